import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { readBookingConfig } from '@xingzhi/booking/config'
import { bookingMigrations, createBookingService } from '@xingzhi/booking/service'
import { readGuideConfig } from '@xingzhi/guide/config'
import { createGuideService, guideMigrations } from '@xingzhi/guide/service'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { readRouteConfig } from '@xingzhi/route/config'
import { createRouteService, routeMigrations } from '@xingzhi/route/service'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { assert, must } from '@xingzhi/runtime/assert'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor, createRpcClient } from '@xingzhi/runtime/rpc-client'
import { startTestDatabase, type TestDatabase } from '@xingzhi/runtime/testing/database'
import { readVenueConfig } from '@xingzhi/venue/config'
import { createVenueService, venueMigrations } from '@xingzhi/venue/service'
import { ACTOR_KEY, type As, actorOf, settingsFor } from './demo-actors.ts'
import { layOldStreet } from './old-street.ts'

export type ServiceName = 'venue' | 'booking' | 'route' | 'guide'

export interface System {
  databases: Record<ServiceName, TestDatabase>
  /** Publishes a session in a room of its own, `daysAhead` from now; its id. */
  publish(daysAhead: number, helpersWanted?: number): Promise<string>
  /** Schedules a departure for two guides with fifteen people each; its id. */
  depart(daysAhead: number): Promise<string>
  cancelDeparture(id: string): Promise<void>
  /** An admitted guide takes a shift. */
  claim(guide: number, shiftId: string): Promise<void>
  /** A citizen begins a walk of one's own and stamps its first station. */
  walk(citizen: number): Promise<void>
  /** A guide takes a place in a training to come. */
  train(guide: number): Promise<void>
  moveSession(id: string, daysAhead: number): Promise<void>
  cancelSession(id: string): Promise<void>
  /** The reservation's id. */
  reserve(citizen: number, slotId: string, partySize?: number): Promise<string>
  cancel(citizen: number, reservationId: string): Promise<void>
  resize(citizen: number, reservationId: string, partySize: number): Promise<void>
  drain(): Promise<void>
  /** Leaves the databases to be dropped by `drop`. */
  stop(): Promise<void>
  drop(): Promise<void>
}

const DAY_MS = 86_400_000

