import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Code, ConnectError } from '@connectrpc/connect'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { createLog } from '@xingzhi/runtime/log'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { type Booking, citizen, factsOf, refusedWith, reservationIn, startBooking } from './start-booking.ts'

let booking: Booking
let logged: { level: number; msg: string; err: { message: string; code: string } }[]
beforeAll(async () => {
  const destination = { write: (line: string) => void logged.push(JSON.parse(line)) }
  booking = await startBooking({ log: createLog({ name: 'booking', destination }) })
  logged = []
})
afterAll(() => booking.stop())

test('on a full disk people hear of an outage, nothing is lost or kept by halves, and it goes on when there is space', async () => {
  const slotId = await booking.publish()
  const by = citizen(1)
  const held = reservationIn((await booking.reserve({ by, slotId }))[0])
  const wishes = [2, 3, 4].map((person) => ({ by: citizen(person), slotId, key: newId() }))
  const cancelKey = newId()
  const outageOf = (call: Promise<unknown>) =>
    call.then(
      () => 'none',
      (error: unknown) => Code[ConnectError.from(error).code],
    )

  const free = await fillDisk()
  // The first one of each finds the old connections closed.
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(await outageOf(booking.reserve(...wishes))).toBe('Unavailable')
    expect(await outageOf(booking.cancel(by, held.id, cancelKey))).toBe('Unavailable')
  }
  const moved = booking.tell(SessionChangedSchema, {
    facts: factsOf({ id: slotId, version: 2, startsIn: 50 }),
  })
  const complaints = () => logged.filter(({ err }) => err.code === '53100')
  await eventually(() => expect(complaints().length).toBeGreaterThan(4))
  for (const { level, msg, err } of complaints()) {
    expect([level, msg]).toEqual([50, 'the disk of the database is full'])
    expect(err.message).toContain('No space left on device')
  }
  await checkTruths(booking.sql)
  expect((await booking.sql`select from reservations`).count).toBe(1)

  await free()
  const verdicts = await eventually(() => booking.reserve(...wishes))
  expect(verdicts.map(refusedWith)).toEqual(['OK', 'OK', 'OK'])
  const cancelled = await eventually(() => booking.cancel(by, held.id, cancelKey))
  expect(cancelled?.status).toBe(ReservationStatus.CANCELLED)
  await moved
  expect((await booking.sql`select from dead_letters`).count).toBe(0)
  await checkTruths(booking.sql)
})

/**
 * Lets the outbox's file be one on which there is never space, which every writer needs, and answers how to undo it. The
 * kernel's own answer, without rights to mount a disk that is small.
 */
async function fillDisk(): Promise<() => Promise<void>> {
  await booking.service.drain()
  // A new and empty file: the next row has to make it longer.
  await booking.sql`truncate outbox`
  const [place] = await booking.sql<{ folder: string; file: string }[]>`
    select current_setting('data_directory') as folder, pg_relation_filepath('outbox') as file`
  const file = join(must(place).folder, must(place).file)
  renameSync(file, `${file}.kept`)
  symlinkSync('/dev/full', file)
  await endConnections()
  return async () => {
    rmSync(file)
    renameSync(`${file}.kept`, file)
    await endConnections()
  }
}

/** Connections keep files open. */
async function endConnections(): Promise<void> {
  await booking.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
}
