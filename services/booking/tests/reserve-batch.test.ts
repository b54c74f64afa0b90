import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { SessionCancelledSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { createReserveModel, type ModelRequest, type ModelSlot } from './reserve-model.ts'
import { type Booking, citizen, factsOf, NOW, refusedWith, startBooking, type Wish } from './start-booking.ts'

const ACTIVE_MAX = 3
const PEOPLE = 6

const soak = readSoak(process.env)

let booking: Booking
let run = 0
beforeAll(async () => {
  booking = await startBooking({ config: { activeReservationsMax: ACTIVE_MAX } })
})
afterAll(() => booking.stop())

const request = fc.record({
  person: fc.nat(PEOPLE - 1),
  slot: fc.nat(6),
  partySize: fc.integer({ min: 1, max: 5 }),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  shownOff: fc.constantFrom(undefined, undefined, 0, 0, 0, 1),
})
const slot = fc.record({
  capacity: fc.integer({ min: 0, max: 8 }),
  startsIn: fc.integer({ min: 30, max: 40 }),
  hours: fc.integer({ min: 1, max: 4 }),
  isCancelled: fc.nat(9).map((draw) => draw === 0),
})
const batches = fc.array(
  fc.record({
    requests: fc.array(request, { minLength: 1, maxLength: 20 }),
    cancels: fc.array(fc.record({ person: fc.nat(PEOPLE - 1), slot: fc.nat(5) }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 4 },
)

test('a batch gets the verdicts that one request after the other would get, whatever the batch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(slot, { minLength: 4, maxLength: 6 }), batches, async (plans, steps) => {
      run++
      const slots = await openSlots(plans)
      const model = createReserveModel(slots, ACTIVE_MAX)
      for (const { requests, cancels } of steps) {
        const verdicts = await booking.reserve(...requests.map((one) => wishOf(slots, one)))
        expect(verdicts.map(refusedWith)).toEqual(requests.map(model.reserve))
        await checkTruths(booking.sql)
        for (const { person, slot } of cancels) {
          await cancelHeld(person, slots[slot]?.id)
          model.cancel(person, slot)
        }
      }
    }),
    soak.draws(25),
  )
})

// Other people with every run, so that runs do not meet.
const personOf = (person: number) => citizen(run * PEOPLE + person)

function wishOf(slots: ModelSlot[], { person, slot, partySize, key, shownOff }: ModelRequest): Wish {
  const slotId = slots[slot]?.id ?? must(NO_SLOTS[slot])
  const wish = { by: personOf(person), slotId, partySize, key }
  if (shownOff === undefined) return wish
  return { ...wish, expectedStartsAt: new Date((slots[slot]?.startsAt ?? 0) + shownOff * 3_600_000) }
}

const NO_SLOTS = Array.from({ length: 7 }, newId)

async function openSlots(
  plans: { capacity: number; startsIn: number; hours: number; isCancelled: boolean }[],
) {
  const slots: ModelSlot[] = []
  for (const { capacity, startsIn, hours, isCancelled } of plans) {
    const id = await booking.publish({ capacity, startsIn, hours })
    if (isCancelled) await booking.tell(SessionCancelledSchema, { facts: factsOf({ id, version: 2 }) })
    const startsAt = NOW.getTime() + startsIn * 3_600_000
    slots.push({
      id,
      capacity,
      startsAt,
      endsAt: startsAt + hours * 3_600_000,
      maximumPartySize: 4,
      isCancelled,
    })
  }
  return slots
}

async function cancelHeld(person: number, slotId: string | undefined): Promise<void> {
  const { reservations } = await booking.as(personOf(person)).listReservations({ page: { first: 100 } })
  const held = reservations.find((one) => one.slotId === slotId && one.status === ReservationStatus.CONFIRMED)
  if (held) await booking.cancel(personOf(person), held.id)
}
