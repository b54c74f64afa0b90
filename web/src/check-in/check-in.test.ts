import { expect, test } from 'vitest'
import { checkInInput, judgePlace, readStationCode, sendCheckIn } from './check-in.ts'
import { bearingDegrees, metresBetween, windOf } from './compass.ts'

const bell = { latitude: 31.1564, longitude: 121.3497 }
const station = { id: 'Station_1', name: '七宝钟楼', nameEn: null, point: bell, checkInRadiusMetres: 100 }

/** So many metres north of the bell tower. */
const northOf = (metres: number) => ({ ...bell, latitude: bell.latitude + metres / 111_195 })

test('the distance of two known places is right to a metre in a hundred', () => {
  expect(metresBetween(bell, { latitude: 31.1547, longitude: 121.3503 })).toBeCloseTo(197.5, -1)
  expect(metresBetween(bell, bell)).toBe(0)
  expect(
    metresBetween({ latitude: 0, longitude: 179.9995 }, { latitude: 0, longitude: -179.9995 }),
  ).toBeLessThan(120)
})

test.each([
  [0.01, 0, 'N'],
  [0.01, 0.0117, 'NE'],
  [0, 0.01, 'E'],
  [-0.01, 0, 'S'],
  [-0.01, -0.0117, 'SW'],
  [0, -0.01, 'W'],
  [0.01, -0.0117, 'NW'],
] as const)('%f north and %f east lies to the %s', (north, east, wind) => {
  const there = { latitude: bell.latitude + north, longitude: bell.longitude + east }
  expect(windOf(bearingDegrees(bell, there))).toBe(wind)
})

test('a bearing just short of full circle is north again', () => expect(windOf(359)).toBe('N'))

test('who stands at the station with a sharp position is within', () => {
  expect(judgePlace({ ...northOf(40), accuracyMetres: 12.4 }, station)).toEqual({
    verdict: 'within',
    accuracyMetres: 13,
  })
})

test('the radius itself still counts, a step beyond does not', () => {
  expect(judgePlace({ ...northOf(99), accuracyMetres: 100 }, station).verdict).toBe('within')
  expect(judgePlace({ ...northOf(103), accuracyMetres: 5 }, station).verdict).toBe('outside')
})

test('a position vaguer than the radius proves nothing, even in the middle', () => {
  expect(judgePlace({ ...bell, accuracyMetres: 101 }, station)).toEqual({
    verdict: 'vague',
    accuracyMetres: 101,
  })
})

test('a vague position that is far off all the same is outside, with the way to the station', () => {
  const judged = judgePlace({ ...northOf(3000), accuracyMetres: 500 }, station)
  if (judged.verdict !== 'outside') throw new Error(judged.verdict)
  expect(judged.distanceMetres).toBeCloseTo(3000, -2)
  expect(windOf(judged.bearingDegrees)).toBe('S')
})

test('what is sent never tells more than the service takes: the accuracy is at most the radius', () => {
  expect(judgePlace({ ...bell, accuracyMetres: 99.6 }, station)).toEqual({
    verdict: 'within',
    accuracyMetres: 100,
  })
})

test('what is sent holds no position', () => {
  const kept = {
    ...{ personId: 'p', walkId: 'Walk_1', stationId: 'Station_1', idempotencyKey: 'key' },
    ...{ claimedAt: '2026-11-22T02:00:00.000Z', proof: { accuracyMetres: 12 } },
  }
  const now = new Date('2026-11-22T05:00:00.000Z')
  expect(checkInInput(kept, now)).toEqual({
    ...{ walkId: 'Walk_1', stationId: 'Station_1', idempotencyKey: 'key' },
    ...{ claimedAt: '2026-11-22T02:00:00.000Z', sentAt: now.toISOString(), accuracyMetres: 12 },
  })
  expect(checkInInput({ ...kept, proof: { code: '123456' } }, now)).toMatchObject({ code: '123456' })
})

test.each([
  ['SIGN_IN_REQUIRED', { kind: 'later', message: 'm', isSignedOut: true }],
  ['BUSY', { kind: 'later', message: 'm' }],
  ['TOO_LATE', { kind: 'refused', message: 'm' }],
])('what is refused with %s is kept or not: %j', async (code, answer) => {
  const refused = { __typename: 'Refused', code, message: 'm' }
  const client = { mutation: async () => ({ data: { checkIn: refused } }) }
  const kept = { claimedAt: '2026-11-22T02:00:00.000Z', proof: { code: '123456' } }
  expect(await sendCheckIn(client as never, kept as never)).toEqual(answer)
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['123-456', '123456'],
  ['123\u2013456\u200b', '123456'],
  ['12345', null],
  ['12345a', null],
  ['', null],
])('the code typed as %j is %j', (typed, code) => expect(readStationCode(typed)).toBe(code))
