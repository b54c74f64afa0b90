import type { CallOptions } from '@connectrpc/connect'
import { type ServiceName, serviceNames } from '@xingzhi/proto/services'
import type { Bus } from '@xingzhi/runtime/bus/bus'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Readiness } from '@xingzhi/runtime/service-state'
import type { Clients } from './clients.ts'
import type { LivePort } from './live/port.ts'

export interface ReadinessParts {
  clients: Clients
  bus: Bus
  live: LivePort
  clock: Clock
  isStopping(): boolean
  /** What else must serve, as the process knows it. */
  more?: (() => Promise<Readiness[]>) | undefined
}

/** What each service answers at once when it serves. */
const probes: Record<ServiceName, (clients: Clients, within: CallOptions) => Promise<unknown>> = {
  venue: ({ venue }, within) => venue.getSites({ ids: [] }, within),
  booking: ({ booking }, within) => booking.getSlots({ ids: [] }, within),
  route: ({ route }, within) => route.getRoutes({ ids: [] }, within),
  guide: ({ guide }, within) => guide.getShifts({ ids: [] }, within),
}

const KEEP_MS = 1_000
const ANSWER_WITHIN_MS = 2_000

/** Asks every part whether it serves; the answer holds for a second, so that asking often costs nothing. */
export function createReadiness(parts: ReadinessParts): () => Promise<Readiness[]> {
  let known: { at: number; answer: Promise<Readiness[]> } | undefined
  return async () => {
    const now = parts.clock().getTime()
    if (known === undefined || Math.abs(now - known.at) > KEEP_MS) known = { at: now, answer: ask(parts) }
    const answer = await known.answer
    return parts.isStopping() ? [...answer, { part: 'gateway', ok: false, why: 'stopping' }] : answer
  }
}

async function ask({ clients, bus, live, more }: ReadinessParts): Promise<Readiness[]> {
  const within = { timeoutMs: ANSWER_WITHIN_MS }
  const own = await Promise.all([
    ...serviceNames.map((name) => check(name, probes[name](clients, within))),
    check('events', bus.ready()),
    check('live updates', Promise.resolve(live.ready())),
  ])
  return more === undefined ? own : [...own, ...(await more())]
}

async function check(part: string, answer: Promise<unknown>): Promise<Readiness> {
  try {
    return (await answer) === false ? { part, ok: false, why: 'not connected' } : { part, ok: true }
  } catch {
    // The reason may name addresses; it is in the log of the part.
    return { part, ok: false, why: 'does not answer' }
  }
}
