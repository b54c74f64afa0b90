import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import type { Journey } from './journeys.ts'
import { ownBlocking, whileTraced } from './own-time.ts'
import { type Recorded, record } from './record.ts'

/** What Lighthouse calls slow 4G, and a phone of the middle class beside this machine. */
export const THROTTLE = { cpuTimes: 4, downMbit: 1.6, upKbit: 750, latencyMs: 150 }

const LONG_TASK_MS = 50
const QUIET_MS = 2_000
const PATIENCE_MS = 60_000

export interface Visited {
  firstPaintMs: number
  lcpMs: number
  cardMs: number
  /** What tasks took beyond 50 ms each, from the first paint until the page was quiet. */
  tbtMs: number
  /** The same in processor time of the page's own thread: what else the machine does is not in it. */
  ownTbtMs: number
  inpMs: number
  cls: number
  /** The main thread's whole work until the page was quiet, in processor time. */
  workMs: number
}

/** Opens a page as somebody who was never here, waits until it is quiet, then does what its journey says. */
export async function visit(
  browser: Browser,
  base: string,
  journey: Journey,
  device: BrowserContextOptions,
): Promise<Visited> {
  const context = await browser.newContext({
    ...device,
    baseURL: base,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  try {
    context.setDefaultTimeout(PATIENCE_MS)
    if (journey.person !== undefined) {
      const form = { person: journey.person }
      const answer = await context.request.post('/demo/sign-in', { form, maxRedirects: 0 })
      if (answer.status() !== 303) throw new Error(`signing in was answered with ${answer.status()}`)
    }
    const page = await context.newPage()
    await page.addInitScript(record, journey.firstCard)
    const client = await context.newCDPSession(page)
    await throttle(client)
    await client.send('Performance.enable', { timeDomain: 'threadTicks' })
    const traced = await whileTraced(browser, async () => {
      await page.goto(journey.path, { waitUntil: 'commit' })
      await page.locator(journey.firstCard).first().waitFor()
      return { loaded: await whenQuiet(page), workMs: await workOf(client) }
    })
    const { loaded, workMs } = traced.result
    await journey.act(page, () => whenStill(page))
    const { interactions, layoutShift } = await recordedOf(page)
    return {
      firstPaintMs: loaded.firstPaintAt,
      lcpMs: loaded.largestPaintAt,
      cardMs: loaded.cardAt,
      tbtMs: blocking(loaded),
      ownTbtMs: ownBlocking(traced.events, base, LONG_TASK_MS),
      inpMs: Math.max(0, ...Object.values(interactions)),
      cls: layoutShift,
      workMs,
    }
  } finally {
    await context.close()
  }
}

async function throttle(client: CDPSession): Promise<void> {
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: THROTTLE.latencyMs,
    downloadThroughput: (THROTTLE.downMbit * 1_000_000) / 8,
    uploadThroughput: (THROTTLE.upKbit * 1_000) / 8,
  })
  await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE.cpuTimes })
}

/** Nothing loaded and no long task for a while. */
async function whenQuiet(page: Page): Promise<Recorded> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    await pause(QUIET_MS / 4)
    const recorded = await recordedOf(page)
    const lastAt = Math.max(
      recorded.cardAt,
      recorded.lastLoadedAt,
      ...recorded.longTasks.map(({ at, ms }) => at + ms),
    )
    if (recorded.cardAt > 0 && recorded.now - lastAt > QUIET_MS) return recorded
    if (performance.now() > deadline) throw new Error('the page does not become quiet')
  }
}

/** Between two interactions: what the first one asked for has come and was drawn. */
async function whenStill(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await pause(QUIET_MS / 2)
}

function recordedOf(page: Page): Promise<Recorded & { now: number }> {
  return page.evaluate(() => ({ ...globalThis.recorded, now: performance.now() }))
}

function blocking({ longTasks, firstPaintAt }: Recorded): number {
  return longTasks.reduce((sum, { at, ms }) => {
    const after = Math.min(ms, at + ms - firstPaintAt)
    return sum + Math.max(0, after - LONG_TASK_MS)
  }, 0)
}

async function workOf(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
}
