import { newIdempotencyKey } from '../api/idempotency-key.ts'

/** A check-in that waits for the service's verdict. It says when, never where. */
export interface KeptCheckIn {
  personId: string
  walkId: string
  stationId: string
  proof: { code: string } | { accuracyMetres: number }
  claimedAt: string
  idempotencyKey: string
  /** The service said no, in its words. */
  refused?: string
}

export type NewCheckIn = Pick<KeptCheckIn, 'personId' | 'walkId' | 'stationId' | 'proof'>

export type KeptVerdict =
  | { kind: 'stamped' }
  | { kind: 'refused'; message: string }
  | { kind: 'later'; message: string | null }

type Store = Pick<Storage, 'getItem' | 'setItem'>

const STORE_KEY = 'check-ins'

export interface KeptCheckIns {
  /** The same array until something changes. */
  all(): readonly KeptCheckIn[]
  /** Keeps it before it is sent, so that a lost page loses nothing. One that waits at this station stays as it is. */
  keep(one: NewCheckIn, now: Date): KeptCheckIn
  forget(idempotencyKey: string): void
  /**
   * Sends what waits of this person, in turn, until one gets no answer; a verdict ends the waiting. Called while it
   * is sending, it sends nothing twice.
   */
  send(personId: string, ask: (kept: KeptCheckIn) => Promise<KeptVerdict>): Promise<void>
  /** Reads anew what another tab may have written. */
  reread(): void
  onChange(changed: () => void): () => void
}

/** In a store that is full or shut they last as long as the page. */
export function createKeptCheckIns(store: Store): KeptCheckIns {
  let kept = readKept(store)
  let underWay: Promise<void> | null = null
  const listeners = new Set<() => void>()

  function become(next: readonly KeptCheckIn[]) {
    kept = next
    writeKept(store, next)
    for (const changed of listeners) changed()
  }

  const without = (idempotencyKey: string) => kept.filter((one) => one.idempotencyKey !== idempotencyKey)

  async function sendWaiting(personId: string, ask: (one: KeptCheckIn) => Promise<KeptVerdict>) {
    const asked = new Set<string>()
    const isNext = (one: KeptCheckIn) =>
      one.personId === personId && one.refused === undefined && !asked.has(one.idempotencyKey)
    // Looked up each time: one more may be kept while an answer is awaited.
    for (let one = kept.find(isNext); one; one = kept.find(isNext)) {
      const { idempotencyKey } = one
      asked.add(idempotencyKey)
      const verdict = await ask(one)
      if (verdict.kind === 'later') return
      if (verdict.kind === 'stamped') become(without(idempotencyKey))
      else
        become(
          kept.map((other) =>
            other.idempotencyKey === idempotencyKey ? refused(other, verdict.message) : other,
          ),
        )
    }
  }

  return {
    all: () => kept,
    keep(one, now) {
      const isSame = (other: KeptCheckIn) => other.walkId === one.walkId && other.stationId === one.stationId
      const waiting = kept.find((other) => isSame(other) && other.refused === undefined)
      if (waiting) return waiting
      const added = { ...one, claimedAt: now.toISOString(), idempotencyKey: newIdempotencyKey() }
      become([...kept.filter((other) => !isSame(other)), added])
      return added
    },
    forget: (idempotencyKey) => become(without(idempotencyKey)),
    send(personId, ask) {
      underWay ??= sendWaiting(personId, ask).finally(() => {
        underWay = null
      })
      return underWay
    },
    reread() {
      kept = readKept(store)
      for (const changed of listeners) changed()
    },
    onChange(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

function refused(one: KeptCheckIn, message: string): KeptCheckIn {
  return { ...one, refused: message }
}

function readKept(store: Store): readonly KeptCheckIn[] {
  try {
    const read: unknown = JSON.parse(store.getItem(STORE_KEY) ?? '[]')
    return Array.isArray(read) ? read.filter(isKept) : []
  } catch {
    return []
  }
}

function writeKept(store: Store, kept: readonly KeptCheckIn[]): void {
  try {
    store.setItem(STORE_KEY, JSON.stringify(kept))
  } catch {
    return
  }
}

function isKept(value: unknown): value is KeptCheckIn {
  if (typeof value !== 'object' || value === null) return false
  const one = value as Record<string, unknown>
  const words = ['personId', 'walkId', 'stationId', 'claimedAt', 'idempotencyKey']
  const proof = one['proof'] as Record<string, unknown> | null | undefined
  return (
    words.every((name) => typeof one[name] === 'string') &&
    (typeof proof?.['code'] === 'string' || typeof proof?.['accuracyMetres'] === 'number')
  )
}
