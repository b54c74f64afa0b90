import {
  SessionCancelledSchema,
  SessionChangedSchema,
  SessionPublishedSchema,
  SiteChangedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/inbox'
import type { Context } from '../context.ts'
import { onSessionCancelled } from './on-session-cancelled.ts'
import { onSessionChanged } from './on-session-changed.ts'
import { onSessionPublished } from './on-session-published.ts'
import { onSiteChanged } from './on-site-changed.ts'

export const VENUE_TOPIC = 'xingzhi.venue.v1'

export function eventHandlers(context: Context): Record<string, Record<string, EventHandler>> {
  return {
    [VENUE_TOPIC]: {
      [SessionPublishedSchema.typeName]: onSessionPublished(context),
      [SessionChangedSchema.typeName]: onSessionChanged(context),
      [SessionCancelledSchema.typeName]: onSessionCancelled(context),
      [SiteChangedSchema.typeName]: onSiteChanged(),
    },
  }
}
