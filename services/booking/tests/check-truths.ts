import type { Sql } from '@xingzhi/runtime/database'
import { listViolations } from '@xingzhi/runtime/truth'
import { expect } from 'vitest'
import { bookingTruths } from '../src/truths.ts'

/** What must be true of a booking database whatever happened, recounted from the rows. */
export async function checkTruths(sql: Sql): Promise<void> {
  expect(await listViolations(sql, bookingTruths.truths)).toEqual([])
}
