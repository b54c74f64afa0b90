import { randomBytes } from 'node:crypto'
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActorTokens } from '../src/actor.ts'
import { createLocalBus } from '../src/bus/local.ts'
import { systemClock } from '../src/clock.ts'
import { silentLog } from '../src/log.ts'
import { demoPersonId } from '../src/person.ts'
import { asActor, createRpcClient } from '../src/rpc-client.ts'
import { serveRpc } from '../src/rpc-server.ts'
import {
  currentTraceparent,
  isRecorded,
  startTelemetry,
  type Telemetry,
  withJoinedSpan,
  withSpan,
} from '../src/telemetry.ts'
import { startTestDatabase } from '../src/testing/database.ts'
import { MIGRATIONS } from './facts.ts'
import { ACTOR_KEY, startEcho } from './start-echo.ts'

const exporter = new InMemorySpanExporter()
let telemetry: Telemetry

beforeAll(() => {
  telemetry = startTelemetry({ name: 'test', processor: new SimpleSpanProcessor({ exporter }) })
})
afterAll(() => telemetry.stop())

test('one trace leads from the browser through the call and the fact to its consumer', async () => {
  const testDatabase = await startTestDatabase('runtime', MIGRATIONS)
  const bus = createLocalBus()
  const { service } = startEcho(testDatabase, bus)
  await service.start()
  const server = await serveRpc({ services: [service], port: 0, log: silentLog })
  const token = createActorTokens(ACTOR_KEY, systemClock).sign({ personId: demoPersonId('m'), roles: [] })
  const traceId = '0af7651916cd43dd8448eb211c80319c'

  const traceparent = `00-${traceId}-b7ad6b7169203331-01`
  await withSpan('POST /graphql', { traceparent }, async () => {
    const client = createRpcClient(VenueService, server.url)
    await client.cancelSession({ sessionId: 's', reason: 'r', idempotencyKey: 'k' }, asActor(token))
  })
  await service.drain()
  await server.stop()
  await service.stop()
  await testDatabase.drop()

  const spans = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId)
  const rpc = 'xingzhi.venue.v1.VenueService/CancelSession'
  expect(spans.map((span) => span.name).sort()).toEqual(
    ['POST /graphql', rpc, rpc, 'publish xingzhi.venue.v1', 'handle xingzhi.venue.v1.SiteChanged'].sort(),
  )
})

test('work without a trace carries none', () => {
  expect(currentTraceparent()).toBeUndefined()
})

const traceparentOf = (name: string) => withSpan(name, {}, async () => currentTraceparent())

test('work for several requests belongs to the first of them and is linked to the others', async () => {
  const [one, other] = [await traceparentOf('one'), await traceparentOf('other')]
  const unrecorded = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`
  const work = { traceparents: () => [null, unrecorded, one, other, one] }
  await withJoinedSpan('batch', work, async () => {})
  const batch = exporter.getFinishedSpans().find(({ name }) => name === 'batch')
  expect(batch?.spanContext().traceId).toBe(one?.split('-')[1])
  expect(batch?.links.map(({ context }) => context.traceId)).toEqual([other?.split('-')[1]])
})

test('the share that is recorded is chosen by the trace alone, whatever its sender wants', async () => {
  await telemetry.stop()
  const isSampled = async (sampledShare: number, traceparent: string) => {
    const some = startTelemetry({
      name: 'test',
      sampledShare,
      processor: new SimpleSpanProcessor({ exporter }),
    })
    const own = await withSpan('x', { traceparent }, async () => currentTraceparent())
    await some.stop()
    return isRecorded(own)
  }
  const traceIds = Array.from({ length: 400 }, () => randomBytes(16).toString('hex'))
  const sampled: string[] = []
  for (const traceId of traceIds) {
    const asked = await isSampled(0.25, `00-${traceId}-${'b'.repeat(16)}-01`)
    expect(await isSampled(0.25, `00-${traceId}-${'c'.repeat(16)}-00`)).toBe(asked)
    if (asked) sampled.push(traceId)
  }
  expect(sampled.length).toBeGreaterThan(40)
  expect(sampled.length).toBeLessThan(200)
  expect(await isSampled(0, `00-${traceIds[0]}-${'b'.repeat(16)}-01`)).toBe(false)
  expect(await isSampled(1, `00-${traceIds[0]}-${'b'.repeat(16)}-00`)).toBe(true)
})
