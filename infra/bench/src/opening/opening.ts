import { setTimeout as pause } from 'node:timers/promises'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { type Finding, verify } from '@xingzhi/verify/verify'
import { ask } from '../frame/asks.ts'
import type { Bench, BenchContext, Figure, Outcome, Target } from '../frame/bench.ts'
import { startBenchProcess } from '../frame/bench-process.ts'
import type { DemoReady } from '../frame/demo-process.ts'
import { startDemoSystem } from '../frame/demo-system.ts'
import type { HotSession } from '../frame/hot-session.ts'
import { quantile } from '../frame/interleave.ts'
import { profileDuring, profileLine } from '../frame/profile.ts'
import { filesOfFirstPage } from './page-files.ts'
import type { Arrivals, ArrivalsAsk } from './people-process.ts'
import { STEPS } from './person.ts'

export const opening: Bench = {
  name: 'opening',
  what: 'the minute in which a session opens: people arrive, look around, sign in and press, so many a second',
  flags: {
    quick: 'few people for a few seconds: to see that it works',
    known: 'everybody has been here before: the browser has all files but the page itself',
  },
  options: { rate: 'N: only this many people a second' },
  run,
}

const RATES = [40, 90, 150, 200]
const WISHED_RATE = 150
const P99_MAX_MS = 1_000
/** Of the session that everybody wants. */
const PLACES = 40
/** Of every other one: what one rate's people take, another's do not miss. */
const PLACES_ELSEWHERE = 60
const SESSIONS = 1_850
/** So that each rate's people have alternatives of their own. */
const CRAFTS = [Craft.CERAMICS, Craft.WOOD, Craft.FABRIC, Craft.PAPER, Craft.LEATHER, Craft.OTHER]
const FIRST_CITIZEN = 20_001
/** Until what the last ones left is told and followed. */
const SETTLE_MS = 3_000

async function run({ flags, options, progress, started }: BenchContext): Promise<Outcome> {
  const isQuick = flags.has('quick')
  const seconds = isQuick ? 4 : 30
  const given = options.get('rate')
  const rates = given === undefined ? (isQuick ? [5, 15] : RATES) : [Number(given)]
  progress('filling a system')
  const system = await startDemoSystem({ sessions: SESSIONS, places: PLACES_ELSEWHERE }, started)
  const { url, databases } = await system.receive<DemoReady>()
  const people = startBenchProcess(new URL('./people-process.ts', import.meta.url), started)
  const files = flags.has('known') ? [] : filesOfFirstPage()
  const comeTo = async (sessionId: string, firstNumber: number, perSecond: number, lasting: number) => {
    const asked: ArrivalsAsk = { url, files, sessionId, firstNumber, perSecond, seconds: lasting }
    const arrived = await ask<ArrivalsAsk, Arrivals>(people, asked)
    await pause(SETTLE_MS)
    return arrived
  }
  const publish = (place: number) =>
    ask<HotSession, string>(system, { places: PLACES, craft: must(CRAFTS[place % CRAFTS.length]) })

  let next = FIRST_CITIZEN
  progress('warming up')
  const warmUp = await comeTo(await publish(CRAFTS.length - 1), next, 5, isQuick ? 2 : 10)
  next += warmUp.people
  const figures: Figure[] = []
  const targets: Target[] = []
  const notes: string[] = []
  const findings: Finding[] = []
  for (const [place, perSecond] of rates.entries()) {
    const sessionId = await publish(place)
    // What is published is in every list a moment later.
    await pause(SETTLE_MS)
    progress(`${perSecond} people a second for ${seconds} s`)
    const arrivals = await comeTo(sessionId, next, perSecond, seconds)
    next += arrivals.people
    const load = `${perSecond} people/s`
    figures.push(...figuresOf(load, arrivals))
    if (perSecond === WISHED_RATE) targets.push(...targetsOf(load, arrivals))
    findings.push(await countPlaces(must(databases['booking']), { load, sessionId, arrivals }))
    notes.push(...arrivals.errors.map((error) => `${load}: ${error}`))
    progress(
      `${load}: slowest step p99 ${Math.round(slowestP99(arrivals))} ms, unanswered ${arrivals.unanswered}`,
    )
  }
  progress('once more, to see where the time goes')
  const perSecond = Math.min(...rates)
  const last = await publish(rates.length)
  const profile = await profileDuring(system, () => comeTo(last, next, perSecond, seconds / 3))
  notes.push(`${perSecond} people/s: the system's process: ${profileLine(profile)}`)
  progress('counting the truths again')
  return {
    settings: {
      seconds,
      places: PLACES,
      placesElsewhere: PLACES_ELSEWHERE,
      sessions: SESSIONS,
      files: files.flat().length,
    },
    figures,
    targets,
    audit: [...(await verify(databases)), ...findings],
    notes,
  }
}

function figuresOf(
  load: string,
  { steps, wholeMs, people, endings, unanswered, generatorShare }: Arrivals,
): Figure[] {
  const times = (latencies: Float64Array) =>
    latencies.length === 0 ? {} : { p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99) }
  const { wished, alternative, otherwise } = endings
  return [
    ...STEPS.map((step) => ({
      load,
      arm: step,
      values: { count: steps[step].length, ...times(steps[step]) },
    })),
    {
      load,
      arm: 'a whole person',
      values: {
        count: people,
        ...times(wholeMs),
        ...{ wished, alternative, noneLeft: endings['none left'], otherwise, unanswered, generatorShare },
      },
    },
  ]
}

/** Of the step that is slowest in this. */
function slowestP99({ steps }: Arrivals): number {
  const taken = Object.values(steps).filter(({ length }) => length > 0)
  return Math.max(0, ...taken.map((latencies) => quantile(latencies, 0.99)))
}

function targetsOf(load: string, arrivals: Arrivals): Target[] {
  return [
    {
      name: `${load}: p99 of the slowest step in ms`,
      value: slowestP99(arrivals),
      wanted: { atMost: P99_MAX_MS },
    },
    { name: `${load}: people unanswered`, value: arrivals.unanswered, wanted: { atMost: 0 } },
    { name: `${load}: people answered otherwise`, value: arrivals.endings.otherwise, wanted: { atMost: 0 } },
  ]
}

/** What people were told against what the slot says. Whoever was not answered may hold a place. */
async function countPlaces(
  bookingUrl: string,
  { load, sessionId, arrivals }: { load: string; sessionId: string; arrivals: Arrivals },
): Promise<Finding> {
  const database = openDatabase({ url: bookingUrl, connectionsMax: 1, name: 'bench' })
  try {
    const [slot] = await database.sql<
      { reserved: number }[]
    >`select reserved from slots where id = ${sessionId}`
    const reserved = must(slot).reserved
    const told = arrivals.endings.wished
    const isRight = reserved <= PLACES && told <= reserved && reserved <= told + arrivals.unanswered
    return {
      truth: `${load}: the wished session gave as many places as people were told, and no more than it has`,
      counted: reserved,
      violations: isRight ? [] : [`${told} were told, ${reserved} are taken of ${PLACES}`],
    }
  } finally {
    await database.close()
  }
}
