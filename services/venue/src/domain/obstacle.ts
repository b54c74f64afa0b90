import type { RefusalFacts, RefusalName } from '@xingzhi/runtime/refusal'
import type { Occupation } from './occupancy.ts'

/** Why a plan can't be: a refusal's code and facts, before starts that fit are looked for. */
export interface Obstacle {
  code: RefusalName
  facts: RefusalFacts
}

/** `there`: what is in the way. */
export function roomTaken(there: Occupation): Obstacle {
  return {
    code: 'ROOM_TAKEN',
    facts: { room: there.room ?? '', startsAt: there.startsAt, endsAt: there.endsAt },
  }
}

/** `left`: how many people fit beside what else runs. */
export function overCapacity(of: 'site' | 'room', capacity: number, left: number): Obstacle {
  return { code: 'OVER_SITE_CAPACITY', facts: { capacity, of, left: Math.max(left, 0) } }
}
