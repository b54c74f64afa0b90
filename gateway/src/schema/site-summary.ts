import type { SiteSummary } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { builder } from '../builder.ts'
import { CraftType, knownCrafts } from './craft.ts'
import { optionalMomentOf } from './date-time.ts'
import { refusing } from './refused.ts'
import { SiteType } from './site.ts'
import { slotFilterArgs, slotFilterOf } from './slot-filter.ts'

const SiteSummaryType = builder.objectRef<SiteSummary>('SiteSummary').implement({
  description: 'What the map draws of a site: its next sessions that match the filter, summed up.',
  fields: (t) => ({
    site: t.field({ type: SiteType, resolve: (summary) => summary.siteId }),
    sessionCount: t.exposeInt('slotCount'),
    capacity: t.exposeInt('capacity'),
    remaining: t.exposeInt('remaining'),
    crafts: t.field({ type: [CraftType], resolve: (summary) => knownCrafts(summary.crafts) }),
    nextStartsAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (summary) => optionalMomentOf(summary.nextStartsAt),
    }),
  }),
})

builder.queryField('siteSummaries', (t) =>
  t.field({
    type: [SiteSummaryType],
    args: slotFilterArgs,
    resolve: async (_root, args, context) => {
      const request = { filter: slotFilterOf(args) }
      const { sites } = await refusing(context.gateway.clients.booking.summariseSites(request))
      // Booking and venue learn of a site one after the other: one that venue does not show is left out.
      const known = await Promise.all(sites.map(({ siteId }) => SiteType.getDataloader(context).load(siteId)))
      return sites.filter((_summary, at) => known[at] !== null)
    },
  }),
)
