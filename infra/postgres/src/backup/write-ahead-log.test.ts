import { expect, test } from 'vitest'
import { firstSegmentOf, segmentsBetween } from './write-ahead-log.ts'

const segmentBytes = 16_777_216
const label =
  'START WAL LOCATION: 0/2000028 (file 000000010000000000000002)\nCHECKPOINT LOCATION: 0/2000080\n'
const names = [
  '000000010000000000000002',
  '0000000100000000000000FF',
  '000000010000000100000000',
  '000000010000000100000001',
  '00000001.history',
  'archive_status',
]

test('a backup label names the first segment that is needed', () => {
  expect(firstSegmentOf(label)).toBe('000000010000000000000002')
  expect(() => firstSegmentOf('')).toThrow('names no segment')
})

test('segments follow each other over the end of their upper half', () => {
  const range = { first: '0000000100000000000000FF', last: '000000010000000100000001', segmentBytes }
  expect(segmentsBetween(names, range)).toEqual(names.slice(1, 4))
})

test('one that is gone is refused', () => {
  const range = { first: '000000010000000000000002', last: '000000010000000100000000', segmentBytes }
  expect(() => segmentsBetween(names, range)).toThrow('3 of 255 segments')
})
