import {
  GuideChangedSchema,
  ShiftClaimedSchema,
  ShiftReleasedSchema,
} from '@xingzhi/proto/guide/v1/events_pb.js'
import {
  ClosureChangedSchema,
  DepartureCancelledSchema,
  DepartureChangedSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  SessionPublishedSchema,
  SiteChangedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { onClosureChanged } from './on-closure-changed.ts'
import { onDepartureCancelled } from './on-departure-cancelled.ts'
import { onDepartureChanged } from './on-departure-changed.ts'
import { onDepartureScheduled } from './on-departure-scheduled.ts'
import { onGuideChanged } from './on-guide-changed.ts'
import { onSessionCancelled } from './on-session-cancelled.ts'
import { onSessionChanged } from './on-session-changed.ts'
import { onSessionPublished } from './on-session-published.ts'
import { onShiftClaimed } from './on-shift-claimed.ts'
import { onShiftReleased } from './on-shift-released.ts'
import { onSiteChanged } from './on-site-changed.ts'

export const VENUE_TOPIC = 'xingzhi.venue.v1'
const ROUTE_TOPIC = 'xingzhi.route.v1'
const GUIDE_TOPIC = 'xingzhi.guide.v1'

export function eventHandlers(context: Context): Record<string, Record<string, EventHandler>> {
  return {
    [VENUE_TOPIC]: {
      [SessionPublishedSchema.typeName]: onSessionPublished(context),
      [SessionChangedSchema.typeName]: onSessionChanged(context),
      [SessionCancelledSchema.typeName]: onSessionCancelled(context),
      [SiteChangedSchema.typeName]: onSiteChanged(),
    },
    [ROUTE_TOPIC]: {
      [DepartureScheduledSchema.typeName]: onDepartureScheduled(context),
      [DepartureChangedSchema.typeName]: onDepartureChanged(context),
      [DepartureCancelledSchema.typeName]: onDepartureCancelled(context),
      [ClosureChangedSchema.typeName]: onClosureChanged(context),
    },
    [GUIDE_TOPIC]: {
      [GuideChangedSchema.typeName]: onGuideChanged(),
      [ShiftClaimedSchema.typeName]: onShiftClaimed(context),
      [ShiftReleasedSchema.typeName]: onShiftReleased(context),
    },
  }
}
