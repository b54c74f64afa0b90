import type { MessageInitShape } from '@bufbuild/protobuf'
import type { PageInfoSchema, PageRequest } from '@xingzhi/proto/common/v1/page_pb.js'
import type { z } from 'zod'
import { must } from './assert.ts'
import { refuse } from './refusal.ts'

const FIRST_DEFAULT = 20
const FIRST_MAX = 100
const CURSOR_MAX_LENGTH = 500

export interface Page<C> {
  /** How many rows to ask for: one more than fits the page, so that it is known whether another page follows. */
  limit: number
  /** What the last row of the page before was sorted by. */
  after: C | undefined
}

/** Reads what page is wanted. `cursor` is the tuple that the rows are sorted by. Refuses INVALID_INPUT. */
export function readPage<S extends z.ZodType>(
  request: PageRequest | undefined,
  { cursor }: { cursor: S },
): Page<z.output<S>> {
  const first = request?.first || FIRST_DEFAULT
  if (first < 0) refuse('INVALID_INPUT', { field: 'first', problem: 'too_small', limit: 1 })
  if (first > FIRST_MAX) refuse('INVALID_INPUT', { field: 'first', problem: 'too_large', limit: FIRST_MAX })
  const after = request?.after ? readCursor(request.after, cursor) : undefined
  return { limit: first + 1, after }
}

/** Cuts what was read with `page.limit` to the page, with a cursor for each row. */
export function pageOf<R>(
  rows: R[],
  limit: number,
  cursorOf: (row: R) => readonly unknown[],
): { rows: R[]; pageInfo: MessageInitShape<typeof PageInfoSchema> } {
  const shown = rows.slice(0, limit - 1)
  const cursors = shown.map((row) => Buffer.from(JSON.stringify(cursorOf(row))).toString('base64url'))
  return { rows: shown, pageInfo: { hasNextPage: rows.length > shown.length, cursors } }
}

function readCursor<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  const malformed = () => refuse('INVALID_INPUT', { field: 'after', problem: 'malformed' })
  if (text.length > CURSOR_MAX_LENGTH) malformed()
  let tuple: unknown
  try {
    tuple = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    malformed()
  }
  const result = schema.safeParse(tuple)
  return result.success ? must(result.data) : malformed()
}
