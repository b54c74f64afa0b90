import { ReservationChangedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { change as changeDeparture, schedule } from './departure-data.ts'
import {
  type Booking,
  citizen,
  factsOf,
  manager,
  refusedWith,
  reservationIn,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterAll(() => booking.stop())
afterEach(() => checkTruths(booking.sql))

const reserve = async (by: Actor, slotId: string, partySize = 1) =>
  reservationIn((await booking.reserve({ by, slotId, partySize }))[0])
const slotOf = async (id: string) => must((await booking.as(undefined).getSlots({ ids: [id] })).slots[0])
const change = async (by: Actor, reservationId: string, partySize: number, idempotencyKey = newId()) =>
  must((await booking.as(by).changeReservation({ reservationId, partySize, idempotencyKey })).reservation)
const refused = async (call: Promise<unknown>) => {
  const refusal = refusalOf(
    await call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
  return refusal && { code: RefusalCode[refusal.code], facts: refusal.facts }
}

test('fewer come, and later more: the same reservation, code and place, and the places follow', async () => {
  const slotId = await booking.publish({ capacity: 5, maximumPartySize: 5 })
  const held = await reserve(citizen(1), slotId, 3)
  expect(await change(citizen(1), held.id, 2)).toEqual({ ...held, partySize: 2 })
  expect(await slotOf(slotId)).toMatchObject({ reserved: 2, reservationCount: 1, capacity: 5 })
  const grown = await change(citizen(1), held.id, 5)
  expect(grown).toEqual({ ...held, partySize: 5 })
  expect(await slotOf(slotId)).toMatchObject({ reserved: 5, reservationCount: 1 })
  const { reservations } = await booking.as(citizen(1)).listReservations({})
  expect(reservations).toEqual([grown])

  await booking.service.drain()
  const told = booking
    .toldOf(ReservationChangedSchema)
    .filter(({ reservation }) => reservation?.id === held.id)
  expect(
    told.map(({ reservation, oldPartySize }) => [oldPartySize, reservation?.partySize, reservation?.code]),
  ).toEqual([
    [3, 2, ''],
    [2, 5, ''],
  ])
  const slots = booking.toldOf(SlotChangedSchema).flatMap(({ slot }) => (slot?.id === slotId ? slot : []))
  expect(slots.map(({ reserved }) => reserved)).toEqual([0, 3, 2, 5])
  expect(told.map(({ slotVersion }) => slotVersion)).toEqual(slots.slice(2).map(({ version }) => version))
})

test('a key is answered once, with what it was answered, and another size under it is another wish', async () => {
  const slotId = await booking.publish({ capacity: 10 })
  const { id } = await reserve(citizen(2), slotId, 1)
  const key = newId()
  const first = await change(citizen(2), id, 3, key)
  await change(citizen(2), id, 2)
  expect(await change(citizen(2), id, 3, key)).toEqual(first)
  expect(await slotOf(slotId)).toMatchObject({ reserved: 2 })
  expect(await refused(change(citizen(2), id, 4, key))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  const { version } = await slotOf(slotId)
  expect(await change(citizen(2), id, 2)).toMatchObject({ partySize: 2 })
  expect((await slotOf(slotId)).version).toBe(version)
})

test('more than fit are refused, and nothing is given up for it', async () => {
  const slotId = await booking.publish({ capacity: 5 })
  const { id } = await reserve(citizen(3), slotId, 2)
  await reserve(citizen(4), slotId, 2)
  expect(await refused(change(citizen(3), id, 4))).toEqual({
    code: 'SLOT_FULL',
    facts: { remaining: '1', partySize: '4', held: '2' },
  })
  expect(await refused(change(citizen(3), id, 5))).toMatchObject({
    code: 'PARTY_TOO_LARGE',
    facts: { maximum: '4' },
  })
  expect(await slotOf(slotId)).toMatchObject({ reserved: 4 })
  expect(await change(citizen(3), id, 3)).toMatchObject({ partySize: 3 })
})

test('what is no size, and what is not one’s own, changes nothing', async () => {
  const slotId = await booking.publish()
  const { id } = await reserve(citizen(5), slotId)
  for (const size of [0, -1, 21, 2_000_000_000]) {
    expect(await refused(change(citizen(5), id, size))).toMatchObject({
      code: 'INVALID_INPUT',
      facts: { field: 'partySize' },
    })
  }
  expect(await refused(change(citizen(6), id, 2))).toMatchObject({ code: 'NOT_FOUND' })
  expect(await refused(change(manager, id, 2))).toMatchObject({ code: 'NOT_FOUND' })
  expect(await refused(change(citizen(5), 'x', 2))).toMatchObject({ code: 'NOT_FOUND' })
  await booking.cancel(citizen(5), id)
  expect(await refused(change(citizen(5), id, 2))).toMatchObject({ code: 'NOT_FOUND' })
})

test('a session that shrank lets a party that is too large by now become smaller, and its capacity falls', async () => {
  const slotId = await booking.publish({ capacity: 6, maximumPartySize: 6 })
  const { id } = await reserve(citizen(7), slotId, 6)
  const facts = factsOf({ id: slotId, version: 2, capacity: 3, maximumPartySize: 2 })
  await booking.tell(SessionChangedSchema, { facts })
  expect(await change(citizen(7), id, 5)).toMatchObject({ partySize: 5 })
  expect(await slotOf(slotId)).toMatchObject({ capacity: 5, reserved: 5, wanted: 3 })
  expect(await refused(change(citizen(7), id, 6))).toMatchObject({ code: 'PARTY_TOO_LARGE' })
})

test('on a guided walk a party stays within one group, and who reserved first stays first', async () => {
  const slotId = await schedule(booking, { capacity: 12, maximumPartySize: 6 })
  const first = await reserve(citizen(8), slotId, 2)
  const second = await reserve(citizen(9), slotId, 4)
  expect(await change(citizen(8), first.id, 6)).toMatchObject({ partySize: 6 })
  expect(await refused(change(citizen(9), second.id, 7))).toMatchObject({ code: 'PARTY_TOO_LARGE' })
  await changeDeparture(booking, { id: slotId, capacity: 6, maximumPartySize: 6 }, 6)
  const { reservations } = await booking.as(citizen(8)).getReservations({ ids: [first.id] })
  expect(reservations).toMatchObject([{ partySize: 6, status: 1 }])
})

test('at the same moment the last places go to one of those who want them, whether they change or reserve', async () => {
  const slotId = await booking.publish({ capacity: 20, maximumPartySize: 4 })
  const people = Array.from({ length: 10 }, (_, number) => citizen(20 + number))
  const held = await Promise.all(people.map((by) => reserve(by, slotId, 1)))
  const grown = Promise.all(
    people.map((by, at) =>
      refused(change(by, must(held[at]).id, 3)).then((refusal) => refusal?.code ?? 'OK'),
    ),
  )
  const others = booking.reserve(
    ...Array.from({ length: 10 }, (_, number) => ({ by: citizen(40 + number), slotId, partySize: 2 })),
  )
  const answers = [...(await grown), ...(await others).map(refusedWith)]
  expect(answers.filter((answer) => answer === 'OK')).toHaveLength(5)
  expect(new Set(answers)).toEqual(new Set(['OK', 'SLOT_FULL']))
  expect(await slotOf(slotId)).toMatchObject({ reserved: 20, capacity: 20 })
})

test('the start that was shown is the start that is agreed to, for who is to come in addition', async () => {
  const slotId = await booking.publish({ startsIn: 300 })
  const held = await reserve(citizen(60), slotId, 2)
  await booking.tell(SessionChangedSchema, { facts: factsOf({ id: slotId, version: 2, startsIn: 305 }) })
  const ask = (partySize: number) =>
    booking.as(citizen(60)).changeReservation({
      ...{ reservationId: held.id, partySize, idempotencyKey: newId() },
      ...(held.startsAt && { expectedStartsAt: held.startsAt }),
    })
  expect(await refused(ask(3))).toMatchObject({ code: 'CHANGED' })
  expect((await ask(1)).reservation).toMatchObject({ partySize: 1 })
})
