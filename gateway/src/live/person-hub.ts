import { Repeater, SlidingBuffer } from 'graphql-yoga'
import type { PersonNews } from './person-news.ts'
import type { LivePort } from './port.ts'

/** Everybody whose pages this process tells of their own things. */
export interface PersonHub {
  start(): Promise<void>
  /** Tells the pages of this person, at whatever gateway. */
  tell(news: PersonNews): Promise<void>
  /** Tells a page: that things are as they stand, then what happens; leave by the function that comes back. */
  enter(personId: string, told: (news: PersonNews) => void): () => void
  watch(personId: string): AsyncIterableIterator<PersonNews>
  /** Something may have been missed: everybody looks. */
  catchUp(): void
}

type Told = (news: PersonNews) => void

/** For a page that reads slowly; of what is older each event tells enough. */
const WAITING_MAX = 20
/** Not all pages at once ask how things stand. */
const CATCH_UP_WITHIN_MS = 5_000

export function createPersonHub(live: LivePort): PersonHub {
  const pages = new Map<string, Set<Told>>()

  function happened(news: PersonNews): void {
    for (const told of pages.get(news.personId) ?? []) told(news)
  }

  function enter(personId: string, told: Told): () => void {
    const own = pages.get(personId) ?? new Set()
    pages.set(personId, own)
    own.add(told)
    told({ personId })
    return () => {
      own.delete(told)
      if (own.size === 0 && pages.get(personId) === own) pages.delete(personId)
    }
  }

  function catchUp(): void {
    for (const personId of pages.keys()) {
      setTimeout(() => happened({ personId }), Math.random() * CATCH_UP_WITHIN_MS).unref()
    }
  }

  return {
    start: () => live.listen({ changed() {}, happened, missed: catchUp }),
    tell: (news) => live.tell(news),
    enter,
    watch: (personId) =>
      new Repeater<PersonNews>(async (push, stop) => {
        const leave = enter(personId, (news) => void push(news))
        await stop
        leave()
      }, new SlidingBuffer(WAITING_MAX)),
    catchUp,
  }
}
