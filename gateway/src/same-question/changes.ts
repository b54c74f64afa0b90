import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Clock } from '@xingzhi/runtime/clock'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { LiveListener } from '../live/port.ts'

/** What changed lately, as far as this gateway has heard: ends what was kept of the time before. */
export interface Changes {
  /** A person has changed something: what the text names, and maybe more. */
  changedBy(personId: string | undefined, text: string): void
  /** What is not younger is given to nobody; with a person, nor to that one. */
  notBefore(personId: string | undefined): number
  /** Whether nothing was heard of these slots since then; without a list, of any slot. */
  areUnchanged(slotIds: readonly string[] | undefined, since: number): boolean
  follow(follower: ChangeFollower): void
  listener: LiveListener
}

export interface ChangeFollower {
  /** A slot as it stands; may come twice, late or out of order. */
  changed(slot: Slot): void
  /** Somebody has changed this slot, or maybe has not; how it stands comes later. */
  named(slotId: string): void
  missed(): void
}

const CHANGES_MAX = 20_000
// A slot has the id of its session or departure.
const NAMED = /\b(?:Slot|Session|Departure)_([0-9a-f-]{36})\b/g
const FIRST_VERSION = 1n

export function createChanges(clock: Clock): Changes {
  const now = () => clock().getTime()
  const changedSlots = keepRecent<string, number>(CHANGES_MAX)
  const changedPeople = keepRecent<string, number>(CHANGES_MAX)
  const followers: ChangeFollower[] = []
  let lastChangeAt = Number.NEGATIVE_INFINITY
  let notBefore = Number.NEGATIVE_INFINITY

  function slotChanged(id: string): void {
    lastChangeAt = now()
    changedSlots.set(id, lastChangeAt)
  }

  return {
    changedBy(personId, text) {
      if (personId !== undefined) changedPeople.set(personId, now())
      for (const id of slotIdsIn(text)) {
        slotChanged(id)
        for (const follower of followers) follower.named(id)
      }
    },
    notBefore(personId) {
      if (personId === undefined) return notBefore
      return Math.max(notBefore, changedPeople.get(personId) ?? Number.NEGATIVE_INFINITY)
    },
    areUnchanged(slotIds, since) {
      if (since > lastChangeAt) return true
      return slotIds?.every((id) => since > (changedSlots.get(id) ?? Number.NEGATIVE_INFINITY)) ?? false
    },
    follow: (follower) => void followers.push(follower),
    listener: {
      changed({ slot }) {
        slotChanged(slot.id)
        // No answer names what is new, and any list may have to.
        if (slot.version <= FIRST_VERSION) notBefore = now()
        for (const follower of followers) follower.changed(slot)
      },
      missed() {
        notBefore = now()
        for (const follower of followers) follower.missed()
      },
    },
  }
}

/** The slots that a text names. */
export function slotIdsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(NAMED), ([, id = '']) => id))]
}