/** All services on databases of their own, a local bus between them, a site with an activity, a route and two guides. */
export async function startSystem(): Promise<System> {
  const databases = {
    venue: await startTestDatabase('venue', venueMigrations),
    booking: await startTestDatabase('booking', bookingMigrations),
    route: await startTestDatabase('route', routeMigrations),
    guide: await startTestDatabase('guide', guideMigrations),
  }
  const overrides = { bus: createLocalBus(), log: silentLog }
  const env = settingsFor(databases)
  const venue = await createVenueService(readVenueConfig(env), overrides)
  const booking = await createBookingService(readBookingConfig(env), overrides)
  const route = await createRouteService(readRouteConfig(env), overrides)
  const guide = await createGuideService(readGuideConfig(env), { ...overrides, booking })
  const services = [venue, booking, route, guide]
  await Promise.all(services.map((service) => service.start()))
  const tokens = createActorTokens(ACTOR_KEY, () => new Date())
  const token = (name: string) => tokens.sign(actorOf(name))
  const as = (name: string) => asActor(token(name))
  const sessions = createRpcClient(VenueService, venue)
  const reservations = createRpcClient(BookingService, booking)
  const walks = await openRoute(createRpcClient(RouteService, route), as)
  const volunteers = await admitGuides(createRpcClient(GuideService, guide), as)

  const { site } = await sessions.putSite({ site: workshop, idempotencyKey: newId() }, as('operator-1'))
  const siteId = must(site).id
  await sessions.grantSite({ siteId, personId: demoPersonId('manager-1') }, as('operator-1'))
  const { activity } = await sessions.createActivity(
    { activity: { ...spoons, siteId }, idempotencyKey: newId() },
    as('manager-1'),
  )

  return {
    databases,
    ...walks,
    ...volunteers,
    async publish(daysAhead, helpersWanted = 0) {
      const startsAt = timestampFromDate(noonInShanghai(daysAhead))
      const plan = {
        activityId: must(activity).id,
        siteId,
        room: '木工坊',
        startsAt,
        capacity: 10,
        helpersWanted,
      }
      const what = { case: 'plan' as const, value: plan }
      const made = await sessions.publishSession({ what, idempotencyKey: newId() }, as('manager-1'))
      return must(made.session).id
    },
    async moveSession(sessionId, daysAhead) {
      const startsAt = timestampFromDate(noonInShanghai(daysAhead))
      await sessions.changeSession({ sessionId, startsAt, idempotencyKey: newId() }, as('manager-1'))
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
    async resize(citizen, reservationId, partySize) {
      const request = { reservationId, partySize, idempotencyKey: newId() }
      await reservations.changeReservation(request, as(`citizen-${citizen}`))
    },
    async drain() {
      for (const service of [...services, ...services]) await service.drain()
    },
    async stop() {
      await Promise.all(services.map((service) => service.stop()))
      await overrides.bus.close()
    },
    async drop() {
      await Promise.all(Object.values(databases).map((database) => database.drop()))
    },
  }
}

function noonInShanghai(daysAhead: number): Date {
  const day = new Date(Date.now() + daysAhead * DAY_MS).toISOString().slice(0, 10)
  return new Date(`${day}T12:00:00+08:00`)
}

async function openRoute(
  walks: ReturnType<typeof createRpcClient<typeof RouteService>>,
  as: As,
): Promise<Pick<System, 'depart' | 'cancelDeparture' | 'walk'>> {
  const { routeId, stationId } = await layOldStreet(walks, as, { capacity: 60, stayMinutes: 30 })
  return {
    async depart(daysAhead) {
      const startsAt = timestampFromDate(noonInShanghai(daysAhead))
      const plan = { routeId, startsAt, guidesWanted: 2, groupSize: 15 }
      const { departure } = await walks.scheduleDeparture({ plan, idempotencyKey: newId() }, as('operator-1'))
      return must(departure).id
    },
    async cancelDeparture(departureId) {
      const request = { departureId, reason: '暴雨', idempotencyKey: newId() }
      await walks.cancelDeparture(request, as('operator-1'))
    },
    async walk(citizen) {
      const self = `citizen-${citizen}`
      const { walk } = await walks.startWalk({ routeId, idempotencyKey: newId() }, as(self))
      const proof = { case: 'accuracyMetres' as const, value: 5 }
      await walks.checkIn({ walkId: must(walk).id, stationId, proof, idempotencyKey: newId() }, as(self))
    },
  }
}

async function admitGuides(
  volunteers: ReturnType<typeof createRpcClient<typeof GuideService>>,
  as: As,
): Promise<Pick<System, 'claim' | 'train'>> {
  for (const person of ['guide-1', 'guide-2']) {
    await volunteers.registerGuide({ guide: {}, idempotencyKey: newId() }, as(person))
    const admitted = { personId: demoPersonId(person), status: GuideStatus.ADMITTED }
    await volunteers.setGuideStatus({ ...admitted, idempotencyKey: newId() }, as('operator-1'))
  }
  return {
    async claim(guide, shiftId) {
      await volunteers.claimShift({ shiftId, idempotencyKey: newId() }, as(`guide-${guide}`))
    },
    async train(guide) {
      const [startsAt, endsAt] = [noonInShanghai(2), noonInShanghai(3)].map(timestampFromDate)
      const { training } = await volunteers.putTraining(
        {
          training: { ...firstAid, startsAt: must(startsAt), endsAt: must(endsAt) },
          idempotencyKey: newId(),
        },
        as('operator-1'),
      )
      const trainingId = must(training).id
      await volunteers.enrolInTraining({ trainingId, idempotencyKey: newId() }, as(`guide-${guide}`))
    },
  }
}

const firstAid = { title: '急救', place: '社区学院', capacity: 10 }

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
