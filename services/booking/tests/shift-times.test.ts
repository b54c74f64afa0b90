import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expireHolds } from '../src/jobs/expire-holds.ts'
import { checkTruths } from './check-truths.ts'
import { guide, holdOf, type ShiftLike, tellClaimed, tellReleased } from './shift-data.ts'
import { type Booking, factsOf, refusedWith, startBooking } from './start-booking.ts'

const soak = readSoak(process.env)

let booking: Booking
beforeEach(async () => {
  booking = await startBooking()
})
afterEach(async () => {
  await checkTruths(booking.sql)
  await booking.stop()
})

const one = guide(1)
const hold = (id: string, shift: ShiftLike = {}, by = one) => booking.as(by).holdTime(holdOf(id, shift))
const free = (holdId: string, forGood: boolean, by = one) => booking.as(by).freeTime({ holdId, forGood })
const expire = () => expireHolds(booking).run(new AbortController().signal)
/** What reserving at that time is answered, by name. */
async function reserves(shift: ShiftLike = {}, by = one): Promise<string> {
  const slotId = await booking.publish(shift)
  return refusedWith((await booking.reserve({ by, slotId }))[0])
}
async function refused(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => new Error('it succeeded'),
    (failure: unknown) => failure,
  )
  const refusal = refusalOf(error)
  if (!refusal) throw error
  const { field = '', problem = '' } = refusal.facts
  return `${(error as Error).message.replace(/^\[\w+\] /, '')} ${field} ${problem}`.trim()
}
const kinds = async () => {
  const rows = await booking.sql<{ kind: string; active: boolean; overlapping: boolean }[]>`
    select kind, active, overlapping from calendar order by lower(period), kind`
  return rows.map(({ kind, active, overlapping }) =>
    [kind, active ? 'active' : 'free', ...(overlapping ? ['overlapping'] : [])].join(' '),
  )
}

describe('a hold', () => {
  test('takes the time of its guide alone, and says what is in the way of another', async () => {
    await hold(newId())
    expect(await reserves({ startsIn: 49 })).toBe('OVERLAPS')
    expect(await reserves({ startsIn: 50 })).toBe('OK')
    expect(await reserves({ startsIn: 49 }, guide(2))).toBe('OK')
    expect(await refused(hold(newId(), { startsIn: 49 }))).toBe('OVERLAPS')
  })

  test('is refused for what the guide has reserved', async () => {
    expect(await reserves()).toBe('OK')
    expect(await refused(hold(newId(), { startsIn: 47 }))).toBe('OVERLAPS')
    await hold(newId(), { startsIn: 46 })
  })

  test('asked for again is the same, with a later expiry, also when the shift has moved meanwhile', async () => {
    const id = newId()
    const first = await hold(id)
    booking.clock.advance({ minutes: 5 })
    const again = await hold(id, { startsIn: 49 })
    expect(Number(again.expiresAt?.seconds) - Number(first.expiresAt?.seconds)).toBe(300)
    expect(await reserves({ startsIn: 46, hours: 3 })).toBe('OK')
    expect(await kinds()).toEqual(['RESERVATION active', 'HOLD active'])
  })

  test('that nobody claims frees its guide when it expires', async () => {
    await hold(newId())
    booking.clock.advance({ minutes: 14 })
    await expire()
    expect(await reserves()).toBe('OVERLAPS')
    booking.clock.advance({ minutes: 1 })
    await expire()
    expect(await reserves()).toBe('OK')
  })

  test('that has expired is in nobody’s way before the job comes by', async () => {
    await hold(newId())
    booking.clock.advance({ minutes: 15 })
    await hold(newId(), { startsIn: 49 })
    expect(await kinds()).toEqual(['HOLD free', 'HOLD active'])
  })

  test('that came to nothing is freed, and may come again', async () => {
    const id = newId()
    await hold(id)
    await free(id, false, guide(2))
    expect(await reserves({ startsIn: 49 })).toBe('OVERLAPS')
    await free(id, false)
    await free(id, false)
    await free(newId(), false)
    await hold(id)
    expect(await kinds()).toEqual(['HOLD active'])
  })

  test('of somebody else cannot be taken over', async () => {
    const id = newId()
    await hold(id)
    expect(await refused(hold(id, {}, guide(2)))).toBe('FORBIDDEN')
    expect(await reserves({}, guide(2))).toBe('OK')
  })
})

