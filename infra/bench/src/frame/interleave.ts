import { must } from '@xingzhi/runtime/assert'

export interface Arm {
  name: string
  /** Works for about so long, and says how much it did in how long. */
  work(seconds: number): Promise<Slice>
}

export interface Slice {
  done: number
  seconds: number
  /** How long each one took, in ms, when the arm measures it. */
  latenciesMs?: Float64Array
  /** Of the process that did it, when the arm measures it. */
  cpuMs?: number
}

export interface ArmResult {
  arm: string
  /** One for each round, in order. */
  perSecond: number[]
  median: number
  p50Ms?: number
  p99Ms?: number
  cpuMsEach?: number
}

interface Plan {
  rounds: number
  secondsPerSlice: number
  progress(line: string): void
}

/**
 * Lets the arms work by turns, each round in another order, so that what disturbs the machine for a while disturbs all.
 * Rates of different rounds say little; ratios of arms within a round say much: `ratio`.
 */
export async function interleave(
  arms: Arm[],
  { rounds, secondsPerSlice, progress }: Plan,
): Promise<ArmResult[]> {
  const slices = new Map<string, Slice[]>(arms.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const order = arms.map((_, index) => must(arms[(index + round) % arms.length]))
    for (const arm of order) {
      const slice = await arm.work(secondsPerSlice)
      must(slices.get(arm.name)).push(slice)
      progress(`round ${round + 1}/${rounds}  ${arm.name}: ${Math.round(slice.done / slice.seconds)}/s`)
    }
  }
  return arms.map(({ name }) => resultOf(name, must(slices.get(name))))
}

/** The median over the rounds of how much faster `arm` was than `base` in the same round. */
export function ratio(arm: ArmResult, base: ArmResult): number {
  return median(arm.perSecond.map((rate, round) => rate / must(base.perSecond[round])))
}

function resultOf(arm: string, slices: Slice[]): ArmResult {
  const perSecond = slices.map(({ done, seconds }) => done / seconds)
  const latencies = slices.flatMap(({ latenciesMs }) => (latenciesMs === undefined ? [] : [...latenciesMs]))
  const done = slices.reduce((sum, slice) => sum + slice.done, 0)
  const cpuMs = slices.reduce((sum, slice) => sum + (slice.cpuMs ?? 0), 0)
  return {
    arm,
    perSecond,
    median: median(perSecond),
    ...(cpuMs === 0 ? {} : { cpuMsEach: cpuMs / done }),
    ...(latencies.length === 0 ? {} : { p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99) }),
  }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The smallest value that at least `share` of the values do not exceed (the nearest rank). */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return must(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)], 'a quantile of nothing')
}
