import { ReservationConfirmedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Booking,
  citizen,
  NOW,
  refusalIn,
  refusedWith,
  reservationIn,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
beforeEach(() => booking.clock.set(NOW.toISOString()))
afterAll(() => booking.stop())

test('gives places, a code and the slot’s times, and tells the slot and the reservation without its code', async () => {
  const slotId = await booking.publish({ capacity: 6, startsIn: 48, hours: 2 })
  const by = citizen(1)
  const reservation = reservationIn((await booking.reserve({ by, slotId, partySize: 3 }))[0])
  expect(reservation).toMatchObject({ slotId, personId: by.personId, partySize: 3, overlapping: false })
  expect(reservation.status).toBe(ReservationStatus.CONFIRMED)
  expect(reservation.code).toMatch(/^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$/)
  expect(reservation.startsAt?.seconds).toBe(BigInt(NOW.getTime() / 1000 + 48 * 3600))
  expect(reservation.cancelUntil?.seconds).toBe(BigInt(NOW.getTime() / 1000 + 46 * 3600))

  await booking.service.drain()
  const slot = booking.toldOf(SlotChangedSchema).findLast((told) => told.slot?.id === slotId)?.slot
  expect(slot).toMatchObject({
    reserved: 3,
    capacity: 6,
    version: 2n,
    reservationCount: 1,
    maximumPartySize: 4,
  })
  const confirmed = booking
    .toldOf(ReservationConfirmedSchema)
    .filter((told) => told.reservation?.slotId === slotId)
  expect(confirmed).toHaveLength(1)
  expect(confirmed[0]?.slotVersion).toBe(2n)
  expect(confirmed[0]?.reservation).toEqual({ ...reservation, code: '', cancelUntil: undefined })
})

test('places greedily in order of arrival: of 4, 3 and 1 for five places, 4 and 1 fit', async () => {
  const slotId = await booking.publish({ capacity: 5 })
  const verdicts = await booking.reserve(
    { by: citizen(5), slotId, partySize: 4 },
    { by: citizen(6), slotId, partySize: 3 },
    { by: citizen(7), slotId, partySize: 1 },
  )
  expect(verdicts.map(refusedWith)).toEqual(['OK', 'SLOT_FULL', 'OK'])
  expect(refusalIn(verdicts[1]).facts).toEqual({ remaining: '1', partySize: '3' })
})

test('what is refused for an overlap leaves its places to those behind it in the same batch', async () => {
  const [first, second] = [
    await booking.publish({ startsIn: 60 }),
    await booking.publish({ startsIn: 61, capacity: 2 }),
  ]
  const busy = citizen(10)
  const verdicts = await booking.reserve(
    { by: busy, slotId: first },
    { by: busy, slotId: second, partySize: 2 },
    { by: citizen(11), slotId: second, partySize: 2 },
    { by: citizen(12), slotId: second, partySize: 1 },
  )
  expect(verdicts.map(refusedWith)).toEqual(['OK', 'OVERLAPS', 'OK', 'SLOT_FULL'])
  const held = reservationIn(verdicts[0])
  expect(refusalIn(verdicts[1]).facts).toEqual({
    slotId: first,
    startsAt: new Date(Number(held.startsAt?.seconds) * 1000).toISOString(),
    endsAt: new Date(Number(held.endsAt?.seconds) * 1000).toISOString(),
  })
})

test('an overlap with what is held from before is named, and a start on another’s end is none', async () => {
  const [held, within, after] = [
    await booking.publish({ startsIn: 70, hours: 2 }),
    await booking.publish({ startsIn: 71, hours: 2 }),
    await booking.publish({ startsIn: 72, hours: 1 }),
  ]
  const by = citizen(15)
  await booking.reserve({ by, slotId: held })
  const verdicts = await booking.reserve({ by, slotId: within }, { by, slotId: after })
  expect(verdicts.map(refusedWith)).toEqual(['OVERLAPS', 'OK'])
  expect(refusalIn(verdicts[0]).facts).toMatchObject({ slotId: held })
})

test('a second reservation of the same slot is refused with the first one’s id, in the same batch and later', async () => {
  const slotId = await booking.publish()
  const by = citizen(20)
  const [first, second] = await booking.reserve({ by, slotId }, { by, slotId })
  const [third] = await booking.reserve({ by, slotId })
  expect([second, third].map(refusedWith)).toEqual(['ALREADY_RESERVED', 'ALREADY_RESERVED'])
  const { id } = reservationIn(first)
  expect([second, third].map((verdict) => refusalIn(verdict).facts)).toEqual([
    { reservationId: id },
    { reservationId: id },
  ])
})

test('opens and closes by the clock', async () => {
  const by = citizen(25)
  const slotId = await booking.publish({ startsIn: 10 })
  booking.clock.advance({ hours: -25 })
  const early = (await booking.reserve({ by, slotId }))[0]
  booking.clock.set(new Date(NOW.getTime() + 10 * 3_600_000).toISOString())
  const late = (await booking.reserve({ by, slotId }))[0]
  booking.clock.advance({ ms: -1 })
  const intime = (await booking.reserve({ by, slotId }))[0]
  expect([early, late, intime].map(refusedWith)).toEqual(['SLOT_NOT_OPEN', 'SLOT_CLOSED', 'OK'])
  expect(refusalIn(early).facts).toEqual({ opensAt: '2027-02-28T00:00:00.000Z' })
  expect(refusalIn(late).facts).toEqual({ closesAt: '2027-03-01T10:00:00.000Z' })
})

test('a known key gets its verdict again, whatever changed; with another request it is refused', async () => {
  const [slotId, other] = [await booking.publish({ capacity: 2 }), await booking.publish({ startsIn: 90 })]
  const by = citizen(30)
  const [taken] = await booking.reserve({ by, slotId, partySize: 2, key: 'a' })
  const [full] = await booking.reserve({ by: citizen(31), slotId, key: 'b' })
  await booking.cancel(by, reservationIn(taken).id)
  const again = await booking.reserve(
    { by, slotId, partySize: 2, key: 'a' },
    { by: citizen(31), slotId, key: 'b' },
    { by, slotId, partySize: 1, key: 'a' },
    { by, slotId: other, partySize: 2, key: 'a' },
    { by: citizen(32), slotId, key: 'a' },
  )
  expect(again.map(refusedWith)).toEqual([
    'OK',
    'SLOT_FULL',
    'IDEMPOTENCY_MISMATCH',
    'IDEMPOTENCY_MISMATCH',
    'OK',
  ])
  expect(reservationIn(again[0])).toMatchObject({
    id: reservationIn(taken).id,
    code: reservationIn(taken).code,
  })
  expect(reservationIn(again[0]).status).toBe(ReservationStatus.CANCELLED)
  expect(refusalIn(again[1]).facts).toEqual(refusalIn(full).facts)
})

test('one key twice in a batch is one intent', async () => {
  const [slotId, tiny] = [await booking.publish(), await booking.publish({ capacity: 1, startsIn: 90 })]
  const by = citizen(35)
  const [first, twin, mismatch, full, fullTwin] = await booking.reserve(
    { by, slotId, key: 'k' },
    { by, slotId, key: 'k' },
    { by, slotId, key: 'k', partySize: 2 },
    { by, slotId: tiny, key: 'm', partySize: 2 },
    { by, slotId: tiny, key: 'm', partySize: 2 },
  )
  expect(reservationIn(twin)).toEqual(reservationIn(first))
  expect([mismatch, full, fullTwin].map(refusedWith)).toEqual([
    'IDEMPOTENCY_MISMATCH',
    'SLOT_FULL',
    'SLOT_FULL',
  ])
})

test('a person holds at most ten reservations of what has not ended, counted within a batch too', async () => {
  const by = citizen(40)
  const slots: string[] = []
  for (let day = 0; day < 12; day++) slots.push(await booking.publish({ startsIn: 24 + day * 24 }))
  const wishes = slots.map((slotId) => ({ by, slotId }))
  const verdicts = [
    ...(await booking.reserve(...wishes.slice(0, 4))),
    ...(await booking.reserve(...wishes.slice(4))),
  ]
  expect(verdicts.map(refusedWith)).toEqual([...Array(10).fill('OK'), 'LIMIT_REACHED', 'LIMIT_REACHED'])
  expect(refusalIn(verdicts[10]).facts).toEqual({ limit: '10', what: 'activeReservations' })

  booking.clock.advance({ hours: 26 })
  expect((await booking.reserve({ by, slotId: slots[10] ?? '' })).map(refusedWith)).toEqual(['OK'])
})

test('a bad item gets its verdict and disturbs nobody', async () => {
  const slotId = await booking.publish()
  const good = { actorToken: booking.tokenOf(citizen(50)), slotId, partySize: 1, idempotencyKey: newId() }
  const bad = [
    { ...good, actorToken: 'forged' },
    { ...good, actorToken: '' },
    { ...good, idempotencyKey: '' },
    { ...good, idempotencyKey: 'x'.repeat(129) },
    { ...good, idempotencyKey: 'a\0b' },
    { ...good, idempotencyKey: newId(), slotId: 'nonsense' },
    { ...good, idempotencyKey: newId(), slotId: newId() },
    { ...good, idempotencyKey: newId(), partySize: 0 },
    { ...good, idempotencyKey: newId(), partySize: -1 },
    { ...good, idempotencyKey: newId(), partySize: 1_000_000_000 },
    { ...good, idempotencyKey: newId(), partySize: 5 },
  ]
  const { verdicts } = await booking.as(undefined).reserve({ items: [...bad, good] })
  expect(verdicts.map(refusedWith)).toEqual([
    ...Array(2).fill('SIGN_IN_REQUIRED'),
    ...Array(4).fill('INVALID_INPUT'),
    'NOT_FOUND',
    ...Array(3).fill('INVALID_INPUT'),
    'PARTY_TOO_LARGE',
    'OK',
  ])
  expect(refusalIn(verdicts[9]).facts).toEqual({ field: 'partySize', problem: 'too_large', limit: '20' })
  expect(refusalIn(verdicts[10]).facts).toEqual({ maximum: '4' })
})

test('what is wrong with a request is kept with its key', async () => {
  const slotId = await booking.publish()
  const by = citizen(55)
  const key = newId()
  const [bad] = await booking.reserve({ by, slotId, partySize: 0, key })
  const [again, corrected] = await booking.reserve(
    { by, slotId, partySize: 0, key },
    { by, slotId, partySize: 1, key },
  )
  expect([bad, again, corrected].map(refusedWith)).toEqual([
    'INVALID_INPUT',
    'INVALID_INPUT',
    'IDEMPOTENCY_MISMATCH',
  ])
})

test('takes at most 512 items in a call', async () => {
  const items = Array(513).fill({ actorToken: '', slotId: '', partySize: 1, idempotencyKey: '' })
  await expect(booking.as(undefined).reserve({ items })).rejects.toThrow('INVALID_INPUT')
})

test('a token that expired is nobody’s', async () => {
  const slotId = await booking.publish()
  const actorToken = booking.tokenOf(citizen(60))
  booking.clock.advance({ minutes: 2 })
  const item = { actorToken, slotId, partySize: 1, idempotencyKey: newId() }
  const { verdicts } = await booking.as(undefined).reserve({ items: [item] })
  expect(verdicts.map(refusedWith)).toEqual(['SIGN_IN_REQUIRED'])
})

test('a full batch over many slots and people is told slot by slot', async () => {
  const slots: string[] = []
  for (let day = 0; day < 8; day++)
    slots.push(await booking.publish({ startsIn: 24 + day * 24, capacity: 40 }))
  const wishes = slots.flatMap((slotId) =>
    Array.from({ length: 50 }, (_, n) => ({ by: citizen(1000 + n), slotId })),
  )
  const verdicts = await booking.reserve(...wishes)
  for (let slot = 0; slot < 8; slot++) {
    const given = verdicts.slice(slot * 50, slot * 50 + 50).map(refusedWith)
    expect(given).toEqual([...Array(40).fill('OK'), ...Array(10).fill('SLOT_FULL')])
  }
  const codes = new Set(
    verdicts.flatMap(({ verdict }) => (verdict.case === 'reservation' ? verdict.value.code : [])),
  )
  expect(codes.size).toBe(320)
  await booking.service.drain()
  const told = booking
    .toldOf(ReservationConfirmedSchema)
    .filter(({ reservation }) => slots.includes(reservation?.slotId ?? ''))
  expect(told).toHaveLength(320)
})

test('an answer has each slot once, as it stands then: also for who was refused, and for a known key', async () => {
  const [small, large] = [await booking.publish({ capacity: 2 }), await booking.publish({ startsIn: 300 })]
  const item = (number: number, slotId: string, partySize: number, key: string = newId()) => ({
    ...{ actorToken: booking.tokenOf(citizen(number)), slotId, partySize, idempotencyKey: key },
  })
  const ask = async (...items: ReturnType<typeof item>[]) => {
    const { slots } = await booking.as(undefined).reserve({ items })
    expect(slots).toEqual((await booking.as(undefined).getSlots({ ids: slots.map(({ id }) => id) })).slots)
    return slots.map(({ id, reserved, version }) => [id, reserved, Number(version)])
  }
  const first = [item(901, small, 2), item(902, large, 1), item(902, small, 1), item(903, newId(), 1)]
  expect(await ask(...first)).toEqual([
    [small, 2, 2],
    [large, 1, 2],
  ])
  expect(await ask(item(904, small, 1))).toEqual([[small, 2, 2]])
  await ask(item(905, large, 3))
  expect(await ask(must(first[1]))).toEqual([[large, 4, 3]])
  expect(await ask(item(906, 'no id', 1), item(906, large, 0))).toEqual([[large, 4, 3]])
  expect(await ask({ ...item(907, large, 1), actorToken: 'forged' })).toEqual([])
})
