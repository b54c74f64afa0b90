import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { ClosureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expireHolds } from '../src/jobs/expire-holds.ts'
import { cancelDeparture, change, ROUTE_ID, schedule } from './departure-data.ts'
import { guide, holdOf, tellClaimed, tellReleased } from './shift-data.ts'
import {
  type Booking,
  citizen,
  factsOf,
  manager,
  NOW,
  operator,
  reservationIn,
  SITE_ID,
  showNotices,
  startBooking,
} from './start-booking.ts'

const SESSIONS = 12_000
const DEPARTURES = 4_000
const PAST_RESERVATIONS = 20_000
const GROWING = ['slots', 'reservations', 'calendar', 'idempotency', 'notices', 'people', 'closures']

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
  const { sql } = booking
  // Nothing analyses these tables: plans must be right while the planner still believes them empty.
  for (const table of GROWING) await sql`alter table ${sql(table)} set (autovacuum_enabled = off)`
  // Makes the plans of the hot path, which are kept.
  const slotId = await booking.publish()
  await booking.reserve({ by: citizen(99), slotId })
  await fill()
})
afterAll(() => booking.stop())

async function fill(): Promise<void> {
  const sql = await booking.sql.reserve()
  await sql`
    insert into slots (id, kind, status, wanted, capacity, maximum_party_size, version, source_version, opens_at,
      closes_at, starts_at, ends_at, craft, site_id, latitude, longitude)
    select uuidv7(), 'SESSION', 'ACTIVE', 20, 20, 4, 1, 1, ${NOW}::timestamptz - interval '1 day', starts, starts,
      starts + interval '2 hours', 'WOOD', (array(select gen_random_uuid() from generate_series(1, 100)))[1 + n % 100],
      31 + (n % 100) / 500.0, 121.3 + (n % 97) / 500.0
    from generate_series(1, ${SESSIONS}) n,
      lateral (select ${NOW}::timestamptz + n * interval '150 seconds' as starts)`
  await sql`
    insert into slots (id, kind, status, wanted, capacity, maximum_party_size, version, source_version, opens_at,
      closes_at, starts_at, ends_at, theme, route_id, latitude, longitude)
    select uuidv7(), 'DEPARTURE', 'ACTIVE', 20, 20, 4, 1, 1, ${NOW}::timestamptz - interval '1 day', starts, starts,
      starts + interval '2 hours', 'RED', gen_random_uuid(), 31, 121.3
    from generate_series(1, ${DEPARTURES}) n,
      lateral (select ${NOW}::timestamptz + n * interval '450 seconds' as starts)`
  await sql`
    with made as (
      insert into reservations (id, slot_id, person_id, party_size, code, created_at)
      select uuidv7(), uuidv7(), gen_random_uuid(), 1, 'filled-' || n, ${NOW} from generate_series(1, ${PAST_RESERVATIONS}) n
      returning id, person_id, slot_id)
    , kept as (
      insert into idempotency (person_id, operation, key, request_hash, response)
      select person_id, 'Reserve', 'filled', 'hash', uuid_send(id) from made)
    insert into calendar (subject_id, kind, person_id, slot_id, period)
    select id, 'RESERVATION', person_id, slot_id, tstzrange(${NOW}::timestamptz - interval '3 days', ${NOW}) from made`
  // Else what filling read is counted later, among what a test reads.
  await sql`select pg_stat_force_next_flush()`
  sql.release()
}

// The first of the tests: the connection still has the plans that it made while the tables were empty.
test('a reservation reads a few rows, however many there are', async () => {
  const slotId = await booking.publish({ capacity: 200 })
  const before = await rowsRead()
  await booking.reserve(
    ...Array.from({ length: 200 }, (_, person) => ({ by: citizen(2000 + person), slotId })),
  )
  await endConnections()
  expect((await rowsRead()) - before).toBeLessThan(200 * 12)
})

async function rowsRead(): Promise<number> {
  const [row] = await booking.sql<{ count: number }[]>`
    select sum(idx_tup_read)::int as count from pg_stat_user_indexes where relname = any(${GROWING})`
  return row?.count ?? 0
}

interface Scans {
  name: string
  sequential: number
  byIndex: number
}

function scansOf(names: readonly string[]): Promise<Scans[]> {
  return booking.sql<Scans[]>`
    select relname as name, seq_scan as sequential, idx_scan as "byIndex" from pg_stat_user_tables
    where relname = any(${names as string[]}) order by relname`
}

