import { distanceMetres } from '@xingzhi/runtime/distance'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ALTERNATIVES_MAX,
  type Busy,
  type Candidate,
  type Kinship,
  orderCandidates,
  rankAlternatives as rankOrdered,
  type Wish,
} from './rank-alternatives.ts'

const now = new Date('2027-03-01T00:00:00Z')
const hour = (offset: number) => new Date(now.getTime() + offset * 3_600_000)
const wish = { startsAt: hour(48), partySize: 1, from: { latitude: 31.1, longitude: 121.4 } }

const candidateOf = (id: string, given: Partial<Candidate> & { startsIn?: number } = {}): Candidate => {
  const { startsIn = 48, ...rest } = given
  const times = { startsAt: hour(startsIn), endsAt: hour(startsIn + 2) }
  return {
    id,
    ...wish.from,
    ...times,
    maximumPartySize: 4,
    capacity: 10,
    held: 0,
    kinship: 0,
    ...rest,
  }
}
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    latitude: fc.double({ min: 31, max: 31.3, noNaN: true }),
    longitude: fc.double({ min: 121.2, max: 121.6, noNaN: true }),
    startsIn: fc.integer({ min: 1, max: 336 }),
    held: fc.nat(9),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
)
const drawn = candidates.map((list) => list.map(({ id, ...rest }) => candidateOf(id, rest)))
const rankAlternatives = (wished: Wish, list: readonly Candidate[], busy: Busy[], at: Date) =>
  rankOrdered(wished, orderCandidates(wished.startsAt, list), busy, at)
const idsOf = (list: { id: string }[]) => list.map(({ id }) => id)

test('prefers what is near, then what is soon, then what is empty, all else equal', () => {
  const near = candidateOf('near', { held: 9 })
  const far = candidateOf('far', { latitude: 31.3 })
  const later = candidateOf('later', { startsIn: 72, held: 9 })
  const full = candidateOf('full', { startsIn: 49, held: 9 })
  const empty = candidateOf('empty', { startsIn: 49 })
  expect(idsOf(rankAlternatives(wish, [far, near], [], now))).toEqual(['near', 'far'])
  expect(idsOf(rankAlternatives(wish, [later, near], [], now))).toEqual(['near', 'later'])
  expect(idsOf(rankAlternatives(wish, [full, empty], [], now))).toEqual(['empty', 'full'])
})

test('prefers the wished route to another of its theme, however far or late', () => {
  const other = candidateOf('other route', { kinship: 2 })
  const late = candidateOf('late', { startsIn: 300, held: 9, latitude: 31.3 })
  expect(idsOf(rankAlternatives(wish, [other, late], [], now))).toEqual(['late', 'other route'])
})

test('says how far, how soon and how full', () => {
  const candidate = candidateOf('one', { latitude: 31.11, startsIn: 3, held: 1, capacity: 3 })
  const [ranked] = rankAlternatives(wish, [candidate], [], now)
  expect(ranked).toMatchObject({ distanceMetres: 1_112, startsInMinutes: 180, loadPercent: 33 })
})

test('leaves out what overlaps with what the person holds, not what touches it', () => {
  const busy = [{ startsAt: hour(50), endsAt: hour(52), slotId: 'mine', reservationId: 'held' }]
  const list = [
    candidateOf('before', { startsIn: 48, kinship: 2 }),
    candidateOf('in', { startsIn: 49, kinship: 2 }),
    candidateOf('after', { startsIn: 52, kinship: 2 }),
  ]
  expect(idsOf(rankAlternatives(wish, list, busy, now)).toSorted()).toEqual(['after', 'before'])
})

test('offers the same at a time that is taken after all else, with what is there, and never what they hold', () => {
  const busy = [{ startsAt: hour(50), endsAt: hour(52), slotId: 'mine', reservationId: 'held' }]
  const list = [
    candidateOf('mine', { startsIn: 50 }),
    candidateOf('same', { startsIn: 50 }),
    candidateOf('like it', { startsIn: 50, kinship: 2 }),
    candidateOf('far', { startsIn: 300, held: 9, latitude: 31.3, kinship: 2 }),
  ]
  const ranked = rankAlternatives(wish, list, busy, now)
  expect(ranked.map(({ id, clash }) => [id, clash?.slotId])).toEqual([
    ['far', undefined],
    ['same', 'mine'],
  ])
})

test('ranks the same whatever the order of the candidates, and never more than five', () => {
  const shuffled = drawn.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      const ranked = rankAlternatives(wish, list, [], now)
      expect(ranked).toEqual(rankAlternatives(wish, other, [], now))
      expect(ranked).toHaveLength(Math.min(ALTERNATIVES_MAX, list.length))
    }),
  )
})

test('nothing that is no better in any respect comes before what is better in one', () => {
  fc.assert(
    fc.property(drawn, (list) => {
      const ranked = rankAlternatives(wish, list, [], now)
      const best = ranked[0]
      const worseThan = (one: Candidate) =>
        best &&
        one.id !== best.id &&
        Math.round(distanceMetres(wish.from, one)) < best.distanceMetres &&
        Math.abs(one.startsAt.getTime() - wish.startsAt.getTime()) <=
          Math.abs(now.getTime() + best.startsInMinutes * 60_000 - wish.startsAt.getTime()) &&
        one.held * 10 <= best.loadPercent
      expect(list.filter(worseThan)).toEqual([])
    }),
  )
})

test('a score lies between 0, the wish itself, and 1', () => {
  fc.assert(
    fc.property(drawn, (list) => {
      for (const { score } of rankAlternatives(wish, list, [], now)) {
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThan(1)
      }
    }),
  )
  expect(rankAlternatives(wish, [candidateOf('same')], [], now)[0]?.score).toBe(0)
})

test('looks at as many as it needs, and finds what looking at all of them does', () => {
  const wishes = fc.record({
    partySize: fc.integer({ min: 1, max: 5 }),
    from: fc.record({
      latitude: fc.double({ min: 31, max: 31.3, noNaN: true }),
      longitude: fc.double({ min: 121.2, max: 121.6, noNaN: true }),
    }),
  })
  const routes = fc.array(fc.constantFrom<Kinship>(0, 1, 2), { minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(drawn, wishes, routes, fc.integer({ min: 1, max: 8 }), (list, like, kinships, countMax) => {
      const mixed = list.map((one, at) => ({ ...one, kinship: kinships[at] ?? 0 }))
      const wished = { ...wish, ...like }
      const rank = (count: number) =>
        rankOrdered(wished, orderCandidates(wished.startsAt, mixed), [], now, count)
      const all = rank(mixed.length + 1)
      expect(all).toHaveLength(mixed.filter(({ held }) => wished.partySize <= Math.min(4, 10 - held)).length)
      expect(rank(countMax)).toEqual(all.slice(0, countMax))
    }),
  )
})
