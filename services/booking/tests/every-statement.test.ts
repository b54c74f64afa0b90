import { Code, ConnectError } from '@connectrpc/connect'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { SessionCancelledSchema, SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { type Cut, type CuttingProxy, startCuttingProxy } from '@xingzhi/runtime/testing/cutting-proxy'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { change, schedule } from './departure-data.ts'
import { type Booking, citizen, factsOf, manager, reservationIn, startBooking } from './start-booking.ts'

const CUTS: Cut[] = ['before', 'after', 'meanwhile']

let steady: Booking
/** On the same database, by way of the proxy. */
let shaken: Booking
let proxy: CuttingProxy
let people = 0

beforeAll(async () => {
  steady = await startBooking()
  proxy = await startCuttingProxy(steady.testDatabase.url)
  shaken = await startBooking({ on: steady, config: { databaseUrl: proxy.url, databaseConnectionsMax: 2 } })
})
afterAll(async () => {
  await shaken.stop()
  await proxy.close()
  await steady.stop()
})
afterEach(() => checkTruths(steady.sql))

/** Cuts the work's connection at its first statement, at its second, and so on until it has no more. */
async function atEveryStatement(cut: Cut, work: () => Promise<void>): Promise<void> {
  for (let number = 1; ; number++) {
    const before = proxy.cutCount()
    proxy.cutAt({ number, cut })
    await work()
    proxy.calm()
    if (proxy.cutCount() === before) {
      expect(number).toBeGreaterThan(1)
      return
    }
  }
}

/** The same again until it is answered; everything but an outage is a failure. */
async function insist<T>(ask: (booking: Booking) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(attempt % 2 === 0 ? shaken : steady)
    } catch (error) {
      expect(ConnectError.from(error).code).toBe(Code.Unavailable)
    }
  }
}

test.each(CUTS)('reserving, cut %s any statement, is resolved by its key', async (cut) => {
  await atEveryStatement(cut, async () => {
    const slotId = await steady.publish({ startsIn: 100 })
    const wishes = [1, 2, 3].map(() => ({ by: citizen(++people), slotId, key: newId(), partySize: 2 }))
    const verdicts = await insist((booking) => booking.reserve(...wishes))
    const again = await steady.reserve(...wishes)
    expect(again.map((one) => reservationIn(one).id)).toEqual(verdicts.map((one) => reservationIn(one).id))
    const held = await steady.sql`select from reservations where slot_id = ${slotId}`
    expect(held.count).toBe(3)
  })
})

test.each(CUTS)('cancelling, cut %s any statement, is resolved by its key', async (cut) => {
  await atEveryStatement(cut, async () => {
    const by = citizen(++people)
    const slotId = await steady.publish({ startsIn: 100 })
    const { id } = reservationIn((await steady.reserve({ by, slotId }))[0])
    const key = newId()
    const cancelled = await insist((booking) => booking.cancel(by, id, key))
    expect(cancelled?.status).toBe(ReservationStatus.CANCELLED)
    const [slot] = await steady.sql`select reserved, version from slots where id = ${slotId}`
    expect(slot).toEqual({ reserved: 0, version: 3 })
  })
})

test.each(CUTS)('a party that grows, cut %s any statement, is resolved by its key', async (cut) => {
  await atEveryStatement(cut, async () => {
    const by = citizen(++people)
    const slotId = await steady.publish({ startsIn: 100 })
    const { id } = reservationIn((await steady.reserve({ by, slotId }))[0])
    const request = { reservationId: id, partySize: 3, idempotencyKey: newId() }
    const changed = await insist((booking) => booking.as(by).changeReservation(request))
    expect(changed.reservation).toMatchObject({ id, partySize: 3 })
    const [slot] = await steady.sql`select reserved, version from slots where id = ${slotId}`
    expect(slot).toEqual({ reserved: 3, version: 3 })
  })
})

test.each(CUTS)('a session that moves, cut %s any statement, has its effect once', async (cut) => {
  await atEveryStatement(cut, async () => {
    const by = citizen(++people)
    const slotId = await steady.publish({ startsIn: 100 })
    await steady.reserve({ by, slotId })
    await shaken.tell(SessionChangedSchema, { facts: factsOf({ id: slotId, version: 2, startsIn: 103 }) })
    const notices = await steady.sql`select from notices where person_id = ${by.personId}`
    expect(notices.count).toBe(1)
  })
})

test.each(CUTS)('a session that is cancelled, cut %s any statement, has its effect once', async (cut) => {
  await atEveryStatement(cut, async () => {
    const by = citizen(++people)
    const slotId = await steady.publish({ startsIn: 100 })
    await steady.reserve({ by, slotId })
    await shaken.tell(SessionCancelledSchema, { facts: factsOf({ id: slotId, version: 2 }) })
    const notices = await steady.sql`select kind from notices where person_id = ${by.personId}`
    expect(notices).toEqual([{ kind: 'CANCELLED' }])
  })
})

test('a departure that shrinks, cut at any statement, has its effect once', async () => {
  await atEveryStatement('meanwhile', async () => {
    const [stays, goes] = [citizen(++people), citizen(++people)]
    const id = await schedule(steady, { startsIn: 100 })
    for (const by of [stays, goes]) await steady.reserve({ by, slotId: id, partySize: 6 })
    await change(shaken, { id, startsIn: 100, capacity: 10 }, 10)
    const notices = await steady.sql`select person_id as "personId", kind from notices where slot_id = ${id}`
    expect(notices).toEqual([{ personId: goes.personId, kind: 'SHRUNK' }])
  })
})

test.each(CUTS)('checking in, cut %s any statement, is resolved by its key', async (cut) => {
  const slotId = await steady.publish({ startsIn: 0.5, capacity: 1_000 })
  await atEveryStatement(cut, async () => {
    const by = citizen(++people)
    const { id } = reservationIn((await steady.reserve({ by, slotId }))[0])
    const [before] = await steady.sql`select version from slots where id = ${slotId}`
    const request = { slotId, peoplePresent: 1, idempotencyKey: newId() }
    const named = { case: 'reservationId' as const, value: id }
    const answer = await insist((booking) =>
      booking.as(manager).checkInReservation({ ...request, by: named }),
    )
    expect(answer.reservation?.reservation).toMatchObject({ id, peoplePresent: 1 })
    const [after] = await steady.sql`select version from slots where id = ${slotId}`
    expect(after?.['version']).toBe(before?.['version'] + 1)
  })
})

test.each(CUTS)('a sign-in, cut %s any statement, keeps the name', async (cut) => {
  await atEveryStatement(cut, async () => {
    const by = citizen(++people)
    const displayName = `Citizen ${people}`
    await insist((booking) => booking.as(by).recordPerson({ displayName, contact: '' }))
    expect((await steady.as(by).getPerson({})).person?.displayName).toBe(displayName)
  })
})
