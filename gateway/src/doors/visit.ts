import type { IncomingMessage } from 'node:http'
import { newId } from '@xingzhi/runtime/ids'
import type { Gateway, Visit } from '../context.ts'
import { addressOf, type Trust } from '../http/address.ts'
import type { SessionCookies } from '../login/session-cookie.ts'
import { languageOf } from '../wording/language.ts'

export interface Reception {
  gateway: Gateway
  sessions: SessionCookies
  trust: Trust
}

/** What a request is about, read from its cookies and headers. */
export function openVisit({ gateway, sessions, trust }: Reception, request: IncomingMessage): Visit {
  const arrivedAt = performance.now()
  const { cookie, 'accept-language': acceptLanguage } = request.headers
  return {
    gateway,
    viewer: cookie === undefined ? undefined : sessions.read(cookie),
    language: languageOf(cookie, acceptLanguage),
    requestId: newId(),
    address: addressOf(request, trust),
    arrivedAt,
    asked: new Map(),
  }
}
