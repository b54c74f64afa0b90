import { expect, test } from 'vitest'
import { findLeaks, positionDigits } from './find-leaks.ts'

const secrets = { names: ['陶秋雨'], positions: [positionDigits(31.1174531)] }

test.each([
  '{"name":"陶秋雨"}',
  'GET /x?name=%E9%99%B6%E7%A7%8B%E9%9B%A8',
  '"\\u9676\\u79cb\\u96e8"',
  Buffer.from('陶秋雨 and more').toString('base64'),
])('a name is found in %s', (text) => {
  expect(findLeaks({ logs: ['fine', text] }, secrets)).toEqual(['logs hold names'])
})

test('a position is found in more digits than were looked for, and in no fewer', () => {
  expect(findLeaks({ spans: ['near=31.11745'] }, secrets)).toEqual(['spans hold positions'])
  expect(findLeaks({ spans: ['near=31.117'] }, secrets)).toEqual([])
})

test('a token is found whatever it says', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'
  expect(findLeaks({ logs: [`authorization: Bearer ${token}`] }, {})).toEqual(['logs hold a token'])
})

test('nothing is found where nothing is', () => {
  expect(findLeaks({ logs: ['{"level":30,"msg":"serving"}'], spans: [] }, secrets)).toEqual([])
})
