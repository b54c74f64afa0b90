import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import manifest from '../package.json' with { type: 'json' }

const READ_WITHIN_MS = 2_000

// One registry per process, as Prometheus reads a process; what belongs to a service carries its name as a label.
export const metrics = new Registry()
const readers = new Set<() => Promise<void>>()
const tallies: (() => void)[] = []
const readWhenAsked: Gauge[] = []
let printing: Promise<string> | undefined

collectDefaultMetrics({ register: metrics })
gauge('xingzhi_build_info', 'The version that runs, with the value 1', ['version']).set(
  { version: manifest.version },
  1,
)

export const rpcSeconds = histogram(
  'xingzhi_rpc_duration_seconds',
  'How long RPCs took that this process served',
  ['service', 'method', 'code'],
  [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
)
export const eventDelaySeconds = histogram(
  'xingzhi_event_delay_seconds',
  'From the commit of a fact to its effect in a consumer',
  ['consumer', 'type'],
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600],
)

export const consumerFailures = counter(
  'xingzhi_consumer_failures_total',
  'Attempts at an event that failed',
  ['consumer', 'type'],
)
export const deadLettersTotal = counter('xingzhi_dead_letters_total', 'Events that were given up', [
  'consumer',
  'type',
])
export const jobFailures = counter('xingzhi_task_failures_total', 'Runs of a task that failed', ['task'])
export const relayedTotal = counter('xingzhi_relayed_total', 'Events that the bus took', ['topic'])
export const poolSize = gauge(
  'xingzhi_database_pool_size',
  'Connections that a pool of this process may hold',
  ['pool'],
)

/** A counter in this process's metrics; its name ends in `_total`. */
export function counter<const L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
  return new Counter({ name, help, labelNames, registers: [metrics] })
}

/** Counts one series where every request comes by: each time costs an addition, and the sum is added when somebody reads. */
export function tally<L extends string>(total: Counter<L>, labels: Record<L, string>): () => void {
  let since = 0
  total.inc(labels, 0)
  tallies.push(() => {
    total.inc(labels, since)
    since = 0
  })
  return () => {
    since++
  }
}

export function gauge<const L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
  return new Gauge({ name, help, labelNames, registers: [metrics] })
}

/** A gauge whose values are set while somebody reads, by what `watch` was given; those of before are forgotten. */
export function gaugeWhenAsked<const L extends string>(
  name: string,
  help: string,
  labelNames: L[],
): Gauge<L> {
  const made = gauge(name, help, labelNames)
  readWhenAsked.push(made)
  return made
}

/** A histogram in this process's metrics; its name says the unit, and the buckets are upper bounds in it. */
export function histogram<const L extends string>(
  name: string,
  help: string,
  labelNames: L[],
  buckets: number[],
): Histogram<L> {
  return new Histogram({ name, help, labelNames, buckets, registers: [metrics] })
}

/** Asks this when somebody reads the metrics, until the returned function is called. */
export function watch(read: () => Promise<void>): () => void {
  readers.add(read)
  return () => readers.delete(read)
}

/** Prometheus text. What cannot be asked just then, such as a database that is away, is left out. */
export function printMetrics(): Promise<string> {
  printing ??= print().finally(() => {
    printing = undefined
  })
  return printing
}

async function print(): Promise<string> {
  for (const addUp of tallies) addUp()
  for (const one of readWhenAsked) one.reset()
  await Promise.all([...readers].map((read) => Promise.race([read().catch(() => {}), late()])))
  return metrics.metrics()
}

function late(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, READ_WITHIN_MS).unref())
}
