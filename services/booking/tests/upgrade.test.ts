import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { Sql } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { startTestDatabase, type TestDatabase } from '@xingzhi/runtime/testing/database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingMigrations } from '../src/service.ts'
import { checkTruths } from './check-truths.ts'
import { guide, tellClaimed, tellReleased } from './shift-data.ts'
import {
  type Booking,
  citizen,
  factsOf,
  NOW,
  refusedWith,
  reservationIn,
  SITE_ID,
  startBooking,
} from './start-booking.ts'

const LAST_OF_0_1_0 = '0009'
const [slotId, other, claim, shift, hold] = [newId(), newId(), newId(), newId(), newId()]

let booking: Booking
let held: string
let definitionsBefore: Map<string, string>
beforeAll(async () => {
  const before = await databaseOf010()
  const { sql } = before.open()
  definitionsBefore = await definitions(sql)
  await fill(sql)
  booking = await startBooking({ before })
})
afterAll(() => booking.stop())

/** As version 0.1.0 left it: its migrations made and patched all functions. */
async function databaseOf010(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'booking-0.1.0-'))
  try {
    const migrations = join(folder, 'migrations')
    const isOf010 = (path: string) =>
      path.endsWith('migrations') ||
      path.endsWith('migrations/') ||
      basename(path).slice(0, 4) <= LAST_OF_0_1_0
    await cp(fileURLToPath(bookingMigrations), migrations, { recursive: true, filter: isOf010 })
    return await startTestDatabase('booking', pathToFileURL(`${migrations}/`))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function definitions(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; text: string }[]>`
    select oid::regprocedure::text as name, pg_get_functiondef(oid) as text from pg_proc p
    where pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`
  return new Map(rows.map(({ name, text }) => [name, text]))
}

/** A slot with two who reserved and one who was refused, and a guide with a claimed shift and a hold: by 0.1.0's functions. */
async function fill(sql: Sql): Promise<void> {
  const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
  for (const [id, startsIn] of [
    [slotId, 48],
    [other, 60],
  ] as const) {
    await sql`
      insert into slots (id, kind, status, wanted, capacity, maximum_party_size, version, source_version, opens_at,
        closes_at, starts_at, ends_at, craft, site_id, latitude, longitude)
      values (${id}, 'SESSION', 'ACTIVE', 3, 3, 4, 1, 1, ${at(-24)}, ${at(startsIn)}, ${at(startsIn)},
        ${at(startsIn + 2)}, 'WOOD', ${SITE_ID}, 31.11, 121.38)`
  }
  const people = [1, 2, 3].map((number) => citizen(number).personId)
  const rows = await sql<{ outcome: string; reservation_id: string }[]>`
    select * from reserve_batch(${NOW}, 10, ${[slotId]}::uuid[], ${[null]}::text[], ${[1, 1, 1]}::int[], ${people}::uuid[],
      ${[2, 1, 1]}::int[], ${['a', 'b', 'c']}::text[], ${['hash', 'hash', 'hash']}::text[], ${[null, null, null]}::jsonb[],
      ${[newId(), newId(), newId()]}::uuid[], ${['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC']}::text[])`
  expect(rows.map(({ outcome }) => outcome)).toEqual(['CONFIRMED', 'CONFIRMED', 'REFUSED'])
  held = rows[0]?.reservation_id ?? ''
  const { personId } = guide(1)
  await sql`select keep_shift(${claim}, ${shift}, ${personId}, ${at(70)}, ${at(72)}, 1)`
  await sql`select hold_time(${hold}, ${personId}, ${at(80)}, ${at(82)}, ${NOW}, ${at(1)})`
}

test('functions run as they did, but for those that changed or had two forms', async () => {
  const now = await definitions(booking.sql)
  const others = [...definitionsBefore.keys()].filter((name) => now.get(name) !== definitionsBefore.get(name))
  expect(others.map((name) => name.replace(/\(.*/, '')).sort()).toEqual([
    ...['clear_overlaps', 'distance_metres'],
    ...['judge_requests', 'keep_shift', 'keep_shift', 'move_time'],
    'refuse_overlap',
    ...['release_shift', 'release_shift'],
    ...['reserve_batch', 'wire_slot'],
  ])
})

test('what a database of 0.1.0 holds is answered, and goes on', async () => {
  const { reservations } = await booking.as(citizen(1)).listReservations({})
  expect(reservations).toMatchObject([{ id: held, slotId, partySize: 2, code: 'AAAA-AAAA' }])
  const [full] = await booking.reserve({ by: citizen(4), slotId })
  expect(refusedWith(full)).toBe('SLOT_FULL')
  expect((await booking.cancel(citizen(1), held))?.status).toBe(ReservationStatus.CANCELLED)
  const [taken, beside] = await booking.reserve(
    { by: citizen(4), slotId, partySize: 2 },
    { by: citizen(4), slotId: other },
  )
  expect([refusedWith(taken), refusedWith(beside)]).toEqual(['OK', 'OK'])
  await checkTruths(booking.sql)
})

test('a session of then moves, and marks what it meets now', async () => {
  await booking.tell(SessionChangedSchema, {
    facts: factsOf({ id: slotId, version: 2, startsIn: 60, capacity: 3 }),
  })
  const { reservations } = await booking.as(citizen(4)).listReservations({})
  expect(reservations.map(({ overlapping }) => overlapping)).toEqual([true, true])
  await checkTruths(booking.sql)
})

test('a shift that was claimed then follows its facts', async () => {
  await tellClaimed(booking, claim, guide(1), 2, { shiftId: shift, startsIn: 71 })
  const { notices } = await booking.as(guide(1)).listNotices({})
  expect(notices).toMatchObject([{ slotId: shift }])
  await booking.as(guide(1)).freeTime({ holdId: hold })
  await tellReleased(booking, claim, guide(1), 3, { shiftId: shift, startsIn: 71 })
  const active = await booking.sql`select from calendar where person_id = ${guide(1).personId} and active`
  expect(active.count).toBe(0)
  expect(reservationIn((await booking.reserve({ by: guide(1), slotId: other }))[0]).slotId).toBe(other)
  await checkTruths(booking.sql)
})
