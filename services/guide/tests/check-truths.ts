import type { Sql } from '@xingzhi/runtime/database'
import { listViolations } from '@xingzhi/runtime/truth'
import { expect } from 'vitest'
import { guideTruths } from '../src/truths.ts'

/** What must be true of a guide database whatever happened, recounted from the rows. */
export async function checkTruths(sql: Sql): Promise<void> {
  expect(await listViolations(sql, guideTruths.truths)).toEqual([])
}
