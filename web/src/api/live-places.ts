import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { readEventStream } from './event-stream.ts'
import {
  type PlacesOfSlotFragment,
  SlotChangedDocument,
  type SlotChangedSubscription,
} from './gen/documents.ts'
import { GRAPHQL_URL } from './post.ts'

const SLOTS_MAX = 200
/** Cards come and go in bursts: the connection is drawn anew only when they have settled. */
const SETTLE_MS = 200
const RETRY_FIRST_MS = 1_000
const RETRY_MAX_MS = 30_000

export interface LivePlaces {
  /** Keeps these slots live until the returned function is called. */
  follow(slotIds: readonly string[]): () => void
  latest(slotId: string): PlacesOfSlotFragment | undefined
  /** `isNews`: the state differs from one that was there before, it is not the first of its slot. */
  onChange(changed: (isNews: boolean) => void): () => void
}

/** One connection for all slots that the page shows; after a break it connects again and starts from the state as it stands. */
export function createLivePlaces(
  connect: (slotIds: string[], signal: AbortSignal) => AsyncIterable<PlacesOfSlotFragment> = connectByFetch,
): LivePlaces {
  const followers = new Map<string, number>()
  const states = new Map<string, PlacesOfSlotFragment>()
  const listeners = new Set<(isNews: boolean) => void>()
  let connected = ''
  let abort: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  function schedule(delayMs: number) {
    clearTimeout(timer)
    timer = setTimeout(refresh, delayMs)
  }

  function refresh() {
    const wanted = [...followers.keys()].slice(-SLOTS_MAX).sort()
    const name = wanted.join(' ')
    if (name === connected) return
    abort?.abort()
    abort = null
    connected = name
    if (wanted.length > 0) void run(wanted)
  }

  async function run(slotIds: string[]) {
    const mine = new AbortController()
    abort = mine
    try {
      for await (const state of connect(slotIds, mine.signal)) {
        failures = 0
        keep(state)
      }
    } catch {
      // A broken connection and a clean end are the same here: connect again, later.
    }
    if (mine.signal.aborted) return
    connected = ''
    failures += 1
    schedule(Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** (failures - 1)) * (0.75 + Math.random() / 2))
  }

  function keep(state: PlacesOfSlotFragment) {
    const known = states.get(state.id)
    if (known && known.version >= state.version) return
    states.set(state.id, state)
    for (const changed of listeners) changed(known !== undefined)
  }

  return {
    follow(slotIds) {
      for (const id of slotIds) followers.set(id, (followers.get(id) ?? 0) + 1)
      schedule(SETTLE_MS)
      return () => {
        for (const id of slotIds) {
          const left = (followers.get(id) ?? 1) - 1
          if (left > 0) followers.set(id, left)
          else followers.delete(id)
        }
        schedule(SETTLE_MS)
      }
    },
    latest: (slotId) => states.get(slotId),
    onChange(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

const livePlaces = createLivePlaces()

/** Calls back when places changed somewhere among what is followed. */
export function onPlacesNews(happened: () => void): () => void {
  return livePlaces.onChange((isNews) => {
    if (isNews) happened()
  })
}

/** Follows these slots while the component is on screen. */
export function useFollowPlaces(slotIds: readonly string[]) {
  const name = slotIds.join(' ')
  const ids = useMemo(() => (name ? name.split(' ') : []), [name])
  useEffect(() => livePlaces.follow(ids), [ids])
}

/** The newer of what a query answered and what came live. */
export function useLivePlaces<T extends PlacesOfSlotFragment>(slot: T): T
export function useLivePlaces<T extends PlacesOfSlotFragment>(slot: T | null): T | null
export function useLivePlaces<T extends PlacesOfSlotFragment>(slot: T | null): T | null {
  const live = useSyncExternalStore(livePlaces.onChange, () =>
    slot ? livePlaces.latest(slot.id) : undefined,
  )
  return slot && live && live.version > slot.version ? { ...slot, ...live } : slot
}

async function* connectByFetch(slotIds: string[], signal: AbortSignal): AsyncGenerator<PlacesOfSlotFragment> {
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: SlotChangedDocument, variables: { slotIds } }),
    credentials: 'same-origin',
    signal,
  })
  if (!response.ok || !response.body) throw new Error(`live places answered ${response.status}`)
  for await (const data of readEventStream(response.body)) {
    const answer = JSON.parse(data) as { data?: SlotChangedSubscription | null }
    if (answer.data?.slotChanged) yield answer.data.slotChanged
  }
}
