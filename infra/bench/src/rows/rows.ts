import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { must } from '@xingzhi/runtime/assert'
import type { Finding, verify } from '@xingzhi/verify/verify'
import { ask } from '../frame/asks.ts'
import type { Bench, BenchContext, Figure, Outcome, Target } from '../frame/bench.ts'
import { type BenchProcess, startBenchProcess } from '../frame/bench-process.ts'
import { type Arm, type ArmResult, interleave, ratio } from '../frame/interleave.ts'
import { QUESTIONS, type QuestionName } from './questions.ts'
import type { RowsAsk, RowsReady, RowsWork } from './services-process.ts'

export const rows: Bench = {
  name: 'rows',
  what: 'the ten most called RPCs of this checkout, beside those of another',
  flags: { quick: 'short rounds: to see that it works' },
  options: { against: 'PATH: the other checkout, installed; without it, this one stands beside itself' },
  run,
}

const CLIENTS = 8
/** What a page asks for may differ a little between two systems, since ids do. */
const ROWS_DIFFER_MAX = 0.1
const here = new URL('../../../../', import.meta.url)

interface Side {
  name: string
  process: BenchProcess
  databases: Record<string, string>
  /** Of each question's last turn. */
  rowsPerCall: Map<QuestionName, number>
}

async function run({ flags, options, progress, started }: BenchContext): Promise<Outcome> {
  const plan = flags.has('quick') ? { rounds: 1, secondsPerSlice: 0.5 } : { rounds: 9, secondsPerSlice: 2 }
  const against = options.get('against')
  const there = against === undefined ? here : pathToFileURL(`${resolve(against)}/`)
  progress('starting two systems')
  const base = await startSide('there', there, started)
  const side = await startSide('here', here, started)
  const figures: Figure[] = []
  const targets: Target[] = []
  for (const question of QUESTIONS) {
    const arms = [base, side].map((one) => armOf(one, question))
    for (const arm of arms) await arm.work(plan.secondsPerSlice)
    const say = (line: string) => progress(`${question} ${line}`)
    const [theirs, ours] = await interleave(arms, { ...plan, progress: say })
    figures.push(figureOf(question, base, must(theirs), must(theirs)))
    figures.push(figureOf(question, side, must(ours), must(theirs)))
    targets.push({
      name: `${question}: here / there`,
      value: ratio(must(ours), must(theirs)),
      wanted: { atLeast: 0.9 },
    })
  }
  progress('counting the truths again')
  const audits = await Promise.all([auditOf(base, there), auditOf(side, here)])
  return {
    settings: { ...plan, clients: CLIENTS, against: against === undefined ? 'itself' : 'another checkout' },
    figures,
    targets,
    audit: [...audits.flat(), sameRows(base, side)],
    notes: [],
  }
}

async function startSide(name: string, checkout: URL, started: AsyncDisposableStack): Promise<Side> {
  const entry = new URL('./services-process.ts', import.meta.url)
  const process = startBenchProcess(entry, started, {
    words: [checkout.href],
    nodeFlags: ['--import', fileURLToPath(new URL('./from-checkout.ts', import.meta.url))],
  })
  const { databases } = await process.receive<RowsReady>()
  return { name, process, databases, rowsPerCall: new Map() }
}

/** By the checkout's own truths: another one's databases may lack what this one's ask for. */
async function auditOf({ databases }: Side, checkout: URL): Promise<Finding[]> {
  const truths = (await import(new URL('infra/verify/src/verify.ts', checkout).href)) as {
    verify: typeof verify
  }
  return truths.verify(databases)
}

function armOf({ name, process, rowsPerCall }: Side, question: QuestionName): Arm {
  return {
    name,
    async work(seconds) {
      const work = await ask<RowsAsk, RowsWork>(process, { question, clients: CLIENTS, seconds })
      rowsPerCall.set(question, work.rowsPerCall)
      return work
    },
  }
}

function figureOf(question: QuestionName, { rowsPerCall }: Side, result: ArmResult, base: ArmResult): Figure {
  const { arm, median, p50Ms = 0, p99Ms = 0, cpuMsEach = 0 } = result
  const values = { callsPerSecond: median, ofThere: ratio(result, base), p50Ms, p99Ms, cpuMsEach }
  return { load: question, arm, values: { ...values, rowsPerCall: must(rowsPerCall.get(question)) } }
}

/** Whoever answered less would be faster for it. */
function sameRows(base: Side, side: Side): Finding {
  const violations = QUESTIONS.flatMap((question) => {
    const [theirs, ours] = [must(base.rowsPerCall.get(question)), must(side.rowsPerCall.get(question))]
    const isSame = ours > 0 && Math.abs(ours - theirs) <= ROWS_DIFFER_MAX * theirs
    return isSame ? [] : [`${question}: ${ours} rows here, ${theirs} there`]
  })
  return { truth: 'both answer the same', counted: QUESTIONS.length, violations }
}
