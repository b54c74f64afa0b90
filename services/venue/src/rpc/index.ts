import type { ConnectRouter } from '@connectrpc/connect'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
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
    router.service(VenueService, {
      getSites: (request) => getSites(context, request),
      listSites: (request) => listSites(context, request),
      listStreetTowns: () => listStreetTowns(context),
      putSite: (request, call) => putSite(context, request, call),
      getActivities: (request) => getActivities(context, request),
      listActivities: (request) => listActivities(context, request),
      createActivity: (request, call) => createActivity(context, request, call),
      getSessions: (request, call) => getSessions(context, request, call),
      listSessions: (request, call) => listSessions(context, request, call),
      draftSession: (request, call) => draftSession(context, request, call),
      publishSession: (request, call) => publishSession(context, request, call),
      changeSession: (request, call) => changeSession(context, request, call),
      cancelSession: (request, call) => cancelSession(context, request, call),
      grantSite: (request, call) => grantSite(context, request, call),
      revokeSite: (request, call) => revokeSite(context, request, call),
      listGrants: (request, call) => listGrants(context, request, call),
      listAuditEntries: (request, call) => listAuditEntries(context, request, call),
    })
  }
}