describe('a claim', () => {
  test('makes its hold last', async () => {
    const id = newId()
    await hold(id)
    await tellClaimed(booking, id, one, 2)
    booking.clock.advance({ hours: 2 })
    await expire()
    expect(await reserves()).toBe('OVERLAPS')
    expect((await hold(id)).expiresAt).toBeUndefined()
    await free(id, false)
    expect(await kinds()).toEqual(['SHIFT active'])
  })

  test('frees its guide when it is released, and never comes back', async () => {
    const id = newId()
    await hold(id)
    await tellClaimed(booking, id, one, 2)
    await tellReleased(booking, id, one, 3)
    await tellClaimed(booking, id, one, 2)
    expect(await kinds()).toEqual(['SHIFT free'])
    expect(await reserves()).toBe('OK')
  })

  test('that was released for good before it was heard of stays released', async () => {
    const [early, late] = [newId(), newId()]
    await hold(early)
    await free(early, true)
    await tellClaimed(booking, early, one, 2)
    await tellReleased(booking, late, one, 5)
    await tellClaimed(booking, late, one, 4)
    expect(await kinds()).toEqual(['SHIFT free', 'SHIFT free'])
  })

  test('heard of after its hold expired takes the time all the same; what came between is kept and marked', async () => {
    const id = newId()
    await hold(id)
    booking.clock.advance({ minutes: 15 })
    await expire()
    expect(await reserves({ startsIn: 49 })).toBe('OK')
    await tellClaimed(booking, id, one, 2)
    expect(await kinds()).toEqual(['SHIFT active overlapping', 'RESERVATION active overlapping'])
    await tellReleased(booking, id, one, 3)
    expect(await kinds()).toEqual(['SHIFT free', 'RESERVATION active'])
  })

  test('moves with its shift, into what the guide holds and out of it again', async () => {
    const id = newId()
    await hold(id)
    await tellClaimed(booking, id, one, 2)
    expect(await reserves({ startsIn: 52 })).toBe('OK')
    await tellClaimed(booking, id, one, 3, { startsIn: 51 })
    await tellClaimed(booking, id, one, 2)
    expect(await kinds()).toEqual(['SHIFT active overlapping', 'RESERVATION active overlapping'])
    await tellClaimed(booking, id, one, 4, { startsIn: 49 })
    expect(await kinds()).toEqual(['SHIFT active', 'RESERVATION active'])
  })

  test('is met by a session that moves into it', async () => {
    const id = newId()
    await hold(id)
    await tellClaimed(booking, id, one, 2)
    const slotId = await booking.publish({ startsIn: 60 })
    await booking.reserve({ by: one, slotId })
    await booking.tell(SessionChangedSchema, { facts: factsOf({ id: slotId, version: 2, startsIn: 49 }) })
    expect(await kinds()).toEqual(['SHIFT active overlapping', 'RESERVATION active overlapping'])
    const { notices } = await booking.as(one).listNotices({})
    expect(notices).toMatchObject([{ overlappingSlotId: '' }])
  })

  test('of a time that calendars have forgotten is not brought back', async () => {
    booking.clock.advance({ days: 10 })
    await tellClaimed(booking, newId(), one, 2)
    await tellReleased(booking, newId(), one, 3)
    expect(await kinds()).toEqual([])
  })
})

test('bad input is refused with its field', async () => {
  const client = booking.as(one)
  const bad = (change: object) => refused(client.holdTime({ ...holdOf(newId()), ...change } as never))
  expect(await bad({ holdId: '' })).toBe('INVALID_INPUT holdId required')
  expect(await bad({ holdId: 'a\0b' })).toBe('INVALID_INPUT holdId malformed')
  expect(await bad({ shiftId: 'x' })).toBe('INVALID_INPUT shiftId malformed')
  expect(await bad({ startsAt: undefined })).toBe('INVALID_INPUT startsAt required')
  expect(await bad({ endsAt: holdOf(newId()).startsAt })).toBe('INVALID_INPUT endsAt too_small')
  expect(await bad({ endsAt: { seconds: 1n << 60n, nanos: 0 } })).toBe('INVALID_INPUT endsAt malformed')
  expect(await refused(hold(newId(), { hours: 25 }))).toBe('INVALID_INPUT endsAt too_large')
  expect(await bad({ ttlSeconds: 0 })).toBe('INVALID_INPUT ttlSeconds too_small')
  expect(await bad({ ttlSeconds: 86_401 })).toBe('INVALID_INPUT ttlSeconds too_large')
  expect(await refused(client.freeTime({ holdId: 'x' }))).toBe('INVALID_INPUT holdId malformed')
})

test('a reservation and a hold race over and over: each time one of the two has the guide', async () => {
  const [ROUNDS, AT_ONCE] = [20 * soak.times(15), 20]
  const slotId = await booking.publish({ capacity: ROUNDS, startsIn: 48 })
  const winners = { hold: 0, reservation: 0 }
  for (let round = 0; round < ROUNDS; round += AT_ONCE) {
    const racers = Array.from({ length: AT_ONCE }, (_, index) => guide(1_000 + round + index))
    await Promise.all(
      racers.map(async (by, index) => {
        const held = () =>
          hold(newId(), { startsIn: 49 }, by).then(
            () => true,
            (error: unknown) => (refusalOf(error) ? false : Promise.reject(error)),
          )
        const reserved = async () => refusedWith((await booking.reserve({ by, slotId }))[0]) === 'OK'
        // From both sides: each goes first half of the times.
        const isHoldFirst = index % 2 === 0
        const [first, second] = await Promise.all(isHoldFirst ? [held(), reserved()] : [reserved(), held()])
        expect([first, second].filter(Boolean)).toHaveLength(1)
        winners[first === isHoldFirst ? 'hold' : 'reservation']++
      }),
    )
  }
  expect(winners.hold + winners.reservation).toBe(ROUNDS)
  expect(Math.min(winners.hold, winners.reservation)).toBeGreaterThan(0)
})
