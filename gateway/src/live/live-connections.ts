import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context, Visit } from '../context.ts'
import { readParams } from '../doors/params.ts'
import type { Pipeline } from '../doors/pipeline.ts'
import { TurnedAway } from '../doors/turned-away.ts'
import { addressForLimits } from '../limits/rate-limits.ts'
import { createSharedAnswers, type SharedAnswers, type WriteEvent } from './shared-answer.ts'
import { readWantedSlots, type WantedSlots } from './wanted-slots.ts'
import type { Watcher } from './watcher.ts'

export interface LiveConnections {
  /** Takes a subscription whose answers are the same for everybody; false leaves it to yoga. Counts both. */
  answer(
    pipeline: Pipeline,
    visit: Visit,
    request: IncomingMessage,
    response: ServerResponse,
    body: string | undefined,
  ): Promise<boolean>
  /** Ends every connection: pages come back, to another gateway or to this one when it is up again. */
  stop(): void
}

interface Connection {
  response: ServerResponse
  watcher: Watcher
  write: WriteEvent
  context: Context
  variables: Record<string, unknown>
}

/** What is due is sent together, at most this often. */
const FLUSH_EVERY_MS = 20
const HEARTBEAT_EVERY_MS = 12_000
const HEARTBEAT = ':\n\n'
/** A whole carrier can be one address, and each page of each person is one connection. */
const CONNECTIONS_OF_ADDRESS_MAX = 2_000
const CONNECTIONS_MAX = 10_000

/** Subscriptions by server-sent events. A slow reader gets only the newest state of each slot, however much changed meanwhile. */
export function createLiveConnections({ rateLimits }: { rateLimits: boolean }): LiveConnections {
  const open = new Set<ServerResponse>()
  const connections = new Set<Connection>()
  const perAddress = new Map<string, number>()
  const due = new Set<Connection>()
  let flushTimer: NodeJS.Timeout | undefined
  let shared: SharedAnswers | undefined
  const heartbeat = setInterval(beat, HEARTBEAT_EVERY_MS).unref()

  function flush(): void {
    flushTimer = undefined
    for (const connection of due) {
      // One whose socket is full stays due, and is served when it has drained.
      if (connection.response.writableNeedDrain) continue
      due.delete(connection)
      connection.response.write(takeEvents(connection))
    }
  }

  function wake(connection: Connection): void {
    due.add(connection)
    flushTimer ??= setTimeout(flush, FLUSH_EVERY_MS)
  }

  function beat(): void {
    for (const { response } of connections) if (!response.writableNeedDrain) response.write(HEARTBEAT)
  }

  function count({ address }: Visit, response: ServerResponse): void {
    const key = addressForLimits(address)
    const held = perAddress.get(key) ?? 0
    if (rateLimits && (held >= CONNECTIONS_OF_ADDRESS_MAX || open.size >= CONNECTIONS_MAX)) {
      throw new TurnedAway(429, 'TOO_MANY_LIVE_UPDATES', 'tooManyLiveUpdates', { 'retry-after': '30' })
    }
    perAddress.set(key, held + 1)
    open.add(response)
    response.once('close', () => {
      open.delete(response)
      const left = (perAddress.get(key) ?? 1) - 1
      if (left > 0) perAddress.set(key, left)
      else perAddress.delete(key)
    })
  }

  function connect(
    wanted: WantedSlots,
    visit: Visit,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const { slotIds, ...rest } = wanted
    const watcher: Watcher = { waiting: new Map(), seenVersion: new Map(), wake: () => wake(connection) }
    const connection: Connection = {
      response,
      watcher,
      context: { ...visit, req: request, res: response },
      ...rest,
    }
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    // Some browsers do not show an answer's head before something of its body came.
    response.write(HEARTBEAT)
    connections.add(connection)
    const leave = visit.gateway.hub.enter(slotIds, watcher)
    response.on('drain', () => {
      if (due.has(connection)) wake(connection)
    })
    response.once('close', () => {
      leave()
      connections.delete(connection)
      due.delete(connection)
    })
  }

  return {
    async answer(pipeline, visit, request, response, body) {
      count(visit, response)
      const params = body === undefined ? undefined : readParams(body)
      if (params === undefined) return false
      const context = { ...visit, req: request, res: response }
      const enveloped = pipeline.getEnveloped({ ...context, params, request: { method: 'POST' } as Request })
      shared ??= createSharedAnswers(enveloped.schema)
      const wanted = readWantedSlots(enveloped, shared, params)
      if (wanted === undefined) return false
      connect(wanted, visit, request, response)
      return true
    },
    stop() {
      clearInterval(heartbeat)
      clearTimeout(flushTimer)
      // Yoga ends what it answers itself, when the hub stops.
      for (const { response } of connections) response.end('event: complete\ndata:\n\n')
    },
  }
}

function takeEvents({ watcher, write, context, variables }: Connection): string {
  let events = ''
  for (const slot of watcher.waiting.values()) events += write(slot, context, variables)
  watcher.waiting.clear()
  return events
}
