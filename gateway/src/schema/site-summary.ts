import type { SiteSummary } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { builder } from '../builder.ts'
import { CraftType, knownCrafts } from './craft.ts'
import { momentOrNull } from './message-fields.ts'
import { refusing } from './refusing.ts'
import { SiteType } from './site.ts'
import { slotFilterArgs, slotFilterOf } from './slot-filter.ts'

const SiteSummaryType = builder.objectRef<SiteSummary>('SiteSummary').implement({
  description: 'What the map draws of a site: its next sessions that match the filter, summed up.',
  fields: (t) => ({
    site: t.field({ type: SiteType, extensions: { shared: true }, resolve: (summary) => summary.siteId }),
    sessionCount: t.exposeInt('slotCount', { extensions: { shared: true } }),
    capacity: t.exposeInt('capacity', { extensions: { shared: true } }),
    remaining: t.exposeInt('remaining', { extensions: { shared: true } }),
    crafts: t.field({
      type: [CraftType],
      extensions: { shared: true },
      resolve: (summary) => knownCrafts(summary.crafts),
    }),
    nextStartsAt: t.field(momentOrNull('nextStartsAt', { shared: true })),
  }),
})

builder.queryField('siteSummaries', (t) =>
  t.field({
    type: [SiteSummaryType],
    args: slotFilterArgs,
    extensions: { shared: true, cost: { listLength: 150 } },
    resolve: async (_root, args, context) => {
      const request = { filter: slotFilterOf(args) }
      const { sites } = await refusing(context.gateway.clients.booking.summariseSites(request))
      // Booking and venue learn of a site one after the other: one that venue does not show is left out.
      const known = await Promise.all(sites.map(({ siteId }) => SiteType.getDataloader(context).load(siteId)))
      return sites.filter((_summary, at) => known[at] !== null)
    },
  }),
)
