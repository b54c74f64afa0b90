import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** How a service stands, asked when somebody reads the metrics. */
export interface OutboxState {
  rows: number
  /** Of the oldest row. */
  ageSeconds: number
  deadLetters: number
}

// One registry per process, as Prometheus reads a process; what belongs to a service carries its name as a label.
export const metrics = new Registry()
const watched = new Map<string, () => Promise<OutboxState>>()

collectDefaultMetrics({ register: metrics })

export const rpcSeconds = new Histogram({
  name: 'xingzhi_rpc_seconds',
  help: 'How long RPCs took that this process served',
  labelNames: ['service', 'method', 'code'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [metrics],
})

export const consumerFailures = new Counter({
  name: 'xingzhi_consumer_failures_total',
  help: 'Attempts at an event that failed',
  labelNames: ['consumer', 'type'],
  registers: [metrics],
})

export const deadLettersTotal = new Counter({
  name: 'xingzhi_dead_letters_total',
  help: 'Events that were given up',
  labelNames: ['consumer', 'type'],
  registers: [metrics],
})

export const relayedTotal = new Counter({
  name: 'xingzhi_relayed_total',
  help: 'Events that the bus took',
  labelNames: ['topic'],
  registers: [metrics],
})

const outboxRows = gauge('xingzhi_outbox_rows', 'Rows that wait to be sent')
const outboxAge = gauge('xingzhi_outbox_age_seconds', 'Age of the oldest row that waits to be sent')
const deadLetters = gauge('xingzhi_dead_letters', 'Dead letters that were not replayed')

/** Shows a service's outbox in the metrics until the returned function is called. */
export function watchOutbox(service: string, read: () => Promise<OutboxState>): () => void {
  watched.set(service, read)
  return () => watched.delete(service)
}

/** Prometheus text. A database that is away leaves its service's figures out. */
export async function printMetrics(): Promise<string> {
  for (const one of [outboxRows, outboxAge, deadLetters]) one.reset()
  await Promise.all(
    [...watched].map(async ([service, read]) => {
      const state = await read().catch(() => undefined)
      if (!state) return
      outboxRows.set({ service }, state.rows)
      outboxAge.set({ service }, state.ageSeconds)
      deadLetters.set({ service }, state.deadLetters)
    }),
  )
  return metrics.metrics()
}

function gauge(name: string, help: string) {
  return new Gauge({ name, help, labelNames: ['service'], registers: [metrics] })
}
