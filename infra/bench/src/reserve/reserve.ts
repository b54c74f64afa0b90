import { verify } from '@xingzhi/verify/verify'
import type { Bench, BenchContext, Figure, Outcome, Target } from '../frame/bench.ts'
import { ageSystem } from './aged.ts'
import { runLong } from './long-run.ts'
import { measureRates } from './rates.ts'
import { measureRefusals } from './refusals.ts'
import { sellOut } from './sell-out.ts'
import { startSystem } from './system.ts'

export const reserve: Bench = {
  name: 'reserve',
  what: 'reservations, from one commit each to people over HTTP',
  flags: {
    quick: 'short slices and small crowds: to see that it works',
    cluster: 'over a cluster',
    rates: 'only this part: the arms by turns',
    'sell-out': 'only this part: few places, many people; then what a refusal costs',
    long: 'only this part: one long run',
    aged: 'only this part: a long run after years of reservations',
  },
  run,
}

const PARTS = ['rates', 'sell-out', 'long', 'aged'] as const
const CLUSTER_MIN = 1.2
const FULL = {
  ...{ rounds: 3, secondsPerSlice: 3 },
  ...{ places: 1_000, people: 20_000 },
  ...{ longCount: 500_000, past: 4_850_000, upcoming: 150_000 },
}
const QUICK: typeof FULL = {
  ...{ rounds: 1, secondsPerSlice: 2 },
  ...{ places: 100, people: 2_000 },
  ...{ longCount: 30_000, past: 200_000, upcoming: 10_000 },
}

async function run(context: BenchContext): Promise<Outcome> {
  const { flags, progress } = context
  const size = flags.has('quick') ? QUICK : FULL
  const wanted = PARTS.some((part) => flags.has(part)) ? flags : new Set<string>(PARTS)
  const system = await startSystem(context)
  const figures: Figure[] = []
  const targets: Target[] = []
  // Without route's, which tells of none of the departures that are made here.
  const { venue = '', booking = '' } = system.urls
  const audits = [() => verify({ venue, booking })]
  if (wanted.has('rates')) {
    const rates = await measureRates(system, size, context)
    figures.push(...rates.figures)
    targets.push(...rates.targets)
    // Nobody tells what these arms left to be told.
    audits.push(() => verify({ booking: rates.aloneUrl }, { isRunning: false }))
  }
  if (wanted.has('sell-out')) {
    const sold = await sellOut(system, size, context)
    const refused = await measureRefusals(system, sold.slotId, size, context)
    figures.push(sold.figure, ...refused.figures)
    targets.push(...sold.targets, refused.target)
  }
  if (wanted.has('long')) {
    const long = await runLong(system, { load: 'long run', count: size.longCount }, context)
    figures.push(long.figure)
    targets.push(long.target)
  }
  if (wanted.has('aged')) {
    await ageSystem(system, size, context)
    const aged = await runLong(system, { load: 'long run, aged', count: size.longCount }, context)
    figures.push(aged.figure)
    targets.push(aged.target)
  }
  progress('counting the truths again')
  const audit = (await Promise.all(audits.map((count) => count()))).flat()
  const isDeciding = !flags.has('cluster')
  const settings = { ...size, mode: isDeciding ? 'embedded' : 'cluster' }
  const decided = isDeciding ? targets : clusterTargets(figures)
  return { settings, figures, targets: decided, audit, notes: [] }
}

/** A cluster shares its cores with two gateways and Kafka: of what people do, so much is enough. */
function clusterTargets(figures: Figure[]): Target[] {
  return figures
    .filter(({ arm, values }) => arm === 'd GraphQL' && values['ofL1'] !== undefined)
    .map(({ load, arm, values }) => ({
      name: `${load}: ${arm} / L1`,
      value: values['ofL1'] ?? 0,
      wanted: { atLeast: CLUSTER_MIN },
    }))
}
