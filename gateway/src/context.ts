import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ActorTokens, Role } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import type { Refused } from '@xingzhi/runtime/refusal'
import type { Catalogue } from './catalogue.ts'
import type { Clients } from './clients.ts'
import type { GatewayConfig } from './config.ts'
import type { RateLimits } from './limits/rate-limits.ts'
import type { PersonHub } from './live/person-hub.ts'
import type { SlotHub } from './live/slot-hub.ts'
import type { ReserveCollector } from './reserve/collector.ts'
import type { SameQuestion } from './same-question/same-question.ts'
import type { Language } from './wording/language.ts'
import type { AreaSearch } from './written-lists/area-search.ts'

/** What one gateway process stands on. */
export interface Gateway {
  config: GatewayConfig
  clients: Clients
  actorTokens: ActorTokens
  collector: ReserveCollector
  hub: SlotHub
  people: PersonHub
  sameQuestion: SameQuestion
  findSessions: AreaSearch
  catalogue: Catalogue
  limits: RateLimits
  clock: Clock
  log: Log
}

export interface SignedIn {
  personId: string
  roles: Role[]
}

/** What one request is about: who asks, in which language, from where. */
export interface Visit {
  gateway: Gateway
  viewer: SignedIn | undefined
  language: Language
  requestId: string
  address: string
  /** Milliseconds of the process's own clock. */
  arrivedAt: number
  /** A mutation said no. */
  isRefused?: boolean
  /** What the last one that did said. */
  refused?: Refused
  /** What this request asked already, by name. */
  asked: Map<string, Promise<unknown>>
}

/** What resolvers get: the visit, and the sockets for the few that need them. */
export interface Context extends Visit {
  req: IncomingMessage
  res: ServerResponse
}

/** Asks once a request, however many fields want to know. */
export function askOnce<T>(context: Visit, name: string, ask: () => Promise<T>): Promise<T> {
  const known = context.asked.get(name)
  if (known !== undefined) return known as Promise<T>
  const answer = ask()
  context.asked.set(name, answer)
  return answer
}
