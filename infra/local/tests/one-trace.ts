import { randomBytes } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import type { ReceivedSpan } from '@xingzhi/runtime/testing/otlp-receiver'
import { expect } from 'vitest'
import { signIn } from './citizen.ts'

export interface FollowedReservation {
  traceId: string
  /** Of the click, which the browser names and nobody records. */
  clickId: string
  /** Of the span that sent the update to the other page. */
  updateId: string
}

interface SlotEvent {
  data: { slotChanged: { reserved: number } }
  extensions?: { traceparent?: string }
}

const FIRST_SLOT = '{ sessions(first: 1, onlyAvailable: true) { edges { node { slot { id } } } } }'
const RESERVE = `mutation ($input: ReserveInput!) { reserve(input: $input) { __typename } }`
const WATCH = 'subscription ($slotIds: [ID!]!) { slotChanged(slotIds: $slotIds) { reserved } }'

/** One page watches a slot while a person reserves in it on another; resolves when the first page was told. */
export async function reserveBeforeOthersEyes(url: string, person: string): Promise<FollowedReservation> {
  const citizen = await signIn(url, person)
  const { sessions } = await citizen.ask<{ sessions: { edges: { node: { slot: { id: string } } }[] } }>(
    FIRST_SLOT,
  )
  const slotId = must(sessions.edges[0]).node.slot.id
  const events = await watch(url, slotId)
  await events.next()

  const [traceId, clickId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')]
  const input = { slotId, idempotencyKey: crypto.randomUUID() }
  const { reserve } = await citizen.ask<{ reserve: { __typename: string } }>(
    RESERVE,
    { input },
    { traceparent: `00-${traceId}-${clickId}-00` },
  )
  expect(reserve.__typename).toBe('ReserveSuccess')
  for await (const { extensions } of events) {
    const [, trace, updateId = ''] = extensions?.traceparent?.split('-') ?? []
    if (trace === traceId) return { traceId, clickId, updateId }
  }
  throw new Error('the page that watches was told nothing')
}

/** What an embedded system and a cluster have in common: from the click to the other page, each span below the one that led to it. */
export function expectOneTrace(
  spans: ReceivedSpan[],
  { traceId, clickId, updateId }: FollowedReservation,
): void {
  const ofTrace = spans.filter((span) => span.traceId === traceId)
  const rpc = 'xingzhi.booking.v1.BookingService/Reserve'
  const toBooking = ['POST /graphql', 'send reservations', rpc, rpc]
  const wayTo = (span: ReceivedSpan | undefined): string[] => {
    if (span === undefined) return []
    if (span.parentSpanId === clickId) return [span.name]
    return [...wayTo(ofTrace.find(({ spanId }) => spanId === span.parentSpanId)), span.name]
  }
  const ways = ofTrace.map(wayTo)
  expect(ways).toContainEqual([...toBooking, 'reserve_batch'])
  expect(ways).toContainEqual([...toBooking, 'publish xingzhi.booking.v1'])
  expect(wayTo(ofTrace.find(({ spanId }) => spanId === updateId))).toEqual([
    ...toBooking,
    'handle xingzhi.booking.v1.SlotChanged',
    'send slotChanged',
  ])
}

async function watch(url: string, slotId: string): Promise<AsyncGenerator<SlotEvent>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: WATCH, variables: { slotIds: [slotId] } }),
  })
  return eventsOf(must(response.body))
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<SlotEvent> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.+)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data !== undefined) yield JSON.parse(data) as SlotEvent
    }
  }
}
