import { seedDemo } from '@xingzhi/demo/seed-demo'
import { readSystemSettings } from '@xingzhi/local/config'
import { startEmbedded } from '@xingzhi/local/embedded'
import { readRunFile } from '@xingzhi/local/run-file'
import { runSystem } from '@xingzhi/local/run-system'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import { planMany } from '../frame/plan-many.ts'
import { profileWhenAsked } from '../frame/profile.ts'

// A process of its own: the whole system embedded, filled with many sessions.

const SEED = 2026

export interface SystemReady {
  url: string
  databases: Record<string, string>
}

await runSystem(async () => {
  const settings = readSystemSettings(process.env)
  const system = await startEmbedded(settings)
  // Filling it takes long, and whoever asks it to end does not wait so long.
  const endEarly = () => void system.stop().finally(() => process.exit(0))
  process.once('SIGTERM', endEarly)
  const { venue, booking, route, guide } = system.services
  await seedDemo(
    {
      venue: createRpcClient(VenueService, venue),
      booking: createRpcClient(BookingService, booking),
      route: createRpcClient(RouteService, route),
      guide: createRpcClient(GuideService, guide),
      tokens: createActorTokens(must(settings.actorKey), systemClock),
      clock: systemClock,
      log: system.log,
      seed: SEED,
    },
    planMany(Number(process.argv[2])),
  )
  const ready: SystemReady = { url: system.url, databases: must(readRunFile(settings.dataDir)).databases }
  process.off('SIGTERM', endEarly)
  profileWhenAsked()
  process.send?.(ready)
  return system
})
