import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { PlacesOfSlotFragment, ViewerChangedSubscription } from './gen/documents.ts'
import { listen } from './listen.ts'

const SLOTS_MAX = 200
/** Cards come and go in bursts: the connection is drawn anew only when they have settled. */
const SETTLE_MS = 200

/** A slot as it stands, with the version of the session or departure that it follows. */
export type LiveSlot = PlacesOfSlotFragment & { sourceVersion?: number }

export type ViewerNews = ViewerChangedSubscription['viewerChanged']

/** What brings that what the page follows. */
export interface LiveLine {
  /** What is wanted from now on, soon. */
  draw(delayMs: number): void
  /** Whoever sleeps does not hear the silence: where a sign of life is overdue, connects anew at once. */
  wake(): void
}

/** What a line is asked for, and whom it tells. */
export interface LiveWants {
  wanted(): { slotIds: string[]; person: string | null }
  slot(slot: LiveSlot): void
  viewer(news: ViewerNews): void
  another(): void
  aged(isOld: boolean, forMs: number): void
}

export interface LivePlaces {
  /** Keeps these slots live until the returned function is called. */
  follow(slotIds: readonly string[]): () => void
  /** Whose things are followed from now on, if anybody's. */
  followPerson(id: string | null): void
  latest(slotId: string): LiveSlot | undefined
  /** `isNews`: the state differs from one that was there before, it is not the first of its slot. */
  onChange(changed: (isNews: boolean, slot: LiveSlot) => void): () => void
  /** Something of the person's changed, or may have while nobody told it. */
  onViewer(changed: (news: ViewerNews) => void): () => void
  /** Somebody else is signed in by now. */
  onAnother(happened: () => void): () => void
  /** Nothing has come for a while: what is shown may be old. */
  isOld(): boolean
  /** It became old, or is told again; then with how long nothing came. */
  onOld(changed: (forMs: number) => void): () => void
  /** What connects comes after what the page is first drawn with; once. */
  open(lineOf: (wants: LiveWants) => LiveLine): void
  /** The page is seen again, or the network is back. */
  wake(): void
}

/** All that the page shows, on one connection. */
export function createLivePlaces(): LivePlaces {
  const followers = new Map<string, number>()
  const states = new Map<string, LiveSlot>()
  const listeners = new Set<(isNews: boolean, slot: LiveSlot) => void>()
  const viewers = new Set<(news: ViewerNews) => void>()
  const others = new Set<() => void>()
  const ages = new Set<(forMs: number) => void>()
  let person: string | null = null
  let isOld = false
  let line: LiveLine | undefined
  const wants: LiveWants = {
    wanted: () => ({ slotIds: [...followers.keys()].slice(-SLOTS_MAX).sort(), person }),
    slot(state) {
      const known = states.get(state.id)
      if (known && known.version >= state.version) return
      states.set(state.id, state)
      for (const changed of listeners) changed(known !== undefined, state)
    },
    viewer(news) {
      for (const changed of viewers) changed(news)
    },
    another() {
      for (const happened of others) happened()
    },
    aged(old, forMs) {
      isOld = old
      for (const changed of ages) changed(forMs)
    },
  }

  return {
    follow(slotIds) {
      for (const id of slotIds) followers.set(id, (followers.get(id) ?? 0) + 1)
      line?.draw(SETTLE_MS)
      return () => {
        for (const id of slotIds) {
          const left = (followers.get(id) ?? 1) - 1
          if (left > 0) followers.set(id, left)
          else followers.delete(id)
        }
        line?.draw(SETTLE_MS)
      }
    },
    followPerson(id) {
      person = id
      line?.draw(SETTLE_MS)
    },
    latest: (slotId) => states.get(slotId),
    onChange: (changed) => listen(listeners, changed),
    onViewer: (changed) => listen(viewers, changed),
    onAnother: (happened) => listen(others, happened),
    isOld: () => isOld,
    onOld: (changed) => listen(ages, changed),
    open(lineOf) {
      line ??= lineOf(wants)
      line.draw(SETTLE_MS)
    },
    wake: () => line?.wake(),
  }
}

export const livePlaces = createLivePlaces()

/** Calls back when places changed somewhere among what is followed. */
export function onPlacesNews(happened: () => void): () => void {
  return livePlaces.onChange((isNews) => {
    if (isNews) happened()
  })
}

/** Follows these slots while the component is on screen: those that no question of the page was answered with. */
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

/** Whether what the page shows may be old, since its connection is lost. */
export function useIsOld(): boolean {
  return useSyncExternalStore(livePlaces.onOld, livePlaces.isOld)
}
