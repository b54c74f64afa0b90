import type { Client } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import type { ActorTokens, Role } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'

export interface DemoTarget {
  venue: Client<typeof VenueService>
  booking: Client<typeof BookingService>
  route: Client<typeof RouteService>
  guide: Client<typeof GuideService>
  tokens: ActorTokens
  clock: Clock
  log: Log
  /** The same seed makes the same demo. */
  seed: number
}

/** A fresh token of a demo person, such as `operator-1`. */
export function signAs(tokens: ActorTokens, person: string, role: Role): string {
  return tokens.sign({ personId: demoPersonId(person), roles: [role] })
}
