import type { Clock } from '@xingzhi/runtime/clock'
import { type Combiner, createCombiner } from '@xingzhi/runtime/combiner'
import type { Db } from '@xingzhi/runtime/database'
import type { Point } from '@xingzhi/runtime/distance'
import { listBusyOf } from '../db/calendar.ts'
import { findSlots } from '../db/slots.ts'
import {
  ALTERNATIVES_MAX,
  type Busy,
  type RankedAlternative,
  rankAlternatives,
} from '../domain/rank-alternatives.ts'
import { loadPercentOf, type Slot, takesParty } from '../domain/slot.ts'
import { type Candidates, createCandidates } from './candidates.ts'

/** What somebody wished for, and cannot have. */
export interface Wish {
  slotId: string
  partySize: number
  /** Undefined: from where the wished slot is. */
  near: Point | undefined
  /** Undefined: anybody. */
  personId: string | undefined
}

export interface Alternative extends Pick<RankedAlternative, 'distanceMetres' | 'startsInMinutes' | 'clash'> {
  slot: Slot
  loadPercent: number
  /** The same people, as far as is known. */
  suits: boolean
}

/** The best first; null: there is no such slot. */
export type Alternatives = Alternative[] | null

// Of the candidates of a moment ago some may be full by now.
const SPARE = 3
const BATCH_MAX = 512
const QUEUE_MAX = 10_000

/**
 * Finds alternatives for all who ask at the same time: candidates once a moment for all, their calendars in one statement, the slots
 * that were chosen, as they stand, in another.
 */
export function createAlternatives(over: { db: Db; clock: Clock }): Combiner<Wish, Alternatives> {
  const candidatesOf = createCandidates(over.db)
  return createCombiner({
    run: (wishes) => findForAll(over, candidatesOf, wishes),
    batchMax: BATCH_MAX,
    queueMax: QUEUE_MAX,
  })
}

async function findForAll(
  { db, clock }: { db: Db; clock: Clock },
  candidatesOf: (slotId: string, now: Date) => Promise<Candidates | undefined>,
  wishes: readonly Wish[],
): Promise<Alternatives[]> {
  const now = clock()
  const people = [...new Set(wishes.flatMap(({ personId }) => personId ?? []))]
  const [found, busy] = await Promise.all([
    Promise.all(wishes.map(({ slotId }) => candidatesOf(slotId, now))),
    listBusyOf(db, people, now),
  ])
  // Most of a crowd have nothing in their calendars, and are answered alike.
  const isFree = ({ near, personId }: Wish) => !near && !busy.has(personId ?? '')
  const alike = <T>(answer: (wish: Wish, at: number) => T) => {
    const known = new Map<string, T>()
    return wishes.map((wish, at) => {
      if (!isFree(wish)) return answer(wish, at)
      const key = `${wish.slotId} ${wish.partySize}`
      const same = known.get(key) ?? answer(wish, at)
      known.set(key, same)
      return same
    })
  }
  const chosen = alike((wish, at) => {
    const candidates = found[at]
    return candidates && choose(wish, candidates, busy.get(wish.personId ?? '') ?? [], now)
  })
  const ids = new Set([...new Set(chosen)].flatMap((ranked) => ranked?.map(({ id }) => id) ?? []))
  const slots = new Map((await findSlots(db, [...ids])).map((slot) => [slot.id, slot]))
  return alike(({ partySize }, at) => {
    const ranked = chosen[at]
    return ranked ? standing(ranked, slots, partySize, now) : null
  })
}

function choose(
  { partySize, near }: Wish,
  { wished, ordered }: Candidates,
  busy: readonly Busy[],
  now: Date,
): RankedAlternative[] {
  const wish = { startsAt: wished.startsAt, from: near ?? wished, partySize }
  return rankAlternatives(wish, ordered, busy, now, ALTERNATIVES_MAX + SPARE)
}

/** The best of those that still take the party. */
function standing(
  ranked: readonly RankedAlternative[],
  slots: ReadonlyMap<string, Slot>,
  partySize: number,
  now: Date,
): Alternative[] {
  return ranked
    .flatMap(({ id, kinship, ...same }) => {
      const slot = slots.get(id)
      if (!slot || !takesParty(slot, partySize, now)) return []
      const { distanceMetres, startsInMinutes, clash } = same
      const suits = suitsSame(slot, kinship)
      return { slot, distanceMetres, startsInMinutes, loadPercent: loadPercentOf(slot), clash, suits }
    })
    .slice(0, ALTERNATIVES_MAX)
}

/** The same title may stand over something for others, but then its page says so; the same route in another language does not suit. */
function suitsSame({ kind }: Slot, kinship: RankedAlternative['kinship']): boolean {
  return kinship === 0 || kinship === 2 || (kinship === 1 && kind === 'SESSION')
}
