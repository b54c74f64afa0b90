import { bookingMigrations } from '@xingzhi/booking/service'
import { must } from '@xingzhi/runtime/assert'
import { type Database, openDatabase } from '@xingzhi/runtime/database'
import { migrate } from '@xingzhi/runtime/migrate'
import { ask } from '../frame/asks.ts'
import type { BenchContext, Figure, Target } from '../frame/bench.ts'
import { type Arm, type ArmResult, interleave, ratio } from '../frame/interleave.ts'
import type { Ask } from './crowd-ask.ts'
import { functionAlone } from './function-alone.ts'
import { naiveArm } from './naive.ts'
import { oneCommitArm } from './one-commit.ts'
import { makeSlots } from './slots.ts'
import type { System } from './system.ts'
import { type LoadName, slotsOf } from './wishes.ts'

/** Of everybody but those who commit one by one: those are 8. */
export const CLIENTS = 64
const LOADS: LoadName[] = ['hot', 'even', 'zipf']
const PLENTY = 100_000_000
const ALONE_PEOPLE = 5_000_000_000

const NAMES: Record<string, string> = { combiner: 'b combiner', rpc: 'c RPC', people: 'd GraphQL' }
/** How many times as fast as one commit each. */
const WISHED: Record<LoadName, Record<string, number>> = {
  hot: { 'b combiner': 4, 'c RPC': 3, 'd GraphQL': 2 },
  even: { 'b combiner': 3, 'c RPC': 2.5, 'd GraphQL': 2 },
  zipf: { 'd GraphQL': 2 },
}
const P99_MAX_MS = 60

interface Plan {
  rounds: number
  secondsPerSlice: number
}

export interface Rates {
  figures: Figure[]
  targets: Target[]
  /** The database of the arms that need no system. */
  aloneUrl: string
}

/** All arms by turns, for each load. */
export async function measureRates(system: System, plan: Plan, context: BenchContext): Promise<Rates> {
  const { progress } = context
  const alone = await openAlone(system, context)
  const slotId = must((await makeSlots(alone.sql, 1, PLENTY))[0])
  const bases = [
    await oneCommitArm(alone, slotId, { folder: system.folder, started: context.started }),
    naiveArm(alone.url, slotId, context.started),
  ]
  const rates: Rates = { figures: [], targets: [], aloneUrl: alone.url }
  for (const load of LOADS) {
    const arms = [...bases, await aloneArm(alone, load, context), ...(await systemArms(system, load))]
    progress(`${load}: warming up`)
    for (const arm of arms) await arm.work(1)
    const results = await interleave(arms, { ...plan, progress: (line) => progress(`${load} ${line}`) })
    rates.figures.push(...results.map((result) => figureOf(load, result, must(results[0]))))
    rates.targets.push(...targetsOf(load, results))
  }
  return rates
}

/** The same tables under the same constraints, with nobody else at work. */
async function openAlone({ booking }: System, { started }: BenchContext): Promise<Database> {
  await booking.sql.unsafe('create database alone')
  const url = new URL(booking.url)
  url.pathname = '/alone'
  const alone = openDatabase({ url: url.href, connectionsMax: 2, name: 'bench' })
  started.defer(() => alone.close())
  await migrate(alone, bookingMigrations)
  return alone
}

async function aloneArm(alone: Database, load: LoadName, { started }: BenchContext): Promise<Arm> {
  const slotIds = await makeSlots(alone.sql, slotsOf(load), PLENTY)
  const crowd = { load, slotIds, firstPerson: ALONE_PEOPLE + LOADS.indexOf(load) * 10_000_000 }
  return { name: 'a function', work: functionAlone(alone.url, crowd, CLIENTS, started) }
}

async function systemArms(system: System, load: LoadName): Promise<Arm[]> {
  const arms: Arm[] = []
  for (const [arm, process] of Object.entries(system.arms)) {
    const crowd = await system.crowd(load)
    const work = async (seconds: number) => {
      const done = await ask<Ask>(process, { arm, crowd, clients: CLIENTS, span: { seconds } })
      await untilRelayed(system)
      return done
    }
    arms.push({ name: must(NAMES[arm]), work })
  }
  return arms
}

/** What an arm left to be told must not burden the next one. */
export async function untilRelayed({ booking }: System): Promise<void> {
  for (;;) {
    const [row] = await booking.sql<{ left: boolean }[]>`select exists (select from outbox) as left`
    if (!row?.left) return
  }
}

function figureOf(load: LoadName, result: ArmResult, base: ArmResult): Figure {
  const { arm, median, p50Ms, p99Ms } = result
  const latency = p50Ms === undefined || p99Ms === undefined ? {} : { p50Ms, p99Ms }
  return { load, arm, values: { perSecond: median, ofL1: ratio(result, base), ...latency } }
}

function targetsOf(load: LoadName, results: ArmResult[]): Target[] {
  const base = must(results[0])
  const ratios = results.flatMap((result): Target[] => {
    const atLeast = WISHED[load][result.arm]
    if (atLeast === undefined) return []
    return [{ name: `${load}: ${result.arm} / L1`, value: ratio(result, base), wanted: { atLeast } }]
  })
  const { arm, p99Ms } = must(results.at(-1))
  return [
    ...ratios,
    { name: `${load}: p99 of ${arm} in ms`, value: must(p99Ms), wanted: { atMost: P99_MAX_MS } },
  ]
}
