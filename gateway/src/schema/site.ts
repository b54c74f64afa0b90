import type { Opening, Room, Site } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ActivityConnection } from './activity.ts'
import { AuditEntryConnection } from './audit-entry.ts'
import { CraftType, craftsOf, knownCrafts } from './craft.ts'
import { timestampOf } from './date-time.ts'
import { BoundsInput, boundsOf, PointType } from './geo.ts'
import { GrantType } from './grant.ts'
import { LOAD_MAX, orMissing } from './loading.ts'
import { numberOrNull, textOrNull } from './message-fields.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden, refusing } from './refusing.ts'
import { SessionConnection, SessionStatusType, statusesOf } from './session.ts'
import { StreetTownType, streetTownOf } from './street-town.ts'

export const SiteType = builder.loadableNodeRef('Site', {
  id: { extensions: { shared: true }, resolve: (site) => site.id },
  load: async (ids: string[], { gateway }: Context) => orMissing(await gateway.catalogue.sites(ids)),
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const OpeningType = builder.objectRef<Opening>('Opening').implement({
  description: "Weekly, in the district's time zone. `weekday` 1 is Monday; minutes after midnight.",
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { extensions: { shared: true } }),
    opensMinute: t.exposeInt('opensMinute', { extensions: { shared: true } }),
    closesMinute: t.exposeInt('closesMinute', { extensions: { shared: true } }),
  }),
})

const RoomType = builder.objectRef<Room>('Room').implement({
  fields: (t) => ({
    name: t.exposeString('name', { extensions: { shared: true } }),
    capacity: t.exposeInt('capacity', { extensions: { shared: true } }),
  }),
})

SiteType.implement({
  fields: (t) => ({
    name: t.exposeString('name', { extensions: { shared: true } }),
    nameEn: t.string(textOrNull('nameEn', { shared: true })),
    streetTown: t.field({
      type: StreetTownType,
      extensions: { shared: true },
      resolve: (site, _args, context) => streetTownOf(site.streetTownCode, context),
    }),
    address: t.exposeString('address', { extensions: { shared: true } }),
    contact: t.string({
      ...textOrNull('contact', { shared: true }),
      description: 'A telephone number, or whatever a person can use.',
    }),
    directions: t.string({
      ...textOrNull('directions', { shared: true }),
      description: 'The way there, in lines.',
    }),
    directionsEn: t.string(textOrNull('directionsEn', { shared: true })),
    point: t.field({
      type: PointType,
      extensions: { shared: true },
      resolve: (site) => must(site.point, 'a site has no point'),
    }),
    precisionMetres: t.int({
      ...numberOrNull('precisionMetres', { shared: true }),
      description: "How far `point` can be off; null when not known. Above 200 the map says 'about here'.",
    }),
    crafts: t.field({
      type: [CraftType],
      extensions: { shared: true },
      resolve: (site) => knownCrafts(site.crafts),
    }),
    openings: t.field({
      type: [OpeningType],
      extensions: { shared: true },
      resolve: (site) => site.openings,
    }),
    rooms: t.field({ type: [RoomType], extensions: { shared: true }, resolve: (site) => site.rooms }),
    capacity: t.exposeInt('capacity', { extensions: { shared: true } }),
    demo: t.exposeBoolean('demo', {
      extensions: { shared: true },
      description: 'Made up to try the system with.',
    }),
  }),
})

builder.objectFields(SiteType, (t) => ({
  managers: t.field({
    type: [GrantType],
    nullable: true,
    description: "For operators and the site's managers, else null.",
    resolve: (site, _args, context) => managersOf(site, context),
  }),
  activities: t.field({
    type: ActivityConnection,
    args: pageArgs,
    resolve: async (site, args, { gateway }) => {
      const request = { siteId: site.id, ...pageRequestOf(args) }
      const { activities, pageInfo } = await gateway.clients.venue.listActivities(request)
      return connectionOf(activities, pageInfo, args)
    },
  }),
  sessions: t.field({
    type: SessionConnection,
    args: {
      ...pageArgs,
      from: t.arg({ type: 'DateTime' }),
      to: t.arg({ type: 'DateTime' }),
      statuses: t.arg({ type: [SessionStatusType] }),
    },
    resolve: async (site, args, context) => {
      const request = {
        siteId: site.id,
        ...timestampOf('from', args.from),
        ...timestampOf('to', args.to),
        statuses: statusesOf(args.statuses),
        ...pageRequestOf(args),
      }
      const call = context.gateway.clients.venue.listSessions(request, asViewer(context))
      const { sessions, pageInfo } = await refusing(call)
      return connectionOf(sessions, pageInfo, args)
    },
  }),
  auditEntries: t.field({
    type: AuditEntryConnection,
    nullable: true,
    description: "For operators and the site's managers, else null.",
    args: pageArgs,
    resolve: async (site, args, context) => {
      const request = { siteId: site.id, ...pageRequestOf(args) }
      if (context.viewer === undefined) return null
      const answer = await orHidden(
        context.gateway.clients.venue.listAuditEntries(request, asViewer(context)),
      )
      return answer === null ? null : connectionOf(answer.entries, answer.pageInfo, args)
    },
  }),
}))

async function managersOf(site: Site, context: Context) {
  if (context.viewer === undefined) return null
  const request = { of: { case: 'siteId' as const, value: site.id } }
  const answer = await orHidden(context.gateway.clients.venue.listGrants(request, asViewer(context)))
  return answer?.grants ?? null
}

const SiteConnection = builder.connectionObject(
  { name: 'SiteConnection', type: SiteType },
  { name: 'SiteEdge' },
)

builder.queryField('sites', (t) =>
  t.field({
    type: SiteConnection,
    args: {
      ...pageArgs,
      within: t.arg({ type: BoundsInput }),
      crafts: t.arg({ type: [CraftType] }),
    },
    resolve: async (_root, args, context) => {
      const request = {
        ...boundsOf(args.within, 'within'),
        crafts: craftsOf(args.crafts),
        ...pageRequestOf(args),
      }
      const { sites, pageInfo } = await refusing(context.gateway.clients.venue.listSites(request))
      for (const site of sites) SiteType.getDataloader(context).prime(site.id, site)
      return connectionOf(sites, pageInfo, args)
    },
  }),
)
