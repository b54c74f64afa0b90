import { Refused } from '@xingzhi/runtime/refusal'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changePartySize } from './party-size.ts'
import type { Reservation } from './reservation.ts'
import { capacityOf, type Slot } from './slot.ts'

const hour = (offset: number) => new Date(Date.UTC(2027, 2, 1, offset))
const NOW = hour(0)

interface Drawn {
  held: number
  others: number
  wanted: number
  maximum: number
}

function standing({ held, others, wanted, maximum }: Drawn): { slot: Slot; reservation: Reservation } {
  const reserved = held + others
  const id = '0199aaaa-0000-7000-8000-000000000001'
  const slot: Slot = {
    ...{
      id,
      kind: 'SESSION',
      status: 'ACTIVE',
      wanted,
      reserved,
      offered: 0,
      reservationCount: 2,
      version: 7,
    },
    ...{
      capacity: capacityOf({ wanted, reserved, offered: 0 }),
      maximumPartySize: maximum,
      sourceVersion: 1,
      toldPeople: 0,
    },
    ...{ opensAt: hour(-10), closesAt: hour(9), startsAt: hour(10), endsAt: hour(12) },
    ...{ craft: 'WOOD', siteId: null, room: '', latitude: 31, longitude: 121, theme: null, routeId: null },
    ...{ activityId: null, title: null, level: null, minimumAge: null, meetingPoint: null, languages: null },
  }
  const reservation: Reservation = {
    ...{
      id,
      slotId: id,
      slotKind: 'SESSION',
      personId: id,
      partySize: held,
      status: 'CONFIRMED',
      code: 'CODE',
    },
    ...{ createdAt: hour(-5), cancelledAt: null, deadlineWaived: false, cancelledWithSlot: false },
    ...{ peoplePresent: null, checkedInAt: null, startsAt: hour(10), endsAt: hour(12), overlapping: false },
  }
  return { slot, reservation }
}

const drawn = fc.record({
  held: fc.integer({ min: 1, max: 20 }),
  others: fc.nat(20),
  wanted: fc.nat(40),
  maximum: fc.integer({ min: 1, max: 20 }),
})
const sizes = fc.integer({ min: 1, max: 20 })
const wish = (partySize: number, expectedStartsAt?: Date) => ({ partySize, expectedStartsAt })

function answerOf(work: () => unknown): string {
  try {
    work()
    return 'OK'
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

test('whatever is changed, nothing is oversold, nobody else is touched, and only the size is new', () => {
  fc.assert(
    fc.property(drawn, sizes, (like, partySize) => {
      const { slot, reservation } = standing(like)
      let changed: ReturnType<typeof changePartySize>
      const answer = answerOf(() => {
        changed = changePartySize(slot, reservation, wish(partySize), NOW)
      })
      const more = partySize - like.held
      const left = slot.capacity - slot.reserved
      const expected =
        more <= 0 ? 'OK' : partySize > like.maximum ? 'PARTY_TOO_LARGE' : more > left ? 'SLOT_FULL' : 'OK'
      expect(answer).toBe(expected)
      if (answer !== 'OK' || more === 0) {
        expect(changed).toBeUndefined()
        return
      }
      expect(changed?.reservation).toEqual({ ...reservation, partySize })
      const reserved = like.others + partySize
      const capacity = Math.max(like.wanted, reserved)
      expect(changed?.slot).toEqual({ ...slot, reserved, capacity, version: 8 })
      expect(reserved).toBeLessThanOrEqual(Math.max(slot.capacity, reserved - Math.max(0, more)))
    }),
  )
})

test('there and back is as it was', () => {
  fc.assert(
    fc.property(drawn, sizes, (like, partySize) => {
      const { slot, reservation } = standing({ ...like, maximum: 20, wanted: 40 })
      const there = changePartySize(slot, reservation, wish(partySize), NOW)
      if (!there) return
      const back = changePartySize(there.slot, there.reservation, wish(like.held), NOW)
      expect(back).toEqual({ slot: { ...slot, version: 9 }, reservation })
    }),
  )
})

const few = standing({ held: 3, others: 2, wanted: 10, maximum: 4 })
const at = (
  slot: Partial<Slot>,
  reservation: Partial<Reservation>,
  partySize: number,
  now: Date,
  shown?: Date,
) =>
  answerOf(() =>
    changePartySize(
      { ...few.slot, ...slot },
      { ...few.reservation, ...reservation },
      wish(partySize, shown),
      now,
    ),
  )

test.each([
  ['fewer until the start', {}, {}, 2, new Date(hour(10).getTime() - 1), undefined, 'OK'],
  ['nothing from the start on', {}, {}, 2, hour(10), undefined, 'TOO_LATE'],
  ['nothing once it was checked in', {}, { status: 'ATTENDED' as const }, 2, NOW, undefined, 'TOO_LATE'],
  ['nothing that did not come', {}, { status: 'NO_SHOW' as const }, 2, NOW, undefined, 'TOO_LATE'],
  ['nothing that is cancelled', {}, { status: 'CANCELLED' as const }, 2, NOW, undefined, 'NOT_FOUND'],
  [
    'nothing of what is cancelled',
    { status: 'CANCELLED' as const },
    { status: 'CANCELLED' as const },
    2,
    NOW,
    undefined,
    'SLOT_CANCELLED',
  ],
  ['more while it can be reserved', {}, {}, 4, hour(8), undefined, 'OK'],
  ['no more once reserving has closed', {}, {}, 4, hour(9), undefined, 'SLOT_CLOSED'],
  ['fewer all the same', {}, {}, 2, hour(9), undefined, 'OK'],
  ['no more before it opens', { opensAt: hour(1) }, {}, 4, NOW, undefined, 'SLOT_NOT_OPEN'],
  ['no more under another start', {}, {}, 4, NOW, hour(11), 'CHANGED'],
  ['more under the start that was shown', {}, {}, 4, NOW, hour(10), 'OK'],
  ['fewer whatever start was shown', {}, {}, 2, NOW, hour(11), 'OK'],
] as const)('a party may become %s', (_what, slot, reservation, partySize, now, shown, answer) => {
  expect(at(slot, reservation, partySize, now, shown)).toBe(answer)
})
