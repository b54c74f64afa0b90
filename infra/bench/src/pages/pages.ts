import { join } from 'node:path'
import { readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import { freePort } from '@xingzhi/runtime/free-port'
import { verify } from '@xingzhi/verify/verify'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import type { Bench, BenchContext, Figure, Outcome, Target } from '../frame/bench.ts'
import { median } from '../frame/interleave.ts'
import { scratchFolder } from '../frame/scratch-folder.ts'
import { startAndOpen } from '../start/first-page.ts'
import { chromiumPath } from './config.ts'
import { journeysOf } from './journeys.ts'
import { THROTTLE, type Visited, visit } from './visit.ts'

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, hasTouch: true }

export const pages: Bench = {
  name: 'pages',
  what: 'pages in a slow browser: when they are painted, what blocks them, how soon they answer a touch',
  flags: {
    quick: 'one visit of each page: to see that it works',
    desktop: 'a large window instead of a phone',
  },
  run,
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const rounds = flags.has('quick') ? 1 : 5
  const device = flags.has('desktop') ? desktop : phone
  const dataDir = join(await scratchFolder(started), 'data')
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'warn', RATE_LIMITS: 'off' }
  progress('the system starts, with its demo')
  const system = await startAndOpen(env, await freePort(), started)
  const browser = await chromium.launch({
    executablePath: chromiumPath(process.env),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  started.defer(() => browser.close())

  const journeys = await journeysOf(system.url)
  const visits = new Map<string, Visited[]>(journeys.map(({ name }) => [name, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const journey of journeys) {
      const visited = await visit(browser, system.url, journey, device)
      must(visits.get(journey.name)).push(visited)
      const { cardMs, tbtMs } = visited
      progress(
        `round ${round}/${rounds}  ${journey.name}: painted ${Math.round(cardMs)} ms, blocked ${Math.round(tbtMs)} ms`,
      )
    }
  }
  const audit = await verify(must(readRunFile(dataDir)).databases)
  const figures = [...visits].map(([name, visited]) => figureOf(name, visited))
  const { width, height } = must(device.viewport)
  return {
    settings: { rounds, window: `${width} × ${height}`, ...THROTTLE },
    figures,
    targets: figures.flatMap(targetsOf),
    audit,
    notes: [],
  }
}

function figureOf(load: string, visits: Visited[]): Figure {
  const names = Object.keys(must(visits[0])) as (keyof Visited)[]
  const values = Object.fromEntries(names.map((name) => [name, median(visits.map((one) => one[name]))]))
  return { load, arm: 'first visit', values }
}

const wishes: [keyof Visited, string, number][] = [
  ['cardMs', 'first card painted: ms', 2_500],
  ['lcpMs', 'largest contentful paint: ms', 2_000],
  ['tbtMs', 'total blocking time: ms', 300],
  ['inpMs', 'interaction to next paint: ms', 150],
  ['cls', 'cumulative layout shift', 0.02],
]

function targetsOf({ load, values }: Figure): Target[] {
  return wishes.map(([name, words, atMost]) => ({
    name: `${load}: ${words}`,
    value: must(values[name]),
    wanted: { atMost },
  }))
}
