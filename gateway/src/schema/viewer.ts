import { ROLES, type Role } from '@xingzhi/runtime/actor'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { SignedIn } from '../context.ts'
import { toGlobalId } from './global-id.ts'
import { viewersGrants } from './grant.ts'
import { GuideType } from './guide.ts'
import { countUnread, listNotices, NoticeConnection } from './notice.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { viewersPerson } from './people.ts'
import { refusing } from './refusing.ts'
import { ReservationConnection } from './reservation.ts'
import { ServiceRecordConnection } from './service-record.ts'
import { ServiceSummaryType } from './service-summary.ts'
import { claimedShifts, ShiftConnection } from './shift.ts'
import { SiteType } from './site.ts'
import { listViewersWalks, WalkConnection } from './walk.ts'

export const RoleType = builder.enumType('Role', { values: ROLES })

export const ViewerType = builder.objectRef<SignedIn>('Viewer')

ViewerType.implement({
  fields: (t) => ({
    id: t.id({ resolve: (viewer) => toGlobalId('Person', viewer.personId) }),
    displayName: t.string({
      resolve: async (_viewer, _args, context) => (await viewersPerson(context))?.displayName ?? '',
    }),
    roles: t.field({
      type: [RoleType],
      resolve: async (viewer, _args, context): Promise<Role[]> => {
        const grants = await viewersGrants(context)
        const isManager = grants.length > 0
        return ROLES.filter((role) => viewer.roles.includes(role) || (role === 'MANAGER' && isManager))
      },
    }),
    managedSites: t.field({
      type: [SiteType],
      description: 'Sites that the viewer manages, by name.',
      resolve: async (_viewer, _args, context) => {
        const grants = await viewersGrants(context)
        const loader = SiteType.getDataloader(context)
        const sites = await Promise.all(grants.map(({ siteId }) => loader.load(siteId)))
        return sites
          .filter((site) => site !== null)
          .sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
      },
    }),
    guide: t.field({
      type: GuideType,
      nullable: true,
      description: 'Null before the viewer registered as a guide.',
      resolve: (viewer) => viewer.personId,
    }),
    shifts: t.field({
      type: ShiftConnection,
      description: "The viewer's shifts, those to come first.",
      args: pageArgs,
      resolve: async (_viewer, args, context) => {
        const call = context.gateway.clients.guide.listMyShifts(pageRequestOf(args), asViewer(context))
        const { shifts, pageInfo } = await refusing(call)
        return connectionOf(claimedShifts(shifts), pageInfo, args)
      },
    }),
    serviceRecords: t.field({
      type: ServiceRecordConnection,
      args: pageArgs,
      resolve: async (_viewer, args, context) => {
        const call = context.gateway.clients.guide.listServiceRecords(pageRequestOf(args), asViewer(context))
        const { records, pageInfo } = await refusing(call)
        return connectionOf(records, pageInfo, args)
      },
    }),
    serviceSummary: t.field({
      type: ServiceSummaryType,
      nullable: true,
      description: 'Null before the viewer registered as a guide.',
      resolve: async (viewer, _args, context) => {
        if ((await GuideType.getDataloader(context).load(viewer.personId)) === null) return null
        const { summary } = await context.gateway.clients.guide.getServiceSummary({}, asViewer(context))
        return summary ?? null
      },
    }),
    reservations: t.field({
      type: ReservationConnection,
      args: pageArgs,
      resolve: async (_viewer, args, context) => {
        const call = context.gateway.clients.booking.listReservations(pageRequestOf(args), asViewer(context))
        const { reservations, pageInfo } = await refusing(call)
        return connectionOf(reservations, pageInfo, args)
      },
    }),
    notices: t.field({
      type: NoticeConnection,
      args: pageArgs,
      resolve: async (_viewer, args, context) => {
        const { notices, pageInfo } = await refusing(listNotices(context, pageRequestOf(args)))
        return connectionOf(notices, pageInfo, args)
      },
    }),
    walks: t.field({
      type: WalkConnection,
      args: pageArgs,
      resolve: (_viewer, args, context) => listViewersWalks(args, context),
    }),
    unreadNoticeCount: t.int({
      resolve: (_viewer, _args, context) => countUnread(context),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({ type: ViewerType, nullable: true, resolve: (_root, _args, { viewer }) => viewer ?? null }),
)
