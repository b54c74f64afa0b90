import { must } from '@xingzhi/runtime/assert'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Booking, citizen, refusedWith, startBooking } from './start-booking.ts'

const SLOT_LOCK = 'perform from slots where id = any (p_slots) order by id for no key update;'
const CAPACITY = 40

let instances: Booking[]
beforeAll(async () => {
  const first = await startBooking({ config: { batchMax: 4 } })
  instances = [first]
  for (let more = 0; more < 3; more++)
    instances.push(await startBooking({ on: first, config: { batchMax: 4 } }))
})
afterAll(async () => {
  for (const instance of instances.toReversed()) await instance.stop()
})

/** 400 people want 40 places, at four instances at once. */
async function rush(): Promise<number> {
  const [booking] = instances as [Booking]
  const slotId = await booking.publish({ capacity: CAPACITY })
  const rounds = instances.map(async (instance, number) => {
    const wishes = Array.from({ length: 100 }, (_, one) => ({ by: citizen(number * 100 + one), slotId }))
    await instance.reserve(...wishes).then((verdicts) => verdicts.map(refusedWith))
  })
  await Promise.all(rounds)
  const [row] = await booking.sql<{ places: number }[]>`
    select coalesce(sum(party_size), 0)::int as places from reservations where slot_id = ${slotId}`
  return must(row).places
}

test('with the lock every place is sold and none twice; without it, the same rush oversells', async () => {
  expect(await rush()).toBe(CAPACITY)

  const { sql } = must(instances[0])
  await sql`truncate reservations, calendar, idempotency`
  const [row] = await sql<{ definition: string }[]>`
    select pg_get_functiondef('reserve_batch'::regproc) as definition`
  const { definition } = must(row)
  expect(definition).toContain(SLOT_LOCK)
  await sql.unsafe(definition.replace(SLOT_LOCK, ''))
  await sql`alter table slots drop constraint slots_never_oversold, drop constraint slots_capacity_follows`
  expect(await rush()).toBeGreaterThan(CAPACITY)
})
