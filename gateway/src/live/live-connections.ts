import type { ServerResponse } from 'node:http'
import type { Context, Visit } from '../context.ts'
import { readParamsOfMany } from '../doors/params.ts'
import type { Pipeline } from '../doors/pipeline.ts'
import { TurnedAway } from '../doors/turned-away.ts'
import { addressForLimits } from '../limits/rate-limits.ts'
import { liveConnections, rateLimitedTotal } from '../metrics.ts'
import { type Connection, createEventSender, type EventSender, HEARTBEAT } from './event-sender.ts'
import { createEventWriters, type EventWriters } from './event-writer.ts'
import { tellPersonally } from './personal-events.ts'
import { readWantedSlots, type WantedSlots } from './wanted-slots.ts'
import type { Watcher } from './watcher.ts'

export interface LiveConnections {
  /**
   * Takes a subscription whose answers are the same for everybody, or a list of subscriptions, which share the connection; false
   * leaves it to yoga. Counts all.
   */
  answer(pipeline: Pipeline, context: Context, body: string | undefined): boolean
  /** Ends every connection: pages come back, to another gateway or to this one when it is up again. */
  stop(): void
}

// The pipeline only asks for the method.
const AS_POST = { method: 'POST' } as Request
const NOTHING: WantedSlots = { slotIds: [], write: () => '', variables: {} }
/** A whole carrier can be one address, and each page of each person is one connection. */
const CONNECTIONS_OF_ADDRESS_MAX = 2_000
/** Each page is one; nobody has so many open. */
const CONNECTIONS_OF_PERSON_MAX = 40
const CONNECTIONS_MAX = 10_000

/** Subscriptions by server-sent events. A slow reader gets only the newest state of each slot, however much changed meanwhile. */
export function createLiveConnections({ rateLimits }: { rateLimits: boolean }): LiveConnections {
  const sender = createEventSender()
  const count = createConnectionCount(rateLimits)
  let writers: EventWriters | undefined

  return {
    answer(pipeline, context, body) {
      count(context, context.res)
      const all = body === undefined ? undefined : readParamsOfMany(body)
      if (body === undefined || all === undefined) return false
      const asked = all.map((params) => {
        const enveloped = pipeline.getEnveloped({ ...context, params, request: AS_POST })
        writers ??= createEventWriters(enveloped.schema)
        return { params, enveloped, wanted: readWantedSlots(enveloped, writers, params) }
      })
      // What is shared is written by the sender; of several that would be one, the others are told like what is personal.
      const shared = asked.find(({ wanted }) => wanted !== undefined)
      const personal = asked.filter((one) => one !== shared)
      if (!isList(body) && personal.length > 0) return false
      connect(sender, shared?.wanted ?? NOTHING, context)
      for (const { enveloped, params } of personal) void tellPersonally(enveloped, params, context)
      return true
    },
    stop: () => sender.stop(),
  }
}

function isList(body: string): boolean {
  return body.trimStart().startsWith('[')
}

function connect(sender: EventSender, { slotIds, write, variables }: WantedSlots, context: Context): void {
  const { res: response, gateway } = context
  const watcher: Watcher = {
    waiting: new Map(),
    seenVersion: new Map(),
    wake: () => sender.wake(connection),
  }
  const connection: Connection = { response, watcher, write, context, variables }
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  // Some browsers do not show an answer's head before something of its body came.
  response.write(HEARTBEAT)
  sender.add(connection)
  const leave = gateway.hub.enter(slotIds, watcher)
  response.once('close', () => {
    leave()
    sender.remove(connection)
  })
}

/** Counts open connections, or turns the next one away. */
function createConnectionCount(isLimited: boolean) {
  const open = new Map<string, number>()

  function leave(key: string): void {
    const left = (open.get(key) ?? 1) - 1
    if (left > 0) open.set(key, left)
    else open.delete(key)
  }

  return ({ address, viewer }: Visit, response: ServerResponse): void => {
    const limits = [
      { key: 'all', most: CONNECTIONS_MAX },
      { key: `address ${addressForLimits(address)}`, most: CONNECTIONS_OF_ADDRESS_MAX },
    ]
    if (viewer) limits.push({ key: `person ${viewer.personId}`, most: CONNECTIONS_OF_PERSON_MAX })
    if (isLimited && limits.some(({ key, most }) => (open.get(key) ?? 0) >= most)) {
      rateLimitedTotal.inc({ limit: 'liveConnections' })
      throw new TurnedAway(429, 'TOO_MANY_LIVE_UPDATES', 'tooManyLiveUpdates', { 'retry-after': '30' })
    }
    for (const { key } of limits) open.set(key, (open.get(key) ?? 0) + 1)
    liveConnections.inc()
    response.once('close', () => {
      for (const { key } of limits) leave(key)
      liveConnections.dec()
    })
  }
}
