import { must } from '@xingzhi/runtime/assert'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { type Finding, verify } from '@xingzhi/verify/verify'
import type { Bench, BenchContext, Figure, Outcome } from '../frame/bench.ts'
import { type EmptySystem, startEmptySystem } from '../frame/empty-system.ts'
import { type Arm, type ArmResult, interleave, quantile, type Slice } from '../frame/interleave.ts'
import { createWalks, operator, planMessage, type Walks, type Wished } from '../frame/walks.ts'
import { type District, fillDistrict } from './district.ts'
import { createRecompute } from './recompute.ts'

export const plan: Bench = {
  name: 'plan',
  what: 'whether a departure fits its stations, beside a check that recomputes the day',
  flags: { quick: 'three days and short rounds: to see that it works' },
  run,
}

const DEPARTURES_EACH = 200
const P99_MAX_MS = 20
const COMPARED = 300
const RECOMPUTE = 'recompute the day'

interface Checked {
  fits: boolean
  tookMs: number
}

type Check = (wished: Wished) => Promise<Checked>

/** A way of checking, and what it came to so far. */
interface Checker {
  name: string
  check: Check
  checked: Checked[]
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const isQuick = flags.has('quick')
  const days = isQuick ? 3 : 14
  const times = isQuick ? { rounds: 1, secondsPerSlice: 2 } : { rounds: 4, secondsPerSlice: 3 }
  progress('starting a system')
  const system = await startEmptySystem(started)
  const walks = createWalks(system)
  progress(`scheduling ${DEPARTURES_EACH} departures a day for ${days} days`)
  const district = await fillDistrict(walks, { days, departuresEach: DEPARTURES_EACH })
  await system.settle()
  const recompute = createRecompute(must(system.databases['route']), started)
  const checkers: Checker[] = [
    { name: RECOMPUTE, check: timed((wished) => recompute(wished, dayOf(district, wished))), checked: [] },
    { name: 'PreviewDeparture', check: timed((wished) => preview(system, walks, wished)), checked: [] },
    { name: 'ScheduleDeparture', check: (wished) => schedule(walks, wished), checked: [] },
  ]
  const figures: Figure[] = []
  for (const operators of [1, 4]) {
    const load = operators === 1 ? 'one operator' : `${operators} operators`
    const arms = checkers.map((checker) => workingArm(checker, { operators, district, system }))
    progress(`${load}: warming up`)
    for (const arm of arms) await arm.work(1)
    for (const checker of checkers) checker.checked = []
    const results = await interleave(arms, { ...times, progress: (line) => progress(`${load}  ${line}`) })
    figures.push(...results.map((result, at) => figureOf(load, result, must(checkers[at]))))
  }
  progress('counting the truths again')
  const agreed = await compare(district, recompute, (wished) => preview(system, walks, wished))
  return {
    settings: { ...times, days, departuresADay: DEPARTURES_EACH, stations: 60, routes: 30, mode: 'embedded' },
    figures,
    targets: figures
      .filter(({ load, arm }) => load === 'one operator' && arm !== RECOMPUTE)
      .map(({ load, arm, values }) => ({
        name: `${load}: p99 of ${arm} in ms`,
        value: must(values['p99Ms']),
        wanted: { atMost: P99_MAX_MS },
      })),
    audit: [...(await verify(system.databases)), agreed],
    notes: [],
  }
}

function workingArm(
  checker: Checker,
  { operators, district, system }: { operators: number; district: District; system: EmptySystem },
): Arm {
  return {
    name: checker.name,
    async work(seconds): Promise<Slice> {
      const checked: Checked[] = []
      const until = performance.now() + seconds * 1_000
      const operate = async () => {
        while (performance.now() < until) {
          checked.push(await checker.check(district.wish()))
          // One operator thinks before the next; four are a crowd that does not.
          if (operators === 1) await system.settle()
        }
      }
      await Promise.all(Array.from({ length: operators }, operate))
      await system.settle()
      checker.checked.push(...checked)
      const latenciesMs = Float64Array.from(checked.map(({ tookMs }) => tookMs))
      const took = latenciesMs.reduce((sum, one) => sum + one, 0) / 1_000
      return { done: checked.length, seconds: took / operators, latenciesMs }
    },
  }
}

async function preview(system: EmptySystem, walks: Walks, wished: Wished) {
  return walks.route.previewDeparture({ plan: planMessage(wished) }, system.as(operator))
}

/** What could be scheduled is cancelled again, so that the days stay as full as they are; that is not in the time. */
async function schedule(walks: Walks, wished: Wished): Promise<Checked> {
  let made: string | undefined
  const checked = await timed(async () => {
    made = await walks.schedule(wished).catch((error: unknown) => {
      if (!refusalOf(error)) throw error
      return undefined
    })
    return { fits: made !== undefined }
  })(wished)
  if (made !== undefined) await walks.cancel(made)
  return checked
}

function timed(look: (wished: Wished) => Promise<{ fits: boolean }>): Check {
  return async (wished) => {
    const at = performance.now()
    const { fits } = await look(wished)
    return { fits, tookMs: performance.now() - at }
  }
}

function dayOf({ days }: District, { startsAt }: Wished): Date {
  return must(days.findLast((day) => day <= startsAt))
}

function figureOf(
  load: string,
  { arm, median: perSecond, p50Ms, p99Ms }: ArmResult,
  { checked }: Checker,
): Figure {
  const took = (wanted: boolean) => checked.filter(({ fits }) => fits === wanted).map(({ tookMs }) => tookMs)
  const [fits, refused] = [took(true), took(false)]
  return {
    load,
    arm,
    values: {
      ...{ perSecond, p50Ms: must(p50Ms), p99Ms: must(p99Ms) },
      ...{ fitsP50Ms: quantile(fits, 0.5), fitsP99Ms: quantile(fits, 0.99) },
      ...{ refusedP50Ms: quantile(refused, 0.5), refusedP99Ms: quantile(refused, 0.99) },
      refusedShare: refused.length / checked.length,
    },
  }
}

/** Both ways of checking say the same. */
async function compare(
  district: District,
  recompute: ReturnType<typeof createRecompute>,
  look: (wished: Wished) => Promise<{ fits: boolean }>,
): Promise<Finding> {
  const violations: string[] = []
  for (let count = 0; count < COMPARED; count++) {
    const wished = district.wish()
    const [one, other] = await Promise.all([recompute(wished, dayOf(district, wished)), look(wished)])
    if (one.fits !== other.fits) violations.push(`${wished.routeId} at ${wished.startsAt.toISOString()}`)
  }
  return { truth: 'plan: both ways of checking say the same', counted: COMPARED, violations }
}
