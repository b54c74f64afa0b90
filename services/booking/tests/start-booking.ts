import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { Client } from '@connectrpc/connect'
import type { Notice, Reservation } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { BookingService, type ReserveVerdict } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { type Refusal, RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import {
  type SessionFactsSchema,
  SessionPublishedSchema,
  SiteChangedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { Level, type SessionSchema, SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { type Actor, createActorTokens } from '@xingzhi/runtime/actor'
import type { BusMessage } from '@xingzhi/runtime/bus/bus'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import type { Db, Sql } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { KEEPING_TIMES } from '@xingzhi/runtime/keeping-config'
import { type Log, silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { Service } from '@xingzhi/runtime/service'
import { startTestDatabase, type TestDatabase } from '@xingzhi/runtime/testing/database'
import { type FakeClock, fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import type { BookingConfig } from '../src/config.ts'
import { bookingMigrations, createBookingService } from '../src/service.ts'

export type BookingClient = Client<typeof BookingService>

export const ACTOR_KEY = 'a key that only tests use and only here'
const HOUR_MS = 3_600_000

export const NOW = new Date('2027-03-01T00:00:00Z')
export const citizen = (number: number): Actor => ({
  personId: demoPersonId(`citizen-${number}`),
  roles: ['CITIZEN'],
})
export const manager: Actor = { personId: demoPersonId('manager-1'), roles: ['CITIZEN', 'MANAGER'] }
export const operator: Actor = { personId: demoPersonId('operator-1'), roles: ['CITIZEN', 'OPERATOR'] }
/** Managed by `manager`. */
export const SITE_ID = '0199aaaa-0000-7000-8000-00000000000a'

export interface Wish {
  by: Actor
  slotId: string
  partySize?: number
  key?: string
  /** The start that the person was shown. */
  expectedStartsAt?: Date
  expectedMeetingPoint?: string
}

/** What a session is like, in hours from `NOW`. */
export interface SessionLike {
  id?: string
  version?: number
  status?: SessionStatus
  startsIn?: number
  hours?: number
  capacity?: number
  room?: string
  craft?: Craft
  siteId?: string
  maximumPartySize?: number
  point?: { latitude: number; longitude: number }
  activityId?: string
  title?: string
  level?: Level
  minimumAge?: number
  session?: MessageInitShape<typeof SessionSchema>
}

export interface Booking {
  service: Service
  testDatabase: TestDatabase
  db: Db
  sql: Sql
  clock: FakeClock
  told: BusMessage[]
  toldOf<S extends DescMessage>(schema: S): MessageShape<S>[]
  /** A client that asks as this actor, or as nobody. */
  as(actor: Actor | undefined): BookingClient
  tokenOf(actor: Actor): string
  /** One call with all the wishes. */
  reserve(...wishes: Wish[]): Promise<ReserveVerdict[]>
  cancel(by: Actor, reservationId: string, key?: string): Promise<Reservation | undefined>
  /** A fact of another service; resolves when it has had its effect. */
  tell<S extends DescMessage>(schema: S, message: MessageInitShape<S>): Promise<void>
  /** A published session; resolves with the id of its slot. */
  publish(session?: SessionLike): Promise<string>
  stop(): Promise<void>
}

export interface BookingOptions {
  config?: Partial<BookingConfig>
  /** Another instance on the same database. */
  on?: Booking
  /** A database of before, to be dropped with the service. */
  before?: TestDatabase
  log?: Log
}

/** The real service on a database of its own; Monday 2027-03-01, 08:00 in Shanghai. */
export async function startBooking({
  config = {},
  on,
  before,
  log = silentLog,
}: BookingOptions = {}): Promise<Booking> {
  const testDatabase = on?.testDatabase ?? before ?? (await startTestDatabase('booking', bookingMigrations))
  const clock = on?.clock ?? fakeClock(NOW.toISOString())
  const bus = createLocalBus()
  const told: BusMessage[] = []
  const service = await createBookingService(
    { ...testConfig, databaseUrl: testDatabase.url, ...config },
    { bus, clock, log },
  )
  const subscriber = await bus.subscribe({
    topic: 'xingzhi.booking.v1',
    group: 'test',
    handle: async (message) => void told.push(message),
    onStuck: async (_message, error) => Promise.reject(error),
  })
  await service.start()
  const tokens = createActorTokens(ACTOR_KEY, clock)
  const { db, sql } = on ?? testDatabase.open()
  const as = (actor: Actor | undefined) =>
    createRpcClient(BookingService, service, { actorToken: () => actor && tokens.sign(actor), patienceMs: 0 })

  async function tell<S extends DescMessage>(schema: S, message: MessageInitShape<S>): Promise<void> {
    const payload = toBinary(schema, create(schema, message))
    const fact = {
      id: newId(),
      type: schema.typeName,
      source: 'another',
      time: clock(),
      key: 'key',
      payload,
    }
    // `xingzhi.venue.v1` of `xingzhi.venue.v1.SessionPublished`.
    await bus.publish(schema.typeName.slice(0, schema.typeName.lastIndexOf('.')), [fact])
    await service.drain()
  }

  const booking: Booking = {
    service,
    testDatabase,
    db,
    sql,
    clock,
    told,
    toldOf: (schema) =>
      told.filter(({ type }) => type === schema.typeName).map(({ payload }) => fromBinary(schema, payload)),
    as,
    tokenOf: tokens.sign,
    tell,
    async reserve(...wishes) {
      const items = wishes.map(({ by, slotId, partySize = 1, key = newId(), ...expected }) => ({
        actorToken: tokens.sign(by),
        slotId,
        partySize,
        idempotencyKey: key,
        ...expectedIn(expected),
      }))
      return (await as(undefined).reserve({ items })).verdicts
    },
    async cancel(by, reservationId, key = newId()) {
      const { reservation } = await as(by).cancelReservation({ reservationId, idempotencyKey: key })
      return reservation
    },
    async publish(session = {}) {
      const facts = factsOf(session)
      await tell(SessionPublishedSchema, { facts })
      return facts.session?.id ?? ''
    },
    async stop() {
      await service.stop()
      await subscriber.stop()
      await bus.close()
      if (!on) await testDatabase.drop()
    },
  }
  if (!on)
    await tell(SiteChangedSchema, { site: { id: SITE_ID, version: 1n }, managerIds: [manager.personId] })
  return booking
}

/** All but the database's address. */
export const testConfig = {
  databaseConnectionsMax: 8,
  actorKey: ACTOR_KEY,
  activeReservationsMax: 10,
  partySizeMax: 20,
  cancelDeadlineMinutes: 120,
  batchMax: 512,
  queueMax: 10_000,
  keeping: { ...KEEPING_TIMES, noticesKeptDays: 365, peopleKeptDays: 730 },
}

/** As venue tells them. */
export function factsOf(like: SessionLike = {}): MessageInitShape<typeof SessionFactsSchema> & {
  session: MessageInitShape<typeof SessionSchema>
} {
  const { startsIn = 48, hours = 2 } = like
  const at = (offset: number) => timestampFromDate(new Date(NOW.getTime() + offset * HOUR_MS))
  return {
    craft: like.craft ?? Craft.WOOD,
    maximumPartySize: like.maximumPartySize ?? 4,
    point: like.point ?? { latitude: 31.11, longitude: 121.38 },
    title: like.title ?? '',
    level: like.level ?? Level.UNSPECIFIED,
    minimumAge: like.minimumAge ?? 0,
    session: {
      id: like.id ?? newId(),
      activityId: like.activityId ?? newId(),
      siteId: like.siteId ?? SITE_ID,
      room: like.room ?? '',
      startsAt: at(startsIn),
      endsAt: at(startsIn + hours),
      opensAt: at(-24),
      closesAt: at(startsIn),
      capacity: like.capacity ?? 10,
      status: like.status ?? SessionStatus.PUBLISHED,
      version: BigInt(like.version ?? 1),
      ...like.session,
    },
  }
}

/** A person's notices, which they get to see by it. */
export async function showNotices(client: BookingClient): Promise<Notice[]> {
  const { notices } = await client.listNotices({ page: { first: 100 } })
  const { ids } = await client.markNoticesShown({ ids: notices.map(({ id }) => id) })
  return notices.filter(({ id }) => ids.includes(id))
}

/** The reservation of a verdict that must hold one. */
export function reservationIn(verdict: ReserveVerdict | undefined): Reservation {
  if (verdict?.verdict.case === 'reservation') return verdict.verdict.value
  throw new Error(`no reservation: ${refusedWith(verdict)}`)
}

export function refusalIn(verdict: ReserveVerdict | undefined): Refusal {
  if (verdict?.verdict.case === 'refusal') return verdict.verdict.value
  throw new Error('not refused')
}

/** The refusal's code by name, or 'OK'. */
export function refusedWith(verdict: ReserveVerdict | undefined): string {
  return verdict?.verdict.case === 'refusal' ? (RefusalCode[verdict.verdict.value.code] ?? '') : 'OK'
}

/** What somebody was shown, as it is sent. */
function expectedIn({ expectedStartsAt, expectedMeetingPoint }: Partial<Wish>) {
  return {
    ...(expectedStartsAt && { expectedStartsAt: timestampFromDate(expectedStartsAt) }),
    ...(expectedMeetingPoint !== undefined && { expectedMeetingPoint }),
  }
}
