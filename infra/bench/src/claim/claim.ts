import { must } from '@xingzhi/runtime/assert'
import { type Finding, verify } from '@xingzhi/verify/verify'
import type { Bench, BenchContext, Figure, Outcome, Target } from '../frame/bench.ts'
import { startEmptySystem } from '../frame/empty-system.ts'
import { type Arm, type ArmResult, interleave, ratio } from '../frame/interleave.ts'
import type { ClaimArm } from './arm.ts'
import { claimShiftArm } from './claim-shift.ts'
import { admitGuides } from './guides.ts'
import { beHasty } from './hasty.ts'
import { allRowsArm, countAndInsertArm } from './naive.ts'
import { pageClaimArm } from './page-claim.ts'
import { type Held, type Rush, rush } from './rush.ts'

export const claim: Bench = {
  name: 'claim',
  what: 'a rush of guides on few shifts, beside a transaction as one writes it first',
  flags: { quick: '100 guides and one round: to see that it works' },
  run,
}

/** Of what a transaction does that writes such rows and asks no rule and nobody else. */
const OF_N2_MIN = 0.5
const SHIFTS = 20
const WANTED = [2, 3, 4, 5]
const FEW = Array.from({ length: SHIFTS }, (_, at) => must(WANTED[at % WANTED.length]))
/** The most that a departure wants. */
const WANTED_MAX = 20

interface Load {
  name: string
  /** By shift. */
  wanted: number[]
}

/** An arm, and all that it has done. */
interface Worker {
  arm: ClaimArm
  held: Held[]
  wanted: Map<string, number>
  rushes: Rush[]
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const [guideCount, rounds] = flags.has('quick') ? [100, 1] : [500, 3]
  progress('starting a system')
  const system = await startEmptySystem(started)
  progress(`admitting ${guideCount} guides`)
  const [host, ...guides] = await admitGuides(system, guideCount + 1)
  const product = await claimShiftArm(system, started)
  const arms = [
    await countAndInsertArm(system, started),
    await allRowsArm(system, started),
    await pageClaimArm(system, product, guides, started),
    product,
  ]
  const workers = arms.map((arm): Worker => ({ arm, held: [], wanted: new Map(), rushes: [] }))
  const figures: Figure[] = []
  const targets: Target[] = []
  for (const load of loadsFor(guideCount)) {
    const working = workers.map((worker) => workingArm(worker, { load, guides, settle: system.settle }))
    progress(`${load.name}: warming up`)
    for (const arm of working) await arm.work(0)
    for (const worker of workers) worker.rushes = []
    const say = (line: string) => progress(`${load.name}  ${line}`)
    const results = await interleave(working, { rounds, secondsPerSlice: 0, progress: say })
    figures.push(...results.map((result, at) => figureOf(load, result, must(results[0]), must(workers[at]))))
    targets.push({
      name: `${load.name}: ${product.name} / N2`,
      value: ratio(must(results.at(-1)), must(results[1])),
      wanted: { atLeast: OF_N2_MIN },
    })
  }
  progress('three things at once')
  const hasty = await beHasty(system, product, { guides, host: must(host), wanted: FEW })
  figures.push(hasty.figure)
  const last = must(workers.at(-1))
  last.held.push(...hasty.held)
  for (const [id, wanted] of hasty.wanted) last.wanted.set(id, wanted)
  progress('counting the truths again')
  const audits = await Promise.all(workers.map(auditOf))
  const audit = [...(await verify(system.databases)), ...audits.flat(), hasty.finding]
  return {
    settings: { rounds, guides: guideCount, shifts: SHIFTS, mode: 'embedded' },
    figures,
    targets,
    audit,
    notes: [],
  }
}

function loadsFor(guides: number): Load[] {
  const enough = Array.from({ length: Math.ceil(guides / WANTED_MAX) }, () => WANTED_MAX)
  return [
    { name: `${guides} guides, ${FEW.reduce((sum, one) => sum + one)} places`, wanted: FEW },
    { name: `${guides} guides, a place each`, wanted: enough },
  ]
}

/** Each round is a rush on shifts of its own. */
function workingArm(
  worker: Worker,
  { load, guides, settle }: { load: Load; guides: string[]; settle(): Promise<void> },
): Arm {
  const { arm, held, wanted } = worker
  return {
    name: arm.name,
    async work() {
      const shifts = await arm.openShifts(load.wanted)
      shifts.forEach((id, at) => void wanted.set(id, must(load.wanted[at])))
      const done = await rush({ guides, shifts }, arm.claim)
      held.push(...done.held)
      worker.rushes.push(done)
      await settle()
      return done
    },
  }
}

function figureOf(load: Load, result: ArmResult, base: ArmResult, { rushes }: Worker): Figure {
  const answers = rushes.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0)
  const seconds = rushes.reduce((sum, { allSeconds }) => sum + allSeconds, 0)
  const { arm, median, p50Ms, p99Ms } = result
  return {
    load: load.name,
    arm,
    values: {
      claimsPerSecond: median,
      ofN1: ratio(result, base),
      answersPerSecond: answers / seconds,
      p50Ms: must(p50Ms),
      p99Ms: must(p99Ms),
    },
  }
}

/** What guides were told and what is kept are the same, and no shift has more than it wants. */
async function auditOf({ arm, held, wanted }: Worker): Promise<Finding[]> {
  // Two arms work for one guide service.
  const kept = (await arm.claims()).filter(({ shiftId }) => wanted.has(shiftId))
  const nameOf = ({ personId, shiftId }: Held) => `${personId} at ${shiftId}`
  const [told, stand] = [new Set(held.map(nameOf)), new Set(kept.map(nameOf))]
  const counts = Map.groupBy(kept, ({ shiftId }) => shiftId)
  const over = [...wanted].filter(([id, most]) => (counts.get(id)?.length ?? 0) > most)
  return [
    {
      truth: `${arm.name}: what guides were told and what is kept are the same`,
      counted: stand.size,
      violations: [
        ...[...told].filter((one) => !stand.has(one)),
        ...[...stand].filter((one) => !told.has(one)),
      ],
    },
    {
      truth: `${arm.name}: no shift has more guides than it wants`,
      counted: wanted.size,
      violations: over.map(([id, most]) => `${id} wants ${most}`),
    },
  ]
}
