import { gaugeWhenAsked, watch } from './metrics.ts'

/** How a service stands, asked when somebody reads the metrics. */
export interface ServiceState {
  outboxRows: number
  /** Of the oldest row. */
  outboxAgeSeconds: number
  deadLetters: number
  /** Connections to its database as the server counts them, those of all processes together. */
  connections: { pool: string; state: string; count: number }[]
  /** Of the server that the database lies on. */
  serverConnections: number
  serverConnectionsMax: number
}

const outboxRows = gaugeWhenAsked('xingzhi_outbox_rows', 'Rows that wait to be sent', ['service'])
const outboxAge = gaugeWhenAsked(
  'xingzhi_outbox_age_seconds',
  'Age of the oldest row that waits to be sent',
  ['service'],
)
const deadLetters = gaugeWhenAsked('xingzhi_dead_letters', 'Dead letters that were not replayed', ['service'])
const stateSeconds = gaugeWhenAsked(
  'xingzhi_database_answer_seconds',
  'How long the database took to tell these figures, the wait for a connection included',
  ['service'],
)
const connections = gaugeWhenAsked(
  'xingzhi_database_connections',
  'Connections by pool and state, those of all processes together, as the server counts them',
  ['service', 'pool', 'state'],
)
const serverConnections = gaugeWhenAsked(
  'xingzhi_database_server_connections',
  "Connections of everybody to the service's database server",
  ['service'],
)
const serverConnectionsMax = gaugeWhenAsked(
  'xingzhi_database_server_connections_max',
  "Connections that the service's database server takes",
  ['service'],
)
const lag = gaugeWhenAsked(
  'xingzhi_consumer_lag_messages',
  'Events of a topic that a group has not handled yet',
  ['topic', 'group'],
)
/** Shows how a service stands in the metrics until the returned function is called. */
export function watchService(service: string, read: () => Promise<ServiceState>): () => void {
  return watch(async () => {
    const askedAt = performance.now()
    const state = await read()
    stateSeconds.set({ service }, (performance.now() - askedAt) / 1000)
    outboxRows.set({ service }, state.outboxRows)
    outboxAge.set({ service }, state.outboxAgeSeconds)
    deadLetters.set({ service }, state.deadLetters)
    for (const { pool, state: name, count } of state.connections) {
      connections.set({ service, pool, state: name }, count)
    }
    serverConnections.set({ service }, state.serverConnections)
    serverConnectionsMax.set({ service }, state.serverConnectionsMax)
  })
}

/** Shows how much a consumer has not handled yet, until the returned function is called. */
export function watchLag(topic: string, group: string, read: () => Promise<number>): () => void {
  return watch(async () => lag.set({ topic, group }, await read()))
}
