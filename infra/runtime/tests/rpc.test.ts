import { Code, ConnectError } from '@connectrpc/connect'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createActorTokens } from '../src/actor.ts'
import type { Bus } from '../src/bus/bus.ts'
import { createLocalBus } from '../src/bus/local.ts'
import { systemClock } from '../src/clock.ts'
import { silentLog, withRequestId } from '../src/log.ts'
import { demoPersonId } from '../src/person.ts'
import { Refused, refusalOf } from '../src/refusal.ts'
import { asActor, createRpcClient, type RpcTarget } from '../src/rpc-client.ts'
import { type RpcServer, serveRpc } from '../src/rpc-server.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { MIGRATIONS } from './facts.ts'
import { ACTOR_KEY, type Echo, startEcho } from './start-echo.ts'

const tokens = createActorTokens(ACTOR_KEY, systemClock)
const personId = demoPersonId('manager-1')
const manager = asActor(tokens.sign({ personId, roles: ['MANAGER'] }))

let testDatabase: TestDatabase
let bus: Bus
let echo: Echo
let server: RpcServer

beforeEach(async () => {
  testDatabase = await startTestDatabase('runtime', MIGRATIONS)
  bus = createLocalBus()
  echo = startEcho(testDatabase, bus)
  await echo.service.start()
  server = await serveRpc({ services: [echo.service], port: 0, log: silentLog })
})

afterEach(async () => {
  await server.stop()
  await echo.service.stop()
  await bus.close()
  await testDatabase.drop()
})

const caught = async (call: Promise<unknown>): Promise<ConnectError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ConnectError)
  return error as ConnectError
}

describe.each<[string, () => RpcTarget]>([
  ['over HTTP', () => server.url],
  ['in process', () => echo.service],
])('an RPC %s', (_way, target) => {
  const client = (deadlineMs?: number) =>
    createRpcClient(VenueService, target(), deadlineMs ? { deadlineMs } : {})

  test('answers, and knows who asked and for which request', async () => {
    const answer = await withRequestId('request-1', () => client().getSites({ ids: ['a', 'b'] }, manager))
    expect(answer.sites.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(echo.calls).toEqual([{ actor: personId, requestId: 'request-1' }])
  })

  test('without a token asks as nobody; with one that does not verify it is refused', async () => {
    await client().getSites({ ids: [] })
    expect(echo.calls[0]?.actor).toBeUndefined()
    const error = await caught(client().getSites({ ids: [] }, asActor('forged')))
    expect(error.code).toBe(Code.Unauthenticated)
    expect(refusalOf(error)?.code).toBe(RefusalCode.SIGN_IN_REQUIRED)
  })

  test.each([
    ['NOT_FOUND', Code.NotFound],
    ['FORBIDDEN', Code.PermissionDenied],
    ['INVALID_INPUT', Code.InvalidArgument],
    ['BUSY', Code.ResourceExhausted],
    ['ROOM_TAKEN', Code.FailedPrecondition],
  ] as const)('carries the refusal %s with its facts', async (name, code) => {
    const start = new Date('2026-03-01T02:00:00Z')
    echo.failures.push(new Refused(name, { what: 'site', startsAt: start }, [start]))
    const error = await caught(client().getSites({ ids: ['a'] }))
    expect(error.code).toBe(code)
    expect(refusalOf(error)).toMatchObject({
      code: RefusalCode[name],
      facts: { what: 'site', startsAt: '2026-03-01T02:00:00.000Z' },
      suggestedStarts: [{ seconds: BigInt(start.getTime() / 1000) }],
    })
  })

  test('tells nothing of an unforeseen error', async () => {
    echo.failures.push(new Error('relation "people" does not exist'))
    const error = await caught(client().getSites({ ids: ['a'] }))
    expect(error.code).toBe(Code.Internal)
    expect(error.message).not.toContain('people')
    expect(refusalOf(error)).toBeUndefined()
  })

  test('tries again while the database is away what may be done twice: a read, and a write with a key', async () => {
    const away = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    echo.failures.push(away(), away())
    expect((await client().getSites({ ids: ['a'] })).sites).toHaveLength(1)
    expect(echo.calls).toHaveLength(3)

    echo.failures.push(away())
    const keyless = client().grantSite({ siteId: 's', personId }, manager)
    expect((await caught(keyless)).code).toBe(Code.Unavailable)
    expect(echo.calls).toHaveLength(4)

    echo.failures.push(away())
    await client().cancelSession({ sessionId: 's', reason: 'r', idempotencyKey: 'k' }, manager)
    expect(echo.calls).toHaveLength(6)
  })

  test('ends at its deadline', async () => {
    const error = await caught(client(100).getSites({ ids: ['slow'] }))
    expect(error.code).toBe(Code.DeadlineExceeded)
  })

  test('a method that nobody serves is unimplemented', async () => {
    expect((await caught(client().listStreetTowns({}))).code).toBe(Code.Unimplemented)
  })
})

test('a server that starts anew is waited for; one that stays away is unavailable', async () => {
  const { url, port } = server
  const client = createRpcClient(VenueService, url, { patienceMs: 3_000 })
  await client.getSites({ ids: [] })
  await server.stop()
  const waiting = client.getSites({ ids: ['a'] })
  server = await serveRpc({ services: [echo.service], port, log: silentLog })
  expect((await waiting).sites).toHaveLength(1)

  await server.stop()
  const impatient = createRpcClient(VenueService, url, { patienceMs: 200 })
  expect((await caught(impatient.getSites({ ids: [] }))).code).toBe(Code.Unavailable)
})

test('a server that stops lets the calls in hand end', async () => {
  const slow = createRpcClient(VenueService, server.url).getSites({ ids: ['slow'] })
  await expect.poll(() => echo.calls.length).toBe(1)
  await server.stop()
  expect((await slow).sites).toHaveLength(1)
})

test('says that it lives, whether it serves, and how it goes', async () => {
  const get = async (path: string) => {
    const response = await fetch(`${server.url}${path}`)
    return { status: response.status, body: await response.text() }
  }
  expect((await get('/healthz')).status).toBe(200)
  expect(await get('/readyz')).toMatchObject({
    status: 200,
    body: expect.stringContaining('"echo database"'),
  })
  await createRpcClient(VenueService, server.url).getSites({ ids: [] })
  const { body } = await get('/metrics')
  expect(body).toContain(
    'xingzhi_rpc_duration_seconds_count{service="xingzhi.venue.v1.VenueService",method="GetSites",code="ok"}',
  )
  expect(body).toContain('xingzhi_outbox_rows{service="echo"} 0')
  expect(body).toContain('process_cpu_user_seconds_total')

  await bus.close()
  const ready = await get('/readyz')
  expect(ready.status).toBe(503)
  expect(JSON.parse(ready.body).parts).toContainEqual({ part: 'echo bus', ok: false, why: 'not connected' })
  expect((await get('/nowhere')).status).toBe(404)
})
