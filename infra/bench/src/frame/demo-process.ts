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
import { answerAsks } from './asks.ts'
import { type HotSession, publishHotSession } from './hot-session.ts'
import { planMany, planRoomy } from './plan-many.ts'
import { profileWhenAsked } from './profile.ts'

// A process of its own: the whole system embedded, filled with so many sessions; with a third word, each has so many places and nobody yet.

const SEED = 2026

export interface DemoReady {
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
  const tokens = createActorTokens(must(settings.actorKey), systemClock)
  const [sessions, places] = process.argv.slice(2).map(Number)
  await seedDemo(
    {
      venue: createRpcClient(VenueService, venue),
      booking: createRpcClient(BookingService, booking),
      route: createRpcClient(RouteService, route),
      guide: createRpcClient(GuideService, guide),
      tokens,
      clock: systemClock,
      log: system.log,
      seed: SEED,
    },
    places === undefined ? planMany(must(sessions)) : planRoomy(must(sessions), places),
  )
  const ready: DemoReady = { url: system.url, databases: must(readRunFile(settings.dataDir)).databases }
  process.off('SIGTERM', endEarly)
  profileWhenAsked()
  answerAsks((session: HotSession) => publishHotSession(venue, tokens, session))
  process.send?.(ready)
  return system
})
