import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { ROLES, type Role } from '@xingzhi/runtime/actor'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import type { Context, SignedIn } from '../context.ts'
import { toGlobalId } from './global-id.ts'
import { viewersGrants } from './grant.ts'
import { latestNotices, NoticeConnection } from './notice.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { refusing } from './refused.ts'
import { ReservationConnection } from './reservation.ts'
import { SiteType } from './site.ts'

export const RoleType = builder.enumType('Role', { values: ROLES })

export const ViewerType = builder.objectRef<SignedIn>('Viewer')

ViewerType.implement({
  fields: (t) => ({
    id: t.id({ resolve: (viewer) => toGlobalId('Person', viewer.personId) }),
    displayName: t.string({ resolve: (_viewer, _args, context) => displayName(context) }),
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
        const call = context.gateway.clients.booking.listNotices(pageRequestOf(args), asViewer(context))
        const { notices, pageInfo } = await refusing(call)
        return connectionOf(notices, pageInfo, args)
      },
    }),
    unreadNoticeCount: t.int({
      resolve: async (_viewer, _args, context) => (await latestNotices(context, 1)).unreadCount,
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({ type: ViewerType, nullable: true, resolve: (_root, _args, { viewer }) => viewer ?? null }),
)

/** Empty for somebody whom booking has forgotten: its data was made anew after they signed in. */
async function displayName(context: Context): Promise<string> {
  try {
    const { person } = await context.gateway.clients.booking.getPerson({}, asViewer(context))
    return person?.displayName ?? ''
  } catch (error) {
    if (refusalOf(error)?.code === RefusalCode.NOT_FOUND) return ''
    throw error
  }
}
