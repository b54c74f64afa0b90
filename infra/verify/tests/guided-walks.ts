import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { readBookingConfig } from '@xingzhi/booking/config'
import { bookingMigrations, createBookingService } from '@xingzhi/booking/service'
import { readGuideConfig } from '@xingzhi/guide/config'
import { createGuideService, guideMigrations } from '@xingzhi/guide/service'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { type Claim, ClaimStatus, GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { type Departure, DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readRouteConfig } from '@xingzhi/route/config'
import { createRouteService, routeMigrations } from '@xingzhi/route/service'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { assert, must } from '@xingzhi/runtime/assert'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor, createRpcClient } from '@xingzhi/runtime/rpc-client'
import { startTestDatabase } from '@xingzhi/runtime/testing/database'
import { fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import { ACTOR_KEY, actorOf, settingsFor } from './demo-actors.ts'
import { layOldStreet } from './old-street.ts'

export const GUIDES = 4

export type GuidedWalks = Awaited<ReturnType<typeof startGuidedWalks>>

/** Booking, route and guide on databases of their own with one clock; a route of one station, and guides. Monday 2027-03-01, 08:00. */
export async function startGuidedWalks() {
  const { databases, clock, overrides, booking, route, guide, services } = await startServices()
  const tokens = createActorTokens(ACTOR_KEY, clock)
  const as = (name: string) => asActor(tokens.sign(actorOf(name)))
  const reservations = createRpcClient(BookingService, booking)
  const walks = createRpcClient(RouteService, route)
  const volunteers = createRpcClient(GuideService, guide)
  const drain = async () => {
    for (const service of [...services, ...services]) await service.drain()
  }
  const { sql } = databases.booking.open()
  const { routeId } = await layOldStreet(walks, as, { capacity: 2_000, stayMinutes: 60 })
  const setStatus = async (guideNumber: number, status: GuideStatus): Promise<void> => {
    const set = { personId: demoPersonId(`guide-${guideNumber}`), status, reason: '多次缺席' }
    await volunteers.setGuideStatus({ ...set, idempotencyKey: newId() }, as('operator-1'))
  }
  for (let number = 1; number <= GUIDES; number++) {
    await volunteers.registerGuide({ guide: {}, idempotencyKey: newId() }, as(`guide-${number}`))
    await setStatus(number, GuideStatus.ADMITTED)
  }

  const claimsOf = async (shiftId: string): Promise<Claim[]> => {
    const { claims } = await volunteers.listClaims({ shiftId }, as('operator-1'))
    return claims.filter(({ status }) => status !== ClaimStatus.RELEASED)
  }
  return {
    clock,
    drain,
    claimsOf,
    /** For so many guides with eight people each; its id. */
    async depart(inHours: number, guidesWanted: number): Promise<string> {
      const startsAt = timestampFromDate(new Date(clock().getTime() + inHours * 3_600_000))
      const plan = { routeId, startsAt, guidesWanted, groupSize: 8 }
      const made = await walks.scheduleDeparture({ plan, idempotencyKey: newId() }, as('operator-1'))
      await drain()
      return must(made.departure).id
    },
    async move(departureId: string, startsAt: Date): Promise<void> {
      const change = { departureId, startsAt: timestampFromDate(startsAt), idempotencyKey: newId() }
      await walks.changeDeparture(change, as('operator-1'))
    },
    async departure(id: string): Promise<Departure & { stands: boolean }> {
      const found = must((await walks.getDepartures({ ids: [id] })).departures[0])
      return { ...found, stands: found.status === DepartureStatus.SCHEDULED }
    },
    admit: (guideNumber: number) => setStatus(guideNumber, GuideStatus.ADMITTED),
    suspend: (guideNumber: number) => setStatus(guideNumber, GuideStatus.SUSPENDED),
    claim: (guideNumber: number, shiftId: string) =>
      volunteers.claimShift({ shiftId, idempotencyKey: newId() }, as(`guide-${guideNumber}`)),
    release: (guideNumber: number, shiftId: string) =>
      volunteers.releaseShift(
        { shiftId, reason: '生病', idempotencyKey: newId() },
        as(`guide-${guideNumber}`),
      ),
    /** By another one, or by nobody. */
    replace: (claimId: string, by: number | undefined) => {
      const personId = by === undefined ? '' : demoPersonId(`guide-${by}`)
      const request = { claimId, personId, reason: '换人', idempotencyKey: newId() }
      return volunteers.replaceClaim(request, as('operator-1'))
    },
    async reserve(citizen: number, slotId: string, partySize: number): Promise<void> {
      const actorToken = tokens.sign(actorOf(`citizen-${citizen}`))
      const item = { actorToken, slotId, partySize, idempotencyKey: newId() }
      const verdict = must((await reservations.reserve({ items: [item] })).verdicts[0]).verdict
      assert(verdict.case === 'reservation', `refused: ${String(verdict.value?.code)}`)
    },
    /** People who hold places. */
    async people(slotId: string): Promise<number> {
      const [row] = await sql<{ people: number }[]>`
        select coalesce(sum(party_size), 0)::int as people from reservations
        where slot_id = ${slotId} and status <> 'CANCELLED'`
      return must(row).people
    },
    async stop() {
      for (const service of services) await service.stop()
      await overrides.bus.close()
      for (const database of Object.values(databases)) await database.drop()
    },
  }
}

async function startServices() {
  const databases = {
    booking: await startTestDatabase('booking', bookingMigrations),
    route: await startTestDatabase('route', routeMigrations),
    guide: await startTestDatabase('guide', guideMigrations),
  }
  const clock = fakeClock('2027-03-01T00:00:00Z')
  const overrides = { bus: createLocalBus(), clock, log: silentLog }
  const env = settingsFor(databases)
  const booking = await createBookingService(readBookingConfig(env), overrides)
  const route = await createRouteService(readRouteConfig(env), overrides)
  const guide = await createGuideService(readGuideConfig(env), { ...overrides, booking })
  const services = [booking, route, guide]
  for (const service of services) await service.start()
  return { databases, clock, overrides, booking, route, guide, services }
}
