import { createLiveAge } from './live-age.ts'
import type { LiveLine, LiveSlot, LiveWants, ViewerNews } from './live-places.ts'

/** So long the connection before stays beside a new one: what happens meanwhile is told by either. */
const OVERLAP_MS = 500
/** Signs of life come every twelve seconds. */
const OVERDUE_MS = 15_000
const RETRY_FIRST_MS = 1_000
const RETRY_MAX_MS = 30_000

/** Somebody else is signed in by now than the page shows. */
export class AnotherPerson extends Error {}

export type Connect = (
  slotIds: string[],
  signal: AbortSignal,
  beside: { person: string | null; heard: () => void },
) => AsyncIterable<LiveSlot | ViewerNews>

/** One connection at a time for what is wanted; after a break it connects again and starts from the state as it stands. */
export function createLiveLine(
  connect: Connect,
  { wanted, slot, viewer, another, aged }: LiveWants,
): LiveLine {
  const age = createLiveAge(aged)
  let connected = ''
  let current: AbortController | null = null
  /** Of whom how many notices were unread when it was told last. */
  let known = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let heardAt = 0

  function draw(delayMs: number) {
    clearTimeout(timer)
    timer = setTimeout(refresh, delayMs)
  }

  function heard() {
    failures = 0
    heardAt = Date.now()
    age.heard()
  }

  function refresh() {
    const { slotIds, person } = wanted()
    const name = [person ?? '', ...slotIds].join(' ').trim()
    if (name === connected) return
    const before = current
    if (before) setTimeout(() => before.abort(), OVERLAP_MS)
    current = null
    connected = name
    if (name !== '') void run(slotIds, person, before)
    else heard()
  }

  async function run(slotIds: string[], person: string | null, before: AbortController | null) {
    const mine = new AbortController()
    current = mine
    heardAt = Date.now()
    let isFirst = true
    try {
      for await (const news of connect(slotIds, mine.signal, { person, heard })) {
        heard()
        if (news.__typename === 'Slot') {
          slot(news)
          continue
        }
        // How things stand is no news where they were followed until now.
        const stands = `${person} ${news.unreadNoticeCount}`
        const isNews = !isFirst || before?.signal.aborted !== false || stands !== known
        isFirst = false
        known = stands
        if (isNews) viewer(news)
      }
    } catch (error) {
      // A broken connection and a clean end are the same here: connect again, later.
      if (error instanceof AnotherPerson) another()
    }
    if (current !== mine) return
    current = null
    connected = ''
    failures += 1
    age.lose(Date.now())
    draw(Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** (failures - 1)) * (0.75 + Math.random() / 2))
  }

  return {
    draw,
    wake() {
      if (connected !== '' && Date.now() - heardAt < OVERDUE_MS) return
      if (connected !== '') age.lose(heardAt)
      current?.abort()
      current = null
      connected = ''
      draw(0)
    },
  }
}
