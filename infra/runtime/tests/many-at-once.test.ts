import { create } from '@bufbuild/protobuf'
import { PageInfoSchema } from '@xingzhi/proto/common/v1/page_pb.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, transaction } from '../src/database.ts'
import { newId } from '../src/ids.ts'
import { keepAnswers, readKept } from '../src/kept-answers.ts'
import { appendAllToOutbox, appendToOutbox } from '../src/outbox.ts'
import { Refused } from '../src/refusal.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { MIGRATIONS } from './facts.ts'

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await startTestDatabase('many', MIGRATIONS)
  database = testDatabase.open(4)
})
afterAll(() => testDatabase.drop())

const method = { name: 'Ask', output: PageInfoSchema }
const intent = (key: string, hash = 'a') => ({ personId, key, hash })
const personId = newId()
const page = create(PageInfoSchema, { hasNextPage: true, cursors: ['"\\', '页'] })
const keep = (...answered: Parameters<typeof keepAnswers>[2][number][]) =>
  transaction(database.db, (tx) => keepAnswers(tx, method, answered as never))

test('answers are kept under their keys, refusals too, but for those that bind nothing', async () => {
  const refused = new Refused('OVERLAPS', { slotId: '"{}\\' }, [new Date('2027-03-01T00:00:00Z')])
  const isKept = await keep(
    ...[
      { intent: intent('c'), answer: page },
      { intent: intent('a'), answer: refused },
    ],
    { intent: intent('b'), answer: new Refused('BUSY') },
  )
  expect(isKept).toBe(true)
  const asked = [intent('a'), intent('b'), intent('c'), intent('c', 'another'), intent('d')]
  const found = await readKept(database.db, method, asked)
  expect(found[0]).toMatchObject({
    code: 'OVERLAPS',
    facts: refused.facts,
    suggestedStarts: refused.suggestedStarts,
  })
  expect(found[2]).toEqual(page)
  expect(found[3]).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  expect([found[1], found[4]]).toEqual([undefined, undefined])
  expect(await readKept(database.db, { ...method, name: 'Other' }, [intent('a')])).toEqual([undefined])
})

test('a key that is known by then is told', async () => {
  expect(await keep({ intent: intent('e'), answer: page })).toBe(true)
  expect(await keep({ intent: intent('f'), answer: page }, { intent: intent('e'), answer: page })).toBe(false)
})

test('facts of many things are appended in their order, as those of one are', async () => {
  const events = [{ type: 'x.Told', json: { name: '"\\{}', none: null } }]
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  await transaction(database.db, async (tx) => {
    await appendToOutbox(tx, 'one', events)
    await appendAllToOutbox(tx, [
      { key: 'two', events, traceparent: undefined },
      { key: 'three', events: [...events, ...events], traceparent },
    ])
    await appendAllToOutbox(tx, [])
  })
  const rows = await database.sql`select key, messages, traceparent from outbox order by id`
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { key: 'one', messages: events, traceparent: null },
    { key: 'two', messages: events, traceparent: null },
    { key: 'three', messages: [...events, ...events], traceparent },
  ])
})
