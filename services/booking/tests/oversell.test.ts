import { must } from '@xingzhi/runtime/assert'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Booking, citizen, startBooking } from './start-booking.ts'

const SLOT_LOCK = 'perform from slots where id = any (p_slots) order by id for no key update;'
const FIRST_WRITE = 'insert into reservations'
const CAPACITY = 40

let instances: Booking[]
beforeAll(async () => {
  const first = await startBooking()
  instances = [first]
  for (let more = 0; more < 3; more++) instances.push(await startBooking({ on: first }))
})
afterAll(async () => {
  for (const instance of instances.toReversed()) await instance.stop()
})

/** 400 other people want 40 places, at four instances at once; how many places were sold. */
async function rush(firstPerson: number): Promise<number> {
  const booking = must(instances[0])
  const slotId = await booking.publish({ capacity: CAPACITY })
  await Promise.all(
    instances.map((instance, number) => {
      const person = firstPerson + number * 100
      return instance.reserve(
        ...Array.from({ length: 100 }, (_, one) => ({ by: citizen(person + one), slotId })),
      )
    }),
  )
  const [row] = await booking.sql<{ places: number }[]>`
    select coalesce(sum(party_size), 0)::int as places from reservations where slot_id = ${slotId}`
  return must(row).places
}

test('with the lock every place is sold and none twice; without it, the same rush oversells', async () => {
  const { sql } = must(instances[0])
  const [row] = await sql<{ definition: string }[]>`
    select pg_get_functiondef('reserve_batch'::regproc) as definition`
  // A pause between judging and writing, so that the instances meet there on any machine.
  const slow = must(row).definition.replace(FIRST_WRITE, `perform pg_sleep(0.3); ${FIRST_WRITE}`)
  expect(slow).toContain('pg_sleep')
  await sql.unsafe(slow)
  expect(await rush(0)).toBe(CAPACITY)

  expect(slow).toContain(SLOT_LOCK)
  await sql.unsafe(slow.replace(SLOT_LOCK, ''))
  await sql`alter table slots drop constraint slots_never_oversold, drop constraint slots_capacity_follows`
  expect(await rush(1000)).toBeGreaterThan(CAPACITY)
})
