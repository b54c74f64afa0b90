import type { Browser } from 'playwright-core'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  /** Of the thread's own processor time, in µs. */
  tdur?: number
  args?: { data?: { url?: string } }
}

const CATEGORIES = ['toplevel', 'loading', 'devtools.timeline']
const TASK = 'ThreadControllerImpl::RunTask'

/** Does something, and says what the browser's threads did meanwhile. */
export async function whileTraced<T>(
  browser: Browser,
  work: () => Promise<T>,
): Promise<{ result: T; events: readonly TraceEvent[] }> {
  const client = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  client.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent)
  })
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve))
  await client.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES } })
  try {
    return { result: await work(), events }
  } finally {
    await client.send('Tracing.end')
    await complete
    await client.detach()
  }
}

/** What the tasks of a page's main thread took beyond `longMs` each of its own processor time, after its first paint. */
export function ownBlocking(events: readonly TraceEvent[], base: string, longMs: number): number {
  const page = events.find(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.startsWith(base))
  const paintedAt = events.findLast(
    ({ name, pid }) => name === 'firstContentfulPaint' && pid === page?.pid,
  )?.ts
  if (!page || paintedAt === undefined) throw new Error('the trace holds no page that was painted')
  return events
    .filter(({ name, ph, pid, tid }) => name === TASK && ph === 'X' && pid === page.pid && tid === page.tid)
    .filter(({ ts }) => ts > paintedAt)
    .reduce((sum, { tdur = 0 }) => sum + Math.max(0, tdur / 1_000 - longMs), 0)
}
