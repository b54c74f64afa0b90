import { seedDemo } from '@xingzhi/demo/seed-demo'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import { createRpcClient, type RpcTarget } from '@xingzhi/runtime/rpc-client'

// Any number: the same one makes the same demo everywhere.
const SEED = 2026
const DEADLINE_MS = 30_000

/** Fills a system with the demo when it is empty; says whether it was. */
export async function seedEmptySystem(system: {
  venue: RpcTarget
  booking: RpcTarget
  route: RpcTarget
  guide: RpcTarget
  actorKey: string
  clock: Clock
  log: Log
}): Promise<boolean> {
  const { clock, log } = system
  const seeding = await seedDemo({
    venue: createRpcClient(VenueService, system.venue, { deadlineMs: DEADLINE_MS }),
    booking: createRpcClient(BookingService, system.booking, { deadlineMs: DEADLINE_MS }),
    route: createRpcClient(RouteService, system.route, { deadlineMs: DEADLINE_MS }),
    guide: createRpcClient(GuideService, system.guide, { deadlineMs: DEADLINE_MS }),
    tokens: createActorTokens(system.actorKey, clock),
    clock,
    log,
    seed: SEED,
  })
  return seeding !== undefined
}
