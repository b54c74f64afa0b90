/** What the page itself measures while it is looked at; times in ms since the visit began. */
export interface Recorded {
  firstPaintAt: number
  largestPaintAt: number
  /** When the frame with the first card was drawn; 0 while there is none. */
  cardAt: number
  layoutShift: number
  longTasks: { at: number; ms: number }[]
  /** The longest event of each interaction, until the next frame was drawn. */
  interactions: Record<number, number>
  lastLoadedAt: number
}

interface Entry extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  interactionId: number
}

declare global {
  var recorded: Recorded
}

/** Runs in the page before any of its scripts, so it stands alone. */
export function record(firstCard: string): void {
  const recorded: Recorded = {
    ...{ firstPaintAt: 0, largestPaintAt: 0, cardAt: 0, layoutShift: 0, lastLoadedAt: 0 },
    ...{ longTasks: [], interactions: {} },
  }
  globalThis.recorded = recorded
  const observe = (type: string, each: (entry: Entry) => void, more = {}) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) each(entry as Entry)
    }).observe({ type, buffered: true, ...more })

  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') recorded.firstPaintAt = startTime
  })
  observe('largest-contentful-paint', ({ startTime }) => {
    recorded.largestPaintAt = startTime
  })
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) recorded.layoutShift += value
  })
  observe('longtask', ({ startTime, duration }) => {
    recorded.longTasks.push({ at: startTime, ms: duration })
  })
  observe('resource', ({ startTime, duration }) => {
    recorded.lastLoadedAt = Math.max(recorded.lastLoadedAt, startTime + duration)
  })
  observe(
    'event',
    ({ interactionId, duration }) => {
      if (interactionId === 0) return
      recorded.interactions[interactionId] = Math.max(recorded.interactions[interactionId] ?? 0, duration)
    },
    { durationThreshold: 16 },
  )

  const watcher = new MutationObserver(() => {
    if (document.querySelector(firstCard) === null) return
    watcher.disconnect()
    // A task that follows the frame: by then it was drawn.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        recorded.cardAt = performance.now()
      }
      port2.postMessage(null)
    })
  })
  watcher.observe(document, { childList: true, subtree: true })
}
