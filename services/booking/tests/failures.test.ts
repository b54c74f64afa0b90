import { Code, ConnectError } from '@connectrpc/connect'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reserveAll } from '../src/reserve/reserve-all.ts'
import type { PlaceRequest } from '../src/reserve/reserve-batch.ts'
import { checkTruths } from './check-truths.ts'
import { type Booking, citizen, refusedWith, startBooking } from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking({ config: { queueMax: 3 } })
})
afterAll(() => booking.stop())

test('over the queue’s length, callers are told that the system is busy, and nothing is kept', async () => {
  const slotId = await booking.publish()
  const wishes = [1, 2, 3, 4, 5].map((person) => ({ by: citizen(person), slotId, key: `key-${person}` }))
  const verdicts = await booking.reserve(...wishes)
  expect(verdicts.map(refusedWith)).toEqual(['OK', 'OK', 'OK', 'BUSY', 'BUSY'])
  expect((await booking.reserve(must(wishes[4]))).map(refusedWith)).toEqual(['OK'])
})

test('a connection that breaks in the midst is an outage: nothing is kept, and the same key works afterwards', async () => {
  const slotId = await booking.publish({ startsIn: 60 })
  const wish = { by: citizen(10), slotId, key: newId() }
  await booking.sql.begin(async (tx) => {
    await tx`select from slots where id = ${slotId} for update`
    const call = booking.reserve(wish).catch((error: unknown) => error)
    await eventually(async () => expect(await endWaitingBatch()).toBe(1))
    expect(ConnectError.from(await call).code).toBe(Code.Unavailable)
  })
  expect((await booking.sql`select from idempotency where key = ${wish.key}`).count).toBe(0)
  expect((await booking.reserve(wish)).map(refusedWith)).toEqual(['OK'])
})

test('a request that no database can take fails alone, and a deadlock or a doubled code is tried again', async () => {
  const slotId = await booking.publish({ startsIn: 70 })
  const request = (person: number, changed: Partial<PlaceRequest> = {}): PlaceRequest => ({
    personId: citizen(person).personId,
    slotId,
    partySize: 1,
    key: newId(),
    requestHash: 'hash',
    refusal: undefined,
    traceparent: undefined,
    ...changed,
  })
  await booking.sql.unsafe(`
    create sequence failures;
    create function fail_sometimes() returns trigger language plpgsql as $$
    begin
      if nextval('failures') in (2, 9, 12) then
        raise exception 'lost' using errcode = (array['40P01', '23505', '23P01'])[1 + random(0, 2)];
      end if;
      return new;
    end $$;
    create trigger fail_sometimes before insert on reservations for each row execute function fail_sometimes()`)
  const database = openDatabase({ url: booking.testDatabase.url, name: 'test', connectionsMax: 1 })
  const options = { sql: database.sql, clock: booking.clock, activeReservationsMax: 10, log: silentLog }
  const poisoned = request(25, { key: 'a\0b' })
  const requests = [request(21), request(22), request(23), poisoned, request(24), request(26), request(27)]
  const answers = await reserveAll(options, requests).finally(database.close)
  const outcomes = answers.map((answer) => (answer instanceof Error ? 'error' : answer.case))
  expect(outcomes).toEqual(requests.map((one) => (one === poisoned ? 'error' : 'reservation')))
  await booking.sql`drop trigger fail_sometimes on reservations`
  await checkTruths(booking.sql)
})

/** Ends the connection of a batch that waits for a lock; how many there were. */
async function endWaitingBatch(): Promise<number> {
  const ended = await booking.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'booking reserve' and wait_event_type = 'Lock'`
  return ended.count
}
