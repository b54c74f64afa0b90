import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { readBookingConfig } from '@xingzhi/booking/config'
import { bookingMigrations, createBookingService } from '@xingzhi/booking/service'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { type Actor, createActorTokens } from '@xingzhi/runtime/actor'
import { assert, must } from '@xingzhi/runtime/assert'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor, createRpcClient } from '@xingzhi/runtime/rpc-client'
import { startTestDatabase, type TestDatabase } from '@xingzhi/runtime/testing/database'
import { readVenueConfig } from '@xingzhi/venue/config'
import { createVenueService, venueMigrations } from '@xingzhi/venue/service'

export interface System {
  databases: { venue: TestDatabase; booking: TestDatabase }
  /** Publishes a session in a room of its own, `daysAhead` from now; its id. */
  publish(daysAhead: number): Promise<string>
  cancelSession(id: string): Promise<void>
  /** The reservation's id. */
  reserve(citizen: number, slotId: string, partySize?: number): Promise<string>
  cancel(citizen: number, reservationId: string): Promise<void>
  drain(): Promise<void>
  /** Leaves the databases to be dropped by `drop`. */
  stop(): Promise<void>
  drop(): Promise<void>
}

const ACTOR_KEY = 'a key that only tests use and only here'
const DAY_MS = 86_400_000

/** Venue and booking on databases of their own, a local bus between them, and a site with an activity. */
export async function startSystem(): Promise<System> {
  const databases = {
    venue: await startTestDatabase('venue', venueMigrations),
    booking: await startTestDatabase('booking', bookingMigrations),
  }
  const overrides = { bus: createLocalBus(), log: silentLog }
  const env = {
    ACTOR_KEY,
    VENUE_DATABASE_URL: databases.venue.url,
    BOOKING_DATABASE_URL: databases.booking.url,
  }
  const venue = await createVenueService(readVenueConfig(env), overrides)
  const booking = await createBookingService(readBookingConfig(env), overrides)
  await Promise.all([venue.start(), booking.start()])
  const tokens = createActorTokens(ACTOR_KEY, () => new Date())
  const token = (name: string) => tokens.sign(actorOf(name))
  const as = (name: string) => asActor(token(name))
  const sessions = createRpcClient(VenueService, venue)
  const reservations = createRpcClient(BookingService, booking)

  const { site } = await sessions.putSite({ site: workshop, idempotencyKey: newId() }, as('operator-1'))
  const siteId = must(site).id
  await sessions.grantSite({ siteId, personId: demoPersonId('manager-1') }, as('operator-1'))
  const { activity } = await sessions.createActivity(
    { activity: { ...spoons, siteId }, idempotencyKey: newId() },
    as('manager-1'),
  )

  return {
    databases,
    async publish(daysAhead) {
      const startsAt = timestampFromDate(noonInShanghai(daysAhead))
      const plan = { activityId: must(activity).id, siteId, room: '木工坊', startsAt, capacity: 10 }
      const what = { case: 'plan' as const, value: plan }
      const made = await sessions.publishSession({ what, idempotencyKey: newId() }, as('manager-1'))
      return must(made.session).id
    },
    async cancelSession(sessionId) {
      const request = { sessionId, reason: '停电', idempotencyKey: newId() }
      await sessions.cancelSession(request, as('manager-1'))
    },
    async reserve(citizen, slotId, partySize = 1) {
      const actorToken = token(`citizen-${citizen}`)
      const item = { actorToken, slotId, partySize, idempotencyKey: newId() }
      const { verdicts } = await reservations.reserve({ items: [item] })
      const verdict = must(verdicts[0]).verdict
      assert(verdict.case === 'reservation', `refused: ${String(verdict.value?.code)}`)
      return verdict.value.id
    },
    async cancel(citizen, reservationId) {
      const request = { reservationId, idempotencyKey: newId() }
      await reservations.cancelReservation(request, as(`citizen-${citizen}`))
    },
    async drain() {
      await venue.drain()
      await booking.drain()
    },
    async stop() {
      await Promise.all([venue.stop(), booking.stop()])
      await overrides.bus.close()
    },
    async drop() {
      await Promise.all([databases.venue.drop(), databases.booking.drop()])
    },
  }
}

function actorOf(name: string): Actor {
  const role = name.startsWith('operator') ? (['OPERATOR'] as const) : []
  return { personId: demoPersonId(name), roles: ['CITIZEN', ...role] }
}

function noonInShanghai(daysAhead: number): Date {
  const day = new Date(Date.now() + daysAhead * DAY_MS).toISOString().slice(0, 10)
  return new Date(`${day}T12:00:00+08:00`)
}

const workshop = {
  name: '七宝木艺坊',
  nameEn: 'Qibao Wood Workshop',
  streetTownCode: '310112102',
  address: '青年路1号',
  point: { latitude: 31.155, longitude: 121.352 },
  precisionMetres: 30,
  crafts: [Craft.WOOD],
  openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1020 })),
  rooms: [{ name: '木工坊', capacity: 20 }],
  capacity: 25,
  demo: true,
}

const spoons = {
  title: '刻一把木勺',
  titleEn: 'Carve a spoon',
  craft: Craft.WOOD,
  summary: '从一块樱桃木开始。',
  durationMinutes: 90,
  minimumAge: 8,
  maximumPartySize: 4,
  level: Level.BEGINNER,
  materials: '木料与刻刀',
  stepFree: true,
}
