import { must } from '@xingzhi/runtime/assert'
import { ask } from '../frame/asks.ts'
import type { BenchContext, Figure, Target } from '../frame/bench.ts'
import { median } from '../frame/interleave.ts'
import type { Ask } from './crowd-ask.ts'
import { CLIENTS } from './rates.ts'
import type { System } from './system.ts'

const EDGE_SECONDS = 10
const LATE_MIN = 0.85

export interface LongRun {
  figure: Figure
  target: Target
  /** Of its first seconds. */
  firstPerSecond: number
}

/** Reserves so often over 200 slots by people over HTTP: whether the last seconds are as fast as the first. */
export async function runLong(
  system: System,
  { load, count }: { load: string; count: number },
  { progress }: BenchContext,
): Promise<LongRun> {
  const crowd = await system.crowd('even')
  progress(`${load}: ${count} reservations`)
  const people: Ask = { arm: 'people', crowd, clients: CLIENTS, span: { seconds: 2 } }
  // Else the first seconds are those of code that is not compiled yet.
  await ask(must(system.arms['people']), people)
  const { bySecond, seconds } = await ask(must(system.arms['people']), { ...people, span: { count } })
  // The last second is not a whole one.
  const whole = bySecond.slice(0, -1)
  const edge = Math.max(1, Math.min(EDGE_SECONDS, Math.floor(whole.length / 2)))
  const first = mean(whole.slice(0, edge))
  const last = mean(whole.slice(-edge))
  progress(
    `${load}: ${Math.round(count / seconds)}/s, first ${Math.round(first)}/s, last ${Math.round(last)}/s`,
  )
  const values = { perSecond: count / seconds, first10s: first, last10s: last, lastOfFirst: last / first }
  return {
    figure: {
      load,
      arm: 'd GraphQL',
      values: { ...values, slowestSecond: Math.min(...whole), medianSecond: median(whole) },
    },
    target: { name: `${load}: last 10 s / first 10 s`, value: last / first, wanted: { atLeast: LATE_MIN } },
    firstPerSecond: first,
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
