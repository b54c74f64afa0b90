import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { guide, heldWith, holdOf, type ShiftLike, tellClaimed } from './shift-data.ts'
import { type Booking, startBooking } from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterEach(() => checkTruths(booking.sql))
afterAll(() => booking.stop())

const itemOf = (by = guide(1), holdId = newId(), shift: ShiftLike = {}) => ({
  actorToken: booking.tokenOf(by),
  hold: holdOf(holdId, shift),
})
async function hold(...items: object[]): Promise<string[]> {
  return (await booking.as(undefined).holdTimes({ items: items as never })).verdicts.map(heldWith)
}
async function heldBy(person = guide(1)): Promise<string[]> {
  const rows = await booking.sql<{ id: string }[]>`
    select subject_id as id from calendar where person_id = ${person.personId} and active order by lower(period)`
  return rows.map(({ id }) => id)
}

test('many people’s time is held in one call, each answered alone', async () => {
  const [a, b, c] = [newId(), newId(), newId()]
  const forged = { ...itemOf(guide(13)), actorToken: 'forged' }
  const endless = { ...itemOf(guide(14)), hold: { ...holdOf(newId()), ttlSeconds: 0 } }
  const answers = await hold(
    ...[itemOf(guide(11), a), itemOf(guide(12), b), itemOf(guide(11), newId(), { startsIn: 49 })],
    ...[itemOf(guide(11), c, { startsIn: 60 }), forged, endless, { actorToken: booking.tokenOf(guide(14)) }],
  )
  expect(answers).toEqual([
    'OK',
    'OK',
    'OVERLAPS',
    'OK',
    'SIGN_IN_REQUIRED',
    'INVALID_INPUT',
    'INVALID_INPUT',
  ])
  expect(await heldBy(guide(11))).toEqual([a, c])
  expect(await heldBy(guide(12))).toEqual([b])
  expect(await heldBy(guide(14))).toEqual([])
})

test('the same again extends, what is claimed stays, and another’s id is refused', async () => {
  const [held, claimed] = [newId(), newId()]
  await tellClaimed(booking, claimed, guide(21), 1, { startsIn: 80 })
  const items = [itemOf(guide(21), held), itemOf(guide(21), claimed, { startsIn: 80 })]
  expect(await hold(...items)).toEqual(['OK', 'OK'])
  const { verdicts } = await booking.as(undefined).holdTimes({ items })
  expect(
    verdicts.map(({ verdict }) => verdict.case === 'held' && verdict.value.expiresAt !== undefined),
  ).toEqual([true, false])
  expect(await hold(itemOf(guide(22), held))).toEqual(['FORBIDDEN'])
  expect(await heldBy(guide(21))).toEqual([held, claimed])
})

test('calls for the same people in any order at once end, and everybody has one of two', async () => {
  const people = Array.from({ length: 20 }, (_, number) => guide(100 + number))
  const answers = await Promise.all(
    [people, people.toReversed()].map((order) => hold(...order.map((person) => itemOf(person)))),
  )
  const [some, others] = [must(answers[0]), must(answers[1]).toReversed()]
  expect(some.map((answer, at) => [answer, others[at]].sort())).toEqual(people.map(() => ['OK', 'OVERLAPS']))
})

test('more than 512 are refused', async () => {
  await expect(hold(...Array.from({ length: 513 }, () => itemOf()))).rejects.toThrow('INVALID_INPUT')
})
