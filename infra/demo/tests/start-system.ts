import { readBookingConfig } from '@xingzhi/booking/config'
import { bookingMigrations, createBookingService } from '@xingzhi/booking/service'
import { readGuideConfig } from '@xingzhi/guide/config'
import { createGuideService, guideMigrations } from '@xingzhi/guide/service'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { readRouteConfig } from '@xingzhi/route/config'
import { createRouteService, routeMigrations } from '@xingzhi/route/service'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { createLog, silentLog } from '@xingzhi/runtime/log'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import { startTestDatabase } from '@xingzhi/runtime/testing/database'
import { type FakeClock, fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import { readVenueConfig } from '@xingzhi/venue/config'
import { createVenueService, venueMigrations } from '@xingzhi/venue/service'
import type { DemoTarget } from '../src/demo-target.ts'

/** As whoever seeds a real system gives it. */
const deadlineMs = 30_000
const actorKey = 'a key that only tests use and only here'

export interface System {
  target: DemoTarget
  clock: FakeClock
  drain(): Promise<void>
  stop(): Promise<void>
}

/** All services on databases of their own, one local bus between them. Thursday 2027-03-04, 10:00 in Shanghai. */
export async function startSystem(): Promise<System> {
  const databases = {
    venue: await startTestDatabase('venue', venueMigrations),
    booking: await startTestDatabase('booking', bookingMigrations),
    route: await startTestDatabase('route', routeMigrations),
    guide: await startTestDatabase('guide', guideMigrations),
  }
  const clock = fakeClock('2027-03-04T02:00:00Z')
  const bus = createLocalBus()
  const overrides = { bus, clock, log: createLog({ name: 'seeding', level: 'error' }) }
  const env = {
    ACTOR_KEY: actorKey,
    VENUE_DATABASE_URL: databases.venue.url,
    BOOKING_DATABASE_URL: databases.booking.url,
    ROUTE_DATABASE_URL: databases.route.url,
    GUIDE_DATABASE_URL: databases.guide.url,
  }
  const venue = await createVenueService(readVenueConfig(env), overrides)
  const booking = await createBookingService(readBookingConfig(env), overrides)
  const route = await createRouteService(readRouteConfig(env), overrides)
  const guide = await createGuideService(readGuideConfig(env), { ...overrides, booking })
  const services = [venue, booking, route, guide]
  await Promise.all(services.map((service) => service.start()))
  return {
    target: {
      venue: createRpcClient(VenueService, venue, { deadlineMs }),
      booking: createRpcClient(BookingService, booking, { deadlineMs }),
      route: createRpcClient(RouteService, route, { deadlineMs }),
      guide: createRpcClient(GuideService, guide, { deadlineMs }),
      tokens: createActorTokens(actorKey, clock),
      clock,
      log: silentLog,
      seed: 7,
    },
    clock,
    async drain() {
      for (const service of [...services, ...services]) await service.drain()
    },
    async stop() {
      await Promise.all(services.map((service) => service.stop()))
      await bus.close()
      await Promise.all(Object.values(databases).map((database) => database.drop()))
    },
  }
}
