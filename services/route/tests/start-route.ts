import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf'
import type { Client } from '@connectrpc/connect'
import { ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ShiftKind, type ShiftSchema, ShiftStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
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
import { createRouteService, routeMigrations } from '../src/service.ts'

export type RouteClient = Client<typeof RouteService>

export const operator: Actor = { personId: demoPersonId('operator-1'), roles: ['CITIZEN', 'OPERATOR'] }
export const manager: Actor = { personId: demoPersonId('manager-1'), roles: ['CITIZEN', 'MANAGER'] }
export const citizen: Actor = { personId: demoPersonId('citizen-1'), roles: ['CITIZEN'] }
export const neighbour: Actor = { personId: demoPersonId('citizen-2'), roles: ['CITIZEN'] }
export const guide: Actor = { personId: demoPersonId('guide-1'), roles: ['CITIZEN', 'GUIDE'] }

const actorKey = 'a key that only tests use and only here'

export interface RouteSystem {
  service: Service
  testDatabase: TestDatabase
  db: Db
  sql: Sql
  clock: FakeClock
  /** A client that asks as this actor, or as nobody. */
  as(actor: Actor | undefined): RouteClient
  /** What was told, in the order in which it was told. */
  told: BusMessage[]
  toldOf<S extends DescMessage>(schema: S): MessageShape<S>[]
  /** A fact of guide; resolves when it has had its effect. */
  staff(
    shiftId: string,
    claimed: number,
    version: number,
    shift?: MessageInitShape<typeof ShiftSchema>,
  ): Promise<void>
  stop(): Promise<void>
}

/**
 * The real service on a database of its own, or beside another on the same; Monday 2027-03-01, 08:00 in Shanghai. What it costs that a
 * guide left is seen at once, unless somebody says when.
 */
export async function startRoute({
  on,
  settleSeconds = 0,
}: {
  on?: RouteSystem
  settleSeconds?: number
} = {}): Promise<RouteSystem> {
  const testDatabase = on?.testDatabase ?? (await startTestDatabase('route', routeMigrations))
  const clock = on?.clock ?? fakeClock('2027-03-01T00:00:00Z')
  const bus = createLocalBus()
  const told: BusMessage[] = []
  const config = {
    databaseUrl: testDatabase.url,
    databaseConnectionsMax: 8,
    actorKey,
    timeZone: 'Asia/Shanghai',
    callForHelpMinutes: 1440,
    decideMinutes: 120,
    settleSeconds,
    keeping: { ...KEEPING_TIMES, auditKeptDays: 1_095 },
  }
  const service = await createRouteService(config, { bus, clock, log: silentLog })
  const subscriber = await bus.subscribe({
    topic: 'xingzhi.route.v1',
    group: 'test',
    handle: async (message) => void told.push(message),
    onStuck: async (_message, error) => Promise.reject(error),
  })
  await service.start()
  const tokens = createActorTokens(actorKey, clock)
  const pool = testDatabase.open()
  return {
    service,
    testDatabase,
    db: on?.db ?? pool.db,
    sql: on?.sql ?? pool.sql,
    clock,
    told,
    as: (actor) =>
      createRpcClient(RouteService, service, { actorToken: () => (actor ? tokens.sign(actor) : undefined) }),
    toldOf: (schema) =>
      told
        .filter((message) => message.type === schema.typeName)
        .map((message) => fromBinary(schema, message.payload)),
    async staff(shiftId, claimed, version, shift = {}) {
      const facts = { id: shiftId, kind: ShiftKind.DEPARTURE, status: ShiftStatus.OPEN, claimed }
      const fact = create(ShiftStaffingChangedSchema, {
        shift: { ...facts, version: BigInt(version), ...shift },
      })
      const message = {
        id: newId(),
        type: ShiftStaffingChangedSchema.typeName,
        source: 'xingzhi/guide',
        time: clock(),
        key: shiftId,
        payload: toBinary(ShiftStaffingChangedSchema, fact),
      }
      await bus.publish('xingzhi.guide.v1', [message])
      await service.drain()
    },
    async stop() {
      await service.stop()
      await subscriber.stop()
      await bus.close()
      if (!on) await testDatabase.drop()
    },
  }
}
