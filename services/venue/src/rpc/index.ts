import type { ConnectRouter } from '@connectrpc/connect'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { bind } from '@xingzhi/runtime/bind'
import type { Context } from '../context.ts'
import { cancelSession } from './cancel-session.ts'
import { changeSession } from './change-session.ts'
import { createActivity } from './create-activity.ts'
import { draftSession } from './draft-session.ts'
import { getActivities } from './get-activities.ts'
import { getSessions } from './get-sessions.ts'
import { getSites } from './get-sites.ts'
import { grantSite } from './grant-site.ts'
import { listActivities } from './list-activities.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { listGrants } from './list-grants.ts'
import { listSessions } from './list-sessions.ts'
import { listSites } from './list-sites.ts'
import { listStreetTowns } from './list-street-towns.ts'
import { publishSession } from './publish-session.ts'
import { putSite } from './put-site.ts'
import { revokeSite } from './revoke-site.ts'

export function venueRoutes(context: Context): (router: ConnectRouter) => void {
  return (router) => {
    const handlers = {
      ...{ getSites, listSites, listStreetTowns, putSite },
      ...{ getActivities, listActivities, createActivity },
      ...{ getSessions, listSessions, draftSession, publishSession, changeSession, cancelSession },
      ...{ grantSite, revokeSite, listGrants, listAuditEntries },
    }
    router.service(VenueService, bind(context, handlers))
  }
}
