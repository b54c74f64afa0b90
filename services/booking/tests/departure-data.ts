import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  DepartureCancelledSchema,
  DepartureChangedSchema,
  type DepartureFactsSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import { CancelCause, DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { type Booking, NOW } from './start-booking.ts'

const HOUR_MS = 3_600_000

export const ROUTE_ID = '0199aaaa-0000-7000-8000-0000000000e0'

/** What a departure is like, in hours from `NOW`; with two guides for ten people each. */
export interface DepartureLike {
  id?: string
  version?: number
  startsIn?: number
  hours?: number
  capacity?: number
  routeId?: string
  theme?: Theme
  maximumPartySize?: number
  point?: { latitude: number; longitude: number }
  cancelCause?: CancelCause
  cancelReason?: string
  meetingPoint?: string
  languages?: Language[]
}

/** As route tells them. */
export function departureFacts(like: DepartureLike = {}): MessageInitShape<typeof DepartureFactsSchema> {
  const { startsIn = 48, hours = 2, cancelCause = CancelCause.UNSPECIFIED } = like
  const at = (offset: number) => timestampFromDate(new Date(NOW.getTime() + offset * HOUR_MS))
  const isCancelled = cancelCause !== CancelCause.UNSPECIFIED
  return {
    departure: {
      id: like.id ?? newId(),
      routeId: like.routeId ?? ROUTE_ID,
      startsAt: at(startsIn),
      endsAt: at(startsIn + hours),
      groupSize: like.maximumPartySize ?? 10,
      capacity: isCancelled ? 0 : (like.capacity ?? 20),
      status: isCancelled ? DepartureStatus.CANCELLED : DepartureStatus.SCHEDULED,
      cancelReason: like.cancelReason ?? '',
      cancelCause,
      meetingPoint: like.meetingPoint ?? '',
      languages: like.languages ?? [Language.ZH],
      version: BigInt(like.version ?? 1),
    },
    theme: like.theme ?? Theme.RED,
    point: like.point ?? { latitude: 31.11, longitude: 121.38 },
    maximumPartySize: like.maximumPartySize ?? 10,
  }
}

/** Resolves with the id of the slot. */
export async function schedule(booking: Booking, like: DepartureLike = {}): Promise<string> {
  const id = like.id ?? newId()
  await booking.tell(DepartureScheduledSchema, { facts: departureFacts({ ...like, id }) })
  return id
}

export const change = (booking: Booking, like: DepartureLike, shrinkTo?: number) =>
  booking.tell(DepartureChangedSchema, {
    facts: departureFacts({ version: 2, ...like }),
    ...(shrinkTo !== undefined && { shrinkTo }),
  })

export const cancelDeparture = (booking: Booking, like: DepartureLike) =>
  booking.tell(DepartureCancelledSchema, {
    facts: departureFacts({ version: 9, cancelCause: CancelCause.OPERATOR, ...like }),
  })
