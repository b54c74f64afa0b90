import { create } from '@bufbuild/protobuf'
import { PageRequestSchema } from '@xingzhi/proto/common/v1/page_pb.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { pageOf, readPage } from './page.ts'
import { Refused } from './refusal.ts'

const cursor = z.tuple([z.iso.datetime(), z.string()])
const read = (first: number, after = '') => readPage(create(PageRequestSchema, { first, after }), { cursor })

test('asks for one row more than the page holds, and tells from it whether another page follows', () => {
  const { limit } = read(2)
  const rows = ['a', 'b', 'c'].map((id) => ({ id, at: '2026-03-01T00:00:00Z' }))
  const page = pageOf(rows.slice(0, limit), limit, (row) => [row.at, row.id])
  expect(page.rows.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(page.pageInfo.hasNextPage).toBe(true)
  expect(pageOf(rows.slice(0, 2), limit, (row) => [row.at, row.id]).pageInfo.hasNextPage).toBe(false)

  const last = page.pageInfo.cursors?.at(-1)
  expect(read(2, last).after).toEqual(['2026-03-01T00:00:00Z', 'b'])
})

test('20 rows unless told, and at most 100', () => {
  expect(readPage(undefined, { cursor }).limit).toBe(21)
  expect(read(0).limit).toBe(21)
  expect(read(100).limit).toBe(101)
  expect(() => read(101)).toThrow(Refused)
  expect(() => read(-1)).toThrow(Refused)
})

test.each(['x', '%%%', Buffer.from('["no date","a"]').toString('base64url'), 'A'.repeat(600)])(
  'a cursor that is not ours is refused: %s',
  (after) => {
    expect(() => read(1, after)).toThrow(Refused)
  },
)