/** Ends the service's connections, so that they report what they did. */
async function endConnections(): Promise<void> {
  await eventually(async () => {
    const { count } = await booking.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('booking', 'booking reserve')`
    expect(count).toBe(0)
  })
}

test('no statement of the service reads a growing table from end to end', async () => {
  await endConnections()
  const before = await scansOf(GROWING)
  await useEverything()
  await endConnections()
  const after = await scansOf(GROWING)
  expect(after).toEqual(
    before.map(({ name, sequential }) => ({ name, sequential, byIndex: expect.any(Number) })),
  )
  for (const [index, { byIndex }] of after.entries())
    expect(byIndex).toBeGreaterThan(before[index]?.byIndex ?? 0)
})

async function useEverything(): Promise<void> {
  const by = citizen(1)
  const [client, anybody] = [booking.as(by), booking.as(undefined)]
  const slotId = await booking.publish({ startsIn: 50 })
  const other = await booking.publish({ startsIn: 60, room: 'a' })
  const verdicts = await booking.reserve({ by, slotId }, { by, slotId: other }, { by: citizen(2), slotId })
  await booking.tell(SessionChangedSchema, {
    facts: factsOf({ id: other, version: 2, startsIn: 51, room: 'b' }),
  })
  const resized = { reservationId: reservationIn(verdicts[0]).id, partySize: 2, idempotencyKey: newId() }
  await client.changeReservation(resized)
  await showNotices(client)
  await booking.cancel(by, reservationIn(verdicts[1]).id)
  await useDepartures()
  await useCalendarForShifts()
  await client.recordPerson({ displayName: 'someone' })
  await client.getPerson({})
  await client.listReservations({})
  await client.getReservations({ ids: [reservationIn(verdicts[0]).id] })
  await booking.as(manager).listSlotReservations({ slotId })
  await client.markNoticesRead({ ids: (await client.listNotices({})).notices.map(({ id }) => id) })
  await anybody.getSlots({ ids: [slotId, newId()] })
  await client.findAlternatives({ slotId, partySize: 2 })
  const within = { south: 31.05, north: 31.06, west: 121.35, east: 121.36 }
  const near = { latitude: 31.1, longitude: 121.4 }
  for (const filter of [
    {},
    { within },
    { crafts: [Craft.WOOD] },
    { siteId: SITE_ID },
    { onlyAvailable: true },
  ]) {
    await anybody.searchSlots({ filter })
    await anybody.searchSlots({ filter, near })
    await anybody.summariseSites({ filter })
  }
}

async function useDepartures(): Promise<void> {
  const [by, soon] = [citizen(3), await schedule(booking, { startsIn: 0.5 })]
  const { id } = reservationIn((await booking.reserve({ by, slotId: soon, partySize: 2 }))[0])
  await tellClaimed(booking, newId(), guide(2), 1, { shiftId: soon, startsIn: 0.5 })
  const asGuide = booking.as(guide(2))
  await asGuide.listSlotReservations({ slotId: soon })
  const checkIn = { slotId: soon, peoplePresent: 1, idempotencyKey: newId() }
  await asGuide.checkInReservation({ ...checkIn, by: { case: 'reservationId', value: id } })
  const shrinking = await schedule(booking, { startsIn: 90 })
  await booking.reserve({ by, slotId: shrinking, partySize: 6 }, { by: citizen(4), slotId: shrinking })
  const closure = { id: newId(), of: { case: 'routeId' as const, value: ROUTE_ID }, reason: '修缮' }
  const touched = { closure, version: 1n, departureIds: [shrinking] }
  await booking.tell(ClosureChangedSchema, touched)
  await booking.tell(ClosureChangedSchema, { ...touched, ended: true, version: 2n })
  await change(booking, { id: shrinking, startsIn: 91, capacity: 6 }, 6)
  await booking.as(by).findAlternatives({ slotId: shrinking, partySize: 2 })
  await booking.as(undefined).searchSlots({ filter: { kind: SlotKind.DEPARTURE } })
  await cancelDeparture(booking, { id: shrinking, startsIn: 91 })
  await booking.as(operator).getPeople({ ids: [by.personId] })
}

async function useCalendarForShifts(): Promise<void> {
  const [by, claimed, held] = [guide(1), newId(), newId()]
  await booking.as(by).holdTime(holdOf(claimed, { startsIn: 70 }))
  await tellClaimed(booking, claimed, by, 2, { startsIn: 70 })
  await tellClaimed(booking, claimed, by, 3, { startsIn: 71 })
  await booking.as(by).holdTime(holdOf(held, { startsIn: 80 }))
  await booking.as(by).freeTime({ holdId: held })
  await expireHolds(booking).run(new AbortController().signal)
  await booking.as(by).freeTime({ holdId: claimed, forGood: true })
  await tellReleased(booking, claimed, by, 4, { startsIn: 71 })
}
