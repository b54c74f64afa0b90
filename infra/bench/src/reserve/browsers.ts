import { createSessionCookies } from '@xingzhi/gateway/session-cookie'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { createBrowserRequests } from '../frame/browser-requests.ts'
import { webDocument } from '../frame/web-documents.ts'
import { createPeople } from './wishes.ts'

/** The system that people speak to. */
export interface Where {
  url: string
  sessionKey: string
}

export type Cookies = (person: number) => Promise<string>

/** The cookies that signing in would give, made with the system's key. */
export function createCookies({ url, sessionKey }: Where): Cookies {
  const port = Number(new URL(url).port)
  const sessions = createSessionCookies({
    sessionKey,
    isSecure: false,
    port: () => port,
    clock: systemClock,
    withdrawn: new Set(),
  })
  const personId = createPeople()
  const known = new Map<number, string>()
  return async (person) => {
    const kept = known.get(person)
    if (kept !== undefined) return kept
    const cookie = await sessions.signIn({ personId: personId(person), roles: ['CITIZEN'] })
    const sent = must(cookie.split(';')[0])
    known.set(person, sent)
    return sent
  }
}

/** What the page sends when somebody takes a place: it asks for the slot too, and, if there is none left, for what instead. */
export function createReserveRequests(
  url: string,
  query = webDocument('Reserve'),
): (cookie: string, slotId: string, key: string) => Buffer {
  const requests = createBrowserRequests(url)
  return (cookie, slotId, idempotencyKey) => {
    const input = { slotId: `Slot_${slotId}`, partySize: 1, idempotencyKey, near: null }
    return requests.graphql(JSON.stringify({ operationName: 'Reserve', query, variables: { input } }), cookie)
  }
}
