import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import type { RefusalName } from '@xingzhi/runtime/refusal'
import { describe, expect, test } from 'vitest'
import { languageOf } from './language.ts'
import { wordRefusal } from './word-refusal.ts'

const codes = Object.keys(RefusalCode).filter(
  (name): name is RefusalName => Number.isNaN(Number(name)) && name !== 'UNSPECIFIED',
)

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test.each(codes)('%s has words, with and without facts', (code) => {
    const full = {
      field: 'input.partySize',
      problem: 'too_large',
      limit: '4',
      what: 'session',
      remaining: '2',
      partySize: '3',
      opensAt: '2026-05-01T01:00:00Z',
      closesAt: '2026-05-01T01:00:00Z',
      startsAt: '2026-05-01T01:00:00Z',
      endsAt: '2026-05-01T02:30:00Z',
      deadline: '2026-05-01T01:00:00Z',
      maximum: '4',
      room: '木工坊',
      opensMinute: '540',
      closesMinute: '1020',
      capacity: '20',
      of: 'room',
    }
    for (const facts of [full, {}, { remaining: 'x', opensAt: 'never', limit: '' }]) {
      const words = wordRefusal({ code, facts }, language)
      expect(words).not.toMatch(/undefined|NaN|Invalid|null/)
      expect(words.length).toBeGreaterThan(8)
      expect(/[一-鿿]{4}/.test(words)).toBe(language === 'zh-CN')
    }
  })
})

test('times are said in the time of Shanghai', () => {
  const facts = { opensAt: '2026-05-01T01:00:00Z' }
  expect(wordRefusal({ code: 'SLOT_NOT_OPEN', facts }, 'zh-CN')).toContain('5月1日周五 09:00')
  expect(wordRefusal({ code: 'SLOT_NOT_OPEN', facts }, 'en')).toContain('Fri 1 May, 09:00')
})

test.each([
  [undefined, undefined, 'zh-CN'],
  [undefined, 'en-GB,en;q=0.9,zh;q=0.1', 'en'],
  [undefined, 'zh-TW,en;q=0.9', 'zh-CN'],
  [undefined, 'fr,en;q=0.4,zh;q=0.3', 'en'],
  [undefined, 'fr', 'zh-CN'],
  [undefined, ';;;,,,q=x', 'zh-CN'],
  ['a=b; lang=en', 'zh-CN', 'en'],
  ['lang=zh-CN; x=y', 'en', 'zh-CN'],
  ['lang=de', 'en', 'en'],
  ['xlang=en', undefined, 'zh-CN'],
])('with cookies %j and Accept-Language %j the language is %s', (cookies, accepted, language) => {
  expect(languageOf(cookies, accepted)).toBe(language)
})
