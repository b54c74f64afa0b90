import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Code } from '@connectrpc/connect'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import {
  ClaimSchema,
  ClaimStatus,
  ShiftKind,
  ShiftSchema,
  ShiftStatus,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEvents } from './read-events.ts'
import { seedDepartures, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

/** As a calendar app asks: without a cookie. */
async function ask(path: string) {
  const response = await fetch(`${gateway.url}${path}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

async function mutate(name: string, fields: string, cookie: string) {
  const success = `${name[0]?.toUpperCase()}${name.slice(1)}Success`
  const query = `mutation { it: ${name}(input: { idempotencyKey: "${newId()}" }) { ... on ${success} { ${fields} } ... on Refused { code } } }`
  const { data } = await gateway.graphql<{ it: Record<string, unknown> }>(query, { cookie })
  return must(data).it
}

async function makeAddress(cookie: string): Promise<string> {
  const { calendarAddress } = await mutate('makeCalendarAddress', 'calendarAddress { path madeAt }', cookie)
  return (calendarAddress as { path: string }).path
}

async function reserve(slotId: string, cookie: string): Promise<string> {
  const query = `mutation { reserve(input: { slotId: "Slot_${slotId}", idempotencyKey: "${newId()}" }) { ... on ReserveSuccess { reservation { id } } } }`
  const { data } = await gateway.graphql<{ reserve: { reservation: { id: string } } }>(query, { cookie })
  return data?.reserve.reservation.id ?? ''
}

/** A shift of guide-1, in so many days. */
function claim(id: string, inDays: number, status: ClaimStatus) {
  const startsAt = new Date(gateway.clock().getTime() + inDays * 86_400_000)
  const times = {
    startsAt: timestampFromDate(startsAt),
    endsAt: timestampFromDate(new Date(startsAt.getTime() + 7_200_000)),
  }
  const kind = ShiftKind.DEPARTURE
  gateway.guide.shifts.set(
    id,
    create(ShiftSchema, { id, kind, status: ShiftStatus.OPEN, ...times, version: 4n }),
  )
  const personId = demoPersonId('guide-1')
  const made = create(ClaimSchema, { id: newId(), shiftId: id, personId, status })
  gateway.guide.claims.set(made.id, made)
}

test('a private address tells a calendar all that a person holds, and what they hold no more', async () => {
  const cookie = await gateway.signIn('guide-1')
  const { departures } = seedDepartures(gateway, 4)
  const [led, left, held, given] = departures.map(({ departure }) => departure.id) as [
    string,
    string,
    string,
    string,
  ]
  claim(led, 1, ClaimStatus.CLAIMED)
  claim(left, 2, ClaimStatus.RELEASED)
  const [kept, lost] = [await reserve(held, cookie), await reserve(given, cookie)]
  const cancelled = [...gateway.booking.reservations.values()].find(({ id }) => lost.endsWith(id))
  must(cancelled).status = ReservationStatus.CANCELLED
  const path = await makeAddress(cookie)
  expect(path).toMatch(/^\/calendar\/[\w-]{36,}\.ics$/)
  const { status, headers, text } = await ask(`${path}?lang=en`)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(readEvents(text).map(({ uid, status: is }) => [uid, is])).toEqual([
    [`${kept}@xingzhi`, 'CONFIRMED'],
    [`${lost}@xingzhi`, 'CANCELLED'],
    [`Shift_${led}@xingzhi`, 'CONFIRMED'],
    [`Shift_${left}@xingzhi`, 'CANCELLED'],
  ])
  expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H')
})

test('it is told once, opens nothing after it was made anew or withdrawn, and nobody else’s', async () => {
  const cookie = await gateway.signIn('citizen-1')
  const other = await gateway.signIn('citizen-2')
  await reserve(must(seedDepartures(gateway, 1).departures[0]).departure.id, cookie)
  const read = async () =>
    (await gateway.graphql('{ viewer { calendarAddress { path } } }', { cookie })).data?.['viewer']
  expect(await read()).toEqual({ calendarAddress: null })
  const first = await makeAddress(cookie)
  expect(await read()).toEqual({ calendarAddress: { path: null } })
  expect(readEvents((await ask(await makeAddress(other))).text)).toEqual([])
  const second = await makeAddress(cookie)
  expect([(await ask(first)).status, (await ask(second)).status]).toEqual([404, 200])
  await mutate('withdrawCalendarAddress', 'viewer { id }', cookie)
  expect((await ask(second)).status).toBe(404)
  expect(await read()).toEqual({ calendarAddress: null })
})

test('it is kept by no cache, told to no other site and found by no search engine', async () => {
  const { headers } = await ask(await makeAddress(await gateway.signIn('citizen-1')))
  expect(['cache-control', 'referrer-policy', 'x-robots-tag'].map((name) => headers.get(name))).toEqual([
    'no-store',
    'no-referrer',
    'noindex',
  ])
})

test('any other address opens nothing, whoever asks; a service that is away is said to be', async () => {
  const cookie = await gateway.signIn('citizen-1')
  const path = await makeAddress(cookie)
  for (const wrong of [
    '/calendar/x.ics',
    '/calendar/.ics',
    path.slice(0, -4),
    `${path}.ics`,
    '/calendar/%00.ics',
  ]) {
    const response = await fetch(`${gateway.url}${wrong}`, { headers: { cookie } })
    expect([wrong, response.status]).toEqual([wrong, 404])
  }
  gateway.broken.set('ListMyShifts', Code.Unavailable)
  // What is told in part would take the rest out of a calendar.
  expect((await ask(path)).status).toBe(503)
})
