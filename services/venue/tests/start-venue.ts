import { type DescMessage, fromBinary, type MessageShape } from '@bufbuild/protobuf'
import type { Client } from '@connectrpc/connect'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { type Actor, createActorTokens } from '@xingzhi/runtime/actor'
import type { BusMessage } from '@xingzhi/runtime/bus/bus'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import type { Database } from '@xingzhi/runtime/database'
import { KEEPING_TIMES } from '@xingzhi/runtime/keeping-config'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { Service } from '@xingzhi/runtime/service'
import { startTestDatabase } from '@xingzhi/runtime/testing/database'
import { type FakeClock, fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import { createVenueService, venueMigrations } from '../src/service.ts'

export type VenueClient = Client<typeof VenueService>

export const operator: Actor = { personId: demoPersonId('operator-1'), roles: ['CITIZEN', 'OPERATOR'] }
export const manager: Actor = { personId: demoPersonId('manager-1'), roles: ['CITIZEN', 'MANAGER'] }
export const otherManager: Actor = { personId: demoPersonId('manager-2'), roles: ['CITIZEN', 'MANAGER'] }
export const citizen: Actor = { personId: demoPersonId('citizen-1'), roles: ['CITIZEN'] }
export const guide: Actor = { personId: demoPersonId('guide-1'), roles: ['CITIZEN', 'GUIDE'] }

const actorKey = 'a key that only tests use and only here'

export interface Venue {
  service: Service
  database: Database
  clock: FakeClock
  /** A client that asks as this actor, or as nobody. */
  as(actor: Actor | undefined): VenueClient
  /** What was told, in the order in which it was told. */
  told: BusMessage[]
  toldOf<S extends DescMessage>(schema: S): MessageShape<S>[]
  stop(): Promise<void>
}

/** The real service on a database of its own; Monday 2027-03-01, 08:00 in Shanghai. */
export async function startVenue({ connectionsMax = 8 } = {}): Promise<Venue> {
  const testDatabase = await startTestDatabase('venue', venueMigrations)
  const clock = fakeClock('2027-03-01T00:00:00Z')
  const bus = createLocalBus()
  const told: BusMessage[] = []
  const config = {
    databaseUrl: testDatabase.url,
    databaseConnectionsMax: connectionsMax,
    actorKey,
    timeZone: 'Asia/Shanghai',
    keeping: { ...KEEPING_TIMES, auditKeptDays: 1_095 },
  }
  const service = await createVenueService(config, { bus, clock, log: silentLog })
  const subscriber = await bus.subscribe({
    topic: 'xingzhi.venue.v1',
    group: 'test',
    handle: async (message) => void told.push(message),
    onStuck: async (_message, error) => Promise.reject(error),
  })
  await service.start()
  const tokens = createActorTokens(actorKey, clock)
  return {
    service,
    database: testDatabase.open(),
    clock,
    told,
    as: (actor) =>
      createRpcClient(VenueService, service, { actorToken: () => (actor ? tokens.sign(actor) : undefined) }),
    toldOf: (schema) =>
      told
        .filter((message) => message.type === schema.typeName)
        .map((message) => fromBinary(schema, message.payload)),
    async stop() {
      await service.stop()
      await subscriber.stop()
      await bus.close()
      await testDatabase.drop()
    },
  }
}
