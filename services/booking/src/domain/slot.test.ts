import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  capacityOf,
  followSource,
  releasePlaces,
  type Slot,
  type SlotChange,
  type SourceFacts,
} from './slot.ts'

const hour = (offset: number) => new Date(Date.UTC(2027, 2, 1, offset))
const factsArbitrary = fc.record({
  version: fc.integer({ min: 1, max: 20 }),
  isCancelled: fc.nat(5).map((draw) => draw === 0),
  wanted: fc.nat(20),
  startsAt: fc.integer({ min: 0, max: 100 }),
  room: fc.constantFrom('a', 'b'),
})
type Draw = typeof factsArbitrary extends fc.Arbitrary<infer T> ? T : never

function factsOf({ version, isCancelled, wanted, startsAt, room }: Draw): SourceFacts {
  return {
    id: '0199aaaa-0000-7000-8000-000000000001',
    kind: 'SESSION',
    version,
    isCancelled,
    plan: {
      wanted,
      room,
      maximumPartySize: 4,
      opensAt: hour(-10),
      closesAt: hour(startsAt),
      startsAt: hour(startsAt),
      endsAt: hour(startsAt + 2),
      craft: 'WOOD',
      siteId: null,
      theme: null,
      routeId: null,
      ...{
        activityId: null,
        title: null,
        level: null,
        minimumAge: null,
        meetingPoint: null,
        languages: null,
      },
      latitude: 31,
      longitude: 121,
    },
  }
}

const follow = (slot: Slot | undefined, draw: Draw) => followSource(slot, factsOf(draw))
const holding = (slot: Slot, reserved: number): Slot => {
  const held = { ...slot, reserved, reservationCount: reserved }
  return { ...held, capacity: capacityOf(held) }
}

test('facts of distinct versions lead to the same slot in whatever order, and a cancellation is final', () => {
  const history = fc.uniqueArray(factsArbitrary, {
    selector: ({ version }) => version,
    minLength: 1,
    maxLength: 8,
  })
  const shuffles = history.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
  )
  fc.assert(
    fc.property(shuffles, ([facts, shuffled]) => {
      const told = [...shuffled, ...shuffled.toReversed()]
      const slot = told.reduce<Slot | undefined>((state, one) => follow(state, one)?.slot ?? state, undefined)
      const sorted = facts.toSorted((a, b) => a.version - b.version)
      expect(slot?.sourceVersion).toBe(sorted.at(-1)?.version)
      if (sorted.at(-1)?.isCancelled) expect(slot?.status).toBe('CANCELLED')
      if (facts.every(({ isCancelled }) => !isCancelled))
        expect(slot).toMatchObject(factsOf(sorted.at(-1) as Draw).plan)
    }),
  )
})

test('a stale or doubled fact changes nothing', () => {
  const slot = (
    follow(undefined, { version: 5, isCancelled: false, wanted: 5, startsAt: 1, room: 'a' }) as SlotChange
  ).slot
  for (const version of [1, 4, 5]) {
    expect(follow(slot, { version, isCancelled: true, wanted: 1, startsAt: 2, room: 'b' })).toBeUndefined()
  }
})

test('0 ≤ held ≤ capacity = max(wanted, held) through every change and every party that leaves', () => {
  fc.assert(
    fc.property(factsArbitrary, fc.array(factsArbitrary), fc.nat(20), (first, changes, held) => {
      let slot = holding((follow(undefined, { ...first, isCancelled: false }) as SlotChange).slot, held)
      for (const [index, draw] of changes.entries()) {
        const before = slot
        const change = follow(slot, { ...draw, version: 100 + index })
        slot = change?.slot ?? slot
        if (slot.status === 'ACTIVE' && slot.reserved > 0) slot = releasePlaces(slot, 1)
        expect(slot.reserved).toBeGreaterThanOrEqual(0)
        expect(slot.capacity).toBe(Math.max(slot.wanted, slot.reserved + slot.offered))
        expect(slot.reservationCount).toBe(slot.reserved)
        expect(slot.version).toBeGreaterThanOrEqual(before.version)
        if (change?.isTold) expect(slot.version).toBeGreaterThan(before.version)
      }
    }),
  )
})

test('says what is new: the time, the room, the cancellation', () => {
  const base: Draw = { version: 1, isCancelled: false, wanted: 5, startsAt: 1, room: 'a' }
  const { slot } = follow(undefined, base) as SlotChange
  const news: Partial<Draw>[] = [{ startsAt: 2 }, { room: 'b' }, { wanted: 6 }, { isCancelled: true }]
  const changes = news.map((change) => {
    const { isMoved, isElsewhere, isCancelled } = follow(slot, {
      ...base,
      ...change,
      version: 2,
    }) as SlotChange
    return [isMoved, isElsewhere, isCancelled]
  })
  expect(changes).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, false],
    [false, false, true],
  ])
})
