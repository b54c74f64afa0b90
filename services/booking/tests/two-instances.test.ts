import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  type Booking,
  citizen,
  factsOf,
  refusedWith,
  reservationIn,
  startBooking,
  type Wish,
} from './start-booking.ts'

let instances: [Booking, Booking]
beforeAll(async () => {
  const first = await startBooking({ config: { activeReservationsMax: 3 } })
  instances = [first, await startBooking({ on: first, config: { activeReservationsMax: 3 } })]
})
afterAll(async () => {
  const [first, second] = instances
  await second.stop()
  await first.stop()
})

const deadlocks = async () => {
  const [{ sql }] = instances
  await sql`select pg_stat_force_next_flush(), pg_stat_clear_snapshot()`
  const [row] = await sql<{ deadlocks: number }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`
  return must(row).deadlocks
}

test('batches, cancels and moves of the same slots and people never wait for each other in a circle', async () => {
  const [booking] = instances
  const slots = await Promise.all(
    Array.from({ length: 20 }, (_, number) => booking.publish({ startsIn: 100 + number, capacity: 30 })),
  )
  const shuffled = (salt: number) =>
    Array.from({ length: 150 }, (_, n): Wish => {
      const draw = (n * 7919 + salt * 104_729) % 10_007
      return { by: citizen(draw % 60), slotId: must(slots[(draw * 31 + salt) % slots.length]) }
    })
  await Promise.all(
    instances.map(async (instance, number) => {
      for (let round = 0; round < 6; round++) {
        const verdicts = await instance.reserve(...shuffled(round * 2 + number))
        const held = verdicts.flatMap(({ verdict }) => (verdict.case === 'reservation' ? verdict.value : []))
        const moved = must(slots[(round * 3 + number) % slots.length])
        await Promise.all([
          instance.tell(SessionChangedSchema, {
            facts: factsOf({
              id: moved,
              version: 2 + round * 2 + number,
              startsIn: 100 + round,
              capacity: 30,
            }),
          }),
          ...held
            .slice(0, 20)
            .map(({ id, personId }) => instance.cancel({ personId, roles: ['CITIZEN'] }, id)),
        ])
      }
    }),
  )
  await checkTruths(booking.sql)
  expect(await deadlocks()).toBe(0)
})

test('one person at both instances at once never holds more than allowed, and is never in two places', async () => {
  const [booking] = instances
  const slots: string[] = []
  for (let n = 0; n < 10; n++) slots.push(await booking.publish({ startsIn: 300 + n * 2, hours: 3 }))
  for (let person = 500; person < 520; person++) {
    const wishes = slots.map((slotId) => ({ by: citizen(person), slotId }))
    const verdicts = await Promise.all([
      ...wishes.map((wish) => instances[0].reserve(wish)),
      ...wishes.map((wish) => instances[1].reserve(wish)),
    ])
    expect(verdicts.flat().filter((verdict) => refusedWith(verdict) === 'OK')).toHaveLength(3)
  }
  await checkTruths(booking.sql)
})

test('one key at both instances at once makes one reservation', async () => {
  const [booking] = instances
  const slotId = await booking.publish({ startsIn: 400, capacity: 50 })
  for (let person = 600; person < 620; person++) {
    const wish = { by: citizen(person), slotId, key: newId() }
    const verdicts = await Promise.all([...instances, ...instances].map((instance) => instance.reserve(wish)))
    const ids = verdicts.flat().map((verdict) => reservationIn(verdict).id)
    expect(new Set(ids).size).toBe(1)
  }
})
