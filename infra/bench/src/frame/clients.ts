import type { Slice } from './interleave.ts'

/** How long to go on: for some seconds, or until so many are done. */
export type Span = { seconds: number } | { count: number }

/** What was done, and how much of it in each second. */
export interface Work extends Slice {
  latenciesMs: Float64Array
  bySecond: number[]
  /** What this process worked meanwhile, on all its cores: what others do on the machine changes it little. */
  cpuMs: number
}

/** Some clients that each do one thing after the other. */
export async function runClients(
  clients: number,
  span: Span,
  doOne: (client: number) => Promise<void>,
): Promise<Work> {
  const latencies: number[] = []
  const bySecond: number[] = []
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  const until = 'seconds' in span ? startedAt + span.seconds * 1000 : Number.POSITIVE_INFINITY
  let left = 'count' in span ? span.count : Number.POSITIVE_INFINITY

  async function work(client: number): Promise<void> {
    for (let at = performance.now(); at < until && left > 0; ) {
      left--
      await doOne(client)
      const now = performance.now()
      latencies.push(now - at)
      const second = Math.floor((now - startedAt) / 1000)
      bySecond[second] = (bySecond[second] ?? 0) + 1
      at = now
    }
  }

  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const latenciesMs = Float64Array.from(latencies)
  return { done: latencies.length, seconds, latenciesMs, bySecond, cpuMs: (user + system) / 1000 }
}
