import { AttendedSchema, NotAttendedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import {
  DepartureCancelledSchema,
  DepartureChangedSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  SessionPublishedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { onAttended } from './on-attended.ts'
import { onDepartureCancelled } from './on-departure-cancelled.ts'
import { onDepartureChanged } from './on-departure-changed.ts'
import { onDepartureScheduled } from './on-departure-scheduled.ts'
import { onNotAttended } from './on-not-attended.ts'
import { onSessionCancelled } from './on-session-cancelled.ts'
import { onSessionChanged } from './on-session-changed.ts'
import { onSessionPublished } from './on-session-published.ts'

const BOOKING_TOPIC = 'xingzhi.booking.v1'
const ROUTE_TOPIC = 'xingzhi.route.v1'
const VENUE_TOPIC = 'xingzhi.venue.v1'

export function listens(
  context: Pick<Context, 'clock' | 'rules'>,
): Record<string, Record<string, EventHandler>> {
  return {
    [BOOKING_TOPIC]: {
      [AttendedSchema.typeName]: onAttended(context),
      [NotAttendedSchema.typeName]: onNotAttended(context),
    },
    [ROUTE_TOPIC]: {
      [DepartureScheduledSchema.typeName]: onDepartureScheduled(context),
      [DepartureChangedSchema.typeName]: onDepartureChanged(context),
      [DepartureCancelledSchema.typeName]: onDepartureCancelled(context),
    },
    [VENUE_TOPIC]: {
      [SessionPublishedSchema.typeName]: onSessionPublished(context),
      [SessionChangedSchema.typeName]: onSessionChanged(context),
      [SessionCancelledSchema.typeName]: onSessionCancelled(context),
    },
  }
}
