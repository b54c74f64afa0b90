import { Code, ConnectError } from '@connectrpc/connect'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { serveRpc } from '@xingzhi/runtime/rpc-server'
import { readSoak } from '@xingzhi/runtime/testing/config'
import { drawMessage } from '@xingzhi/runtime/testing/hostile-message'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { type Booking, citizen, manager, operator, SITE_ID, startBooking } from './start-booking.ts'

const soak = readSoak(process.env)
const CALLS = 600

let booking: Booking
let ids: string[]
beforeAll(async () => {
  booking = await startBooking()
  const slotIds = [await booking.publish(), await booking.publish({ startsIn: 72 })]
  ids = [...slotIds, SITE_ID, citizen(1).personId]
})
afterAll(() => booking.stop())

test(`${soak.times(CALLS)} calls of any RPC with any message are answered or refused, and leave everything true`, async () => {
  const actors = [undefined, citizen(1), citizen(2), manager, operator]
  const call = fc.record({
    actor: fc.constantFrom(...actors),
    method: fc.constantFrom(...BookingService.methods),
  })
  const property = fc.asyncProperty(call, fc.gen(), async ({ actor, method }, g) => {
    const request = drawMessage(g, method.input, ids)
    if ('items' in request) {
      // A batch is anonymous, and each item says who wants it.
      for (const item of request.items as { actorToken: string }[]) {
        if (actor !== undefined) item.actorToken = booking.tokenOf(actor)
      }
    }
    const ask = booking.as(actor)[method.localName as 'getSlots']
    await ask(request as never).catch((error: unknown) => {
      if (refusalOf(error) === undefined)
        throw new Error(`${method.name}: ${String(error)}`, { cause: error })
    })
  })
  await fc.assert(property, soak.draws(CALLS))
  await booking.service.drain()
  await checkTruths(booking.sql)
})

describe('over the network', () => {
  let url: string
  let stop: () => Promise<void>
  beforeAll(async () => {
    const server = await serveRpc({ services: [booking.service], port: 0, log: silentLog })
    url = server.url
    stop = server.stop
  })
  afterAll(() => stop())

  const post = (rpc: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${url}/xingzhi.booking.v1.BookingService/${rpc}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  // 500 and 501 are Connect's own words to a peer that does not speak it; only our own processes reach these ports.
  test.each<[string, string, string, Record<string, string>, number]>([
    ['no JSON', 'GetSlots', '{', {}, 400],
    ['a list', 'GetSlots', '[]', {}, 400],
    [
      'an unknown type of content',
      'GetSlots',
      'ids=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
    ],
    [
      'bytes that are no message',
      'GetSlots',
      '\u00ff\u00ff\u00ff',
      { 'content-type': 'application/proto' },
      500,
    ],
    ['a text where a list is meant', 'GetSlots', '{"ids":"x"}', {}, 400],
    ['a compression that nobody knows', 'GetSlots', '{}', { 'content-encoding': 'x' }, 501],
    ['what says gzip and is none', 'GetSlots', '{}', { 'content-encoding': 'gzip' }, 400],
    ['more than a message may be', 'GetSlots', `{"ids":["${'x'.repeat(5_000_000)}"]}`, {}, 429],
    ['an RPC that is none', 'DropTables', '{}', {}, 404],
    ['nobody', 'GetPerson', '{}', {}, 401],
    ['a forged token', 'GetPerson', '{}', { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, 401],
    ['a token without a word before it', 'GetPerson', '{}', { authorization: 'x' }, 401],
    ['a deadline that is none', 'GetSlots', '{}', { 'connect-timeout-ms': 'x' }, 400],
  ])('%s is turned away', async (_what, rpc, body, headers, status) => {
    const answer = await post(rpc, body, headers)
    const text = await answer.text()
    expect([answer.status, text]).toEqual([
      status,
      expect.not.stringMatching(/node_modules|\bat \S+ \(|\.ts:\d/),
    ])
  })

  test('a token of yesterday, of another key, or of somebody else’s roles opens nothing', async () => {
    const token = booking.tokenOf(citizen(1))
    const [head, , signature] = token.split('.')
    const claims = {
      ...JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()),
      roles: ['OPERATOR'],
    }
    const raised = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
    const ask = (given: string) => post('ListReservations', '{}', { authorization: `Bearer ${given}` })
    expect((await ask(token)).status).toBe(200)
    for (const bad of [raised, token.slice(0, -2), `${token}x`]) expect((await ask(bad)).status).toBe(401)
    booking.clock.advance({ minutes: 2 })
    expect((await ask(token)).status).toBe(401)
  })

  test('what is compressed a thousandfold is not unpacked past what a message may be', async () => {
    const stream = new Blob([`{"ids":["${'x'.repeat(20_000_000)}"]}`])
      .stream()
      .pipeThrough(new CompressionStream('gzip'))
    const bomb = new Uint8Array(await new Response(stream).arrayBuffer())
    expect(bomb.length).toBeLessThan(50_000)
    expect((await post('GetSlots', bomb, { 'content-encoding': 'gzip' })).status).toBe(429)
  })
})

test('a call that asks for too much is refused as such', async () => {
  const many = Array.from({ length: 513 }, () => ({
    actorToken: '',
    slotId: newId(),
    partySize: 1,
    idempotencyKey: 'k',
  }))
  const error = await booking.as(undefined).reserve({ items: many }).catch(ConnectError.from)
  expect(error).toMatchObject({ code: Code.InvalidArgument })
})

test('a place next to nothing is a place, and a cursor of the year 0 is none', async () => {
  const near = { latitude: 5e-324, longitude: 121 }
  const { slots } = await booking.as(undefined).searchSlots({ near })
  expect(slots.length).toBeGreaterThan(0)
  const cursorOf = (...tuple: unknown[]) => Buffer.from(JSON.stringify(tuple)).toString('base64url')
  const year0 = '0000-01-01T00:00:00Z'
  const [byStart, byDistance] = [cursorOf(year0, newId()), cursorOf(1, year0, newId())]
  const asked = [
    booking.as(undefined).searchSlots({ page: { after: byStart } }),
    booking.as(undefined).searchSlots({ near, page: { after: byDistance } }),
    booking.as(citizen(1)).listNotices({ page: { after: byStart } }),
  ]
  for (const answer of asked) {
    expect(refusalOf(await answer.catch((error: unknown) => error))?.facts).toEqual({
      field: 'after',
      problem: 'malformed',
    })
  }
})
