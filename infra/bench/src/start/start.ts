import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import { freePort } from '@xingzhi/runtime/free-port'
import { verify } from '@xingzhi/verify/verify'
import type { Bench, BenchContext, Figure, Outcome } from '../frame/bench.ts'
import { median } from '../frame/interleave.ts'
import { scratchFolder } from '../frame/scratch-folder.ts'
import { type StartedSystem, startAndOpen } from './first-page.ts'
import type { Memory } from './memory-watch.ts'
import { browsingLoad, reservingLoad } from './visitors.ts'

const MIB = 2 ** 20
const BROWSERS = 16
const RESERVERS = 16
const SETTLE_MS = 2_000
/** Of the first start, which makes the data and the demo, and of later ones. */
const START_MAX_MS = [12_000, 2_000]

export const start: Bench = {
  name: 'start',
  what: 'from `npm start` to the first page, and the memory of embedded mode',
  flags: { quick: 'one start of each kind and a short load: to see that it works' },
  run,
}

interface Plan {
  laterStarts: number
  loadSeconds: number
  people: number
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const plan = flags.has('quick')
    ? { laterStarts: 1, loadSeconds: 3, people: 50 }
    : { laterStarts: 5, loadSeconds: 20, people: 300 }
  const dataDir = join(await scratchFolder(started), 'data')
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'warn', RATE_LIMITS: 'off' }
  const open = async () => startAndOpen(env, await freePort(), started)

  progress('the first start: the data are made, and the demo')
  const first = await open()
  await pause(SETTLE_MS)
  const firstMemory = first.memory.takePeak()
  await first.stop()
  const later: StartedSystem[] = []
  for (let nth = 1; nth <= plan.laterStarts; nth++) {
    await later.at(-1)?.stop()
    later.push(await open())
    progress(`start ${nth} of ${plan.laterStarts}: ${Math.round(must(later.at(-1)).scriptMs)} ms`)
  }
  const last = must(later.at(-1))
  const startMemory = last.memory.takePeak()
  const loaded = await underLoad(last, plan, progress)
  const audit = await verify(must(readRunFile(dataDir)).databases)
  await last.stop()
  const times = [startFigure('the first start', [first]), startFigure('a later start', later)]
  const memories = [
    memoryFigure('the first start', firstMemory),
    memoryFigure('a later start', startMemory),
    ...loaded,
  ]
  return {
    settings: { ...plan, browsers: BROWSERS, reservers: RESERVERS },
    figures: [...times, ...memories],
    targets: targetsOf(times, memories),
    audit,
    notes: [],
  }
}

async function underLoad(
  { url, memory }: StartedSystem,
  { loadSeconds, people }: Plan,
  progress: BenchContext['progress'],
): Promise<Figure[]> {
  progress(`${BROWSERS} people browse, ${RESERVERS} reserve, for ${loadSeconds} s`)
  const browsing = browsingLoad(url, BROWSERS)
  const reserving = await reservingLoad(url, RESERVERS, people)
  const [browsed, reserved] = await Promise.all([browsing.ask(loadSeconds), reserving.ask(loadSeconds)])
  const { values, ...rest } = memoryFigure('browsing and reserving', memory.takePeak())
  const rates = {
    queriesPerSecond: browsed.done / browsed.seconds,
    mutationsPerSecond: reserved.done / reserved.seconds,
  }
  return [{ ...rest, values: { ...values, ...rates } }]
}

function startFigure(load: string, systems: StartedSystem[]): Figure {
  return {
    load,
    arm: 'npm start',
    values: {
      pageMs: median(systems.map(({ pageMs }) => pageMs)),
      scriptMs: median(systems.map(({ scriptMs }) => scriptMs)),
    },
  }
}

function memoryFigure(load: string, { all, system, postgres }: Memory): Figure {
  return {
    load,
    arm: 'peak memory',
    values: { allMiB: all / MIB, systemMiB: system / MIB, postgresMiB: postgres / MIB },
  }
}

function targetsOf(times: Figure[], memories: Figure[]): Outcome['targets'] {
  return [
    ...times.map(({ load, values }, at) => ({
      name: `first page with its script, ${load}: ms`,
      value: must(values['scriptMs']),
      wanted: { atMost: must(START_MAX_MS[at]) },
    })),
    {
      name: 'peak memory, with npm and PostgreSQL: MiB',
      value: Math.max(...memories.map(({ values }) => must(values['allMiB']))),
      wanted: { atMost: 700 },
    },
  ]
}
