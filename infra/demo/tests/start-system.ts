import { readBookingConfig } from '@xingzhi/booking/config'
import { bookingMigrations, createBookingService } from '@xingzhi/booking/service'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
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

/** Venue and booking on databases of their own, one local bus between them. Thursday 2027-03-04, 10:00 in Shanghai. */
export async function startSystem(): Promise<System> {
  const databases = [
    await startTestDatabase('venue', venueMigrations),
    await startTestDatabase('booking', bookingMigrations),
  ] as const
  const clock = fakeClock('2027-03-04T02:00:00Z')
  const bus = createLocalBus()
  const overrides = { bus, clock, log: createLog({ name: 'seeding', level: 'error' }) }
  const env = {
    ACTOR_KEY: actorKey,
    VENUE_DATABASE_URL: databases[0].url,
    BOOKING_DATABASE_URL: databases[1].url,
  }
  const venue = await createVenueService(readVenueConfig(env), overrides)
  const booking = await createBookingService(readBookingConfig(env), overrides)
  await Promise.all([venue.start(), booking.start()])
  return {
    target: {
      venue: createRpcClient(VenueService, venue, { deadlineMs }),
      booking: createRpcClient(BookingService, booking, { deadlineMs }),
      tokens: createActorTokens(actorKey, clock),
      clock,
      log: silentLog,
      seed: 7,
    },
    clock,
    async drain() {
      await venue.drain()
      await booking.drain()
    },
    async stop() {
      await Promise.all([venue.stop(), booking.stop()])
      await bus.close()
      await Promise.all(databases.map((database) => database.drop()))
    },
  }
}
