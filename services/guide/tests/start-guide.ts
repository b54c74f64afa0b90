import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf'
import type { Client } from '@connectrpc/connect'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { type Actor, createActorTokens } from '@xingzhi/runtime/actor'
import type { BusMessage } from '@xingzhi/runtime/bus/bus'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import type { Db, Sql } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { KEEPING_TIMES } from '@xingzhi/runtime/keeping-config'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { Service } from '@xingzhi/runtime/service'
import { startTestDatabase, type TestDatabase } from '@xingzhi/runtime/testing/database'
import { type FakeClock, fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import type { GuideConfig } from '../src/config.ts'
import { createGuideService, guideMigrations } from '../src/service.ts'
import { createFakeBooking, type FakeBooking } from './fake-booking.ts'

export type GuideClient = Client<typeof GuideService>

export const operator: Actor = { personId: demoPersonId('operator-1'), roles: ['CITIZEN', 'OPERATOR'] }
export const manager: Actor = { personId: demoPersonId('manager-1'), roles: ['CITIZEN', 'MANAGER'] }
export const citizen: Actor = { personId: demoPersonId('citizen-1'), roles: ['CITIZEN'] }
export const guide = (number: number): Actor => ({
  personId: demoPersonId(`guide-${number}`),
  roles: ['CITIZEN', 'GUIDE'],
})

const actorKey = 'a key that only tests use and only here'

export interface GuideSystem {
  service: Service
  testDatabase: TestDatabase
  db: Db
  sql: Sql
  clock: FakeClock
  booking: FakeBooking
  /** A client that asks as this actor, or as nobody. */
  as(actor: Actor | undefined): GuideClient
  /** Another process of the service on the same database; it answers, and tells nobody. */
  beside(): Promise<{ as: GuideSystem['as']; stop(): Promise<void> }>
  /** What was told, in the order in which it was told. */
  told: BusMessage[]
  /** Forgets what was told so far. */
  forgetTold(): Promise<void>
  toldOf<S extends DescMessage>(schema: S): MessageShape<S>[]
  /** A fact of route or venue; resolves when it has had its effect. */
  tell<S extends DescMessage>(topic: string, schema: S, message: MessageInitShape<S>): Promise<void>
  stop(): Promise<void>
}

/** The real service on a database of its own, beside a calendar in memory; Monday 2027-03-01, 08:00 in Shanghai. */
export async function startGuide(options: { config?: Partial<GuideConfig> } = {}): Promise<GuideSystem> {
  const testDatabase = await startTestDatabase('guide', guideMigrations)
  const clock = fakeClock('2027-03-01T00:00:00Z')
  const booking = createFakeBooking(actorKey, clock)
  const bus = createLocalBus()
  const told: BusMessage[] = []
  const config: GuideConfig = { ...testConfig, databaseUrl: testDatabase.url, ...options.config }
  const service = await createGuideService(config, { bus, clock, log: silentLog, booking: booking.target })
  const subscriber = await bus.subscribe({
    topic: 'xingzhi.guide.v1',
    group: 'test',
    handle: async (message) => void told.push(message),
    onStuck: async (_message, error) => Promise.reject(error),
  })
  await service.start()
  const tokens = createActorTokens(actorKey, clock)
  const pool = testDatabase.open()
  const clientsOf = (asked: Service) => (actor: Actor | undefined) =>
    createRpcClient(GuideService, asked, {
      actorToken: () => (actor ? tokens.sign(actor) : undefined),
      deadlineMs: 60_000,
      patienceMs: 0,
    })
  return {
    ...{ service, testDatabase, clock, booking, told },
    db: pool.db,
    sql: pool.sql,
    as: clientsOf(service),
    async beside() {
      const parts = { bus: createLocalBus(), clock, log: silentLog, booking: booking.target }
      const other = await createGuideService(config, parts)
      return { as: clientsOf(other), stop: other.stop }
    },
    async forgetTold() {
      await service.drain()
      told.length = 0
    },
    toldOf: (schema) =>
      told.filter(({ type }) => type === schema.typeName).map(({ payload }) => fromBinary(schema, payload)),
    async tell(topic, schema, message) {
      const payload = toBinary(schema, create(schema, message))
      const facts = { id: newId(), source: topic, time: clock(), key: 'key', payload }
      await bus.publish(topic, [{ ...facts, type: schema.typeName }])
      await service.drain()
    },
    async stop() {
      await service.stop()
      await subscriber.stop()
      await bus.close()
      await testDatabase.drop()
    },
  }
}

/** All but the database's address. */
const testConfig: Omit<GuideConfig, 'databaseUrl'> = {
  databaseConnectionsMax: 10,
  actorKey,
  timeZone: 'Asia/Shanghai',
  restMinutes: 30,
  nightRestMinutes: 600,
  dayMinutesMax: 480,
  releaseDeadlineMinutes: 1_440,
  callForHelpMinutes: 1_440,
  holdSeconds: 900,
  hoursMarginMinutes: 60,
  hoursEarlyMinutes: 0,
  walkInsMax: 5,
  keeping: { ...KEEPING_TIMES, auditKeptDays: 1_095 },
}
