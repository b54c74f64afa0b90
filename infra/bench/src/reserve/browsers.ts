import { createSessionCookies } from '@xingzhi/gateway/session-cookie'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
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

const QUERY = JSON.stringify(`mutation Reserve($input: ReserveInput!) { reserve(input: $input) { __typename
  ... on ReserveSuccess { reservation { id code partySize status startsAt endsAt } }
  ... on Refused { code message } } }`)

/** What the browser sends when somebody takes a place. */
export function reserveRequest(cookie: string, slotId: string, key: string): Buffer {
  const variables = `{"input":{"slotId":"Slot_${slotId}","partySize":1,"idempotencyKey":"${key}"}}`
  const body = `{"query":${QUERY},"variables":${variables}}`
  const head = [
    'POST /graphql HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    'accept: application/json',
    `cookie: ${cookie}`,
    `content-length: ${body.length}`,
  ].join('\r\n')
  return Buffer.from(`${head}\r\n\r\n${body}`, 'latin1')
}
