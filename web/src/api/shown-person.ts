import { listen } from './listen.ts'

/** Whom the page shows. What is sent names them, so that nothing is done as somebody else who signed in meanwhile, in another tab. */
export interface ShownPerson {
  /** Null: nobody; undefined: not known yet. */
  id(): string | null | undefined
  /** Calls back once it is known. */
  onLearnt(told: (id: string | null) => void): () => void
  /** What the server answered may say who is signed in. */
  learn(data: unknown): void
  /** Another tab has learnt who is signed in. */
  heard(id: string | null): void
  /** The server says that it is somebody else. */
  isAnother(): void
}

/** As the header says it of a page that shows nobody. */
export const NOBODY = 'nobody'

/** `changed` is told once that somebody else is signed in by now. */
export function createShownPerson(changed: () => void): ShownPerson {
  const learnt = new Set<(id: string | null) => void>()
  let id: string | null | undefined
  let isOver = false

  function isAnother() {
    if (isOver) return
    isOver = true
    changed()
  }

  return {
    id: () => id,
    onLearnt(told) {
      if (id !== undefined) told(id)
      return listen(learnt, told)
    },
    learn(data) {
      const viewer = (data as { viewer?: { id?: string } | null } | undefined)?.viewer
      if (viewer === undefined || (viewer && !viewer.id)) return
      const found = viewer?.id ?? null
      if (id === undefined) {
        id = found
        for (const told of learnt) told(found)
        // Nobody, where somebody was: the sign-in has run out. What is shown stays theirs until somebody else signs in.
      } else if (found !== null && found !== id) isAnother()
    },
    heard(other) {
      if (id !== undefined && other !== id) isAnother()
    },
    isAnother,
  }
}
