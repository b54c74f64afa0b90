import type { ShowcaseEntry } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { textOrNull } from './message-fields.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { refusing } from './refusing.ts'
import { ServiceSummaryType } from './service-summary.ts'

const ShowcaseEntryType = builder.objectRef<ShowcaseEntry>('ShowcaseEntry').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    words: t.string(textOrNull('words')),
    summary: t.field({ type: ServiceSummaryType, resolve: (entry) => must(entry.summary) }),
  }),
})

const ShowcaseEntryConnection = builder.connectionObject(
  { name: 'ShowcaseEntryConnection', type: ShowcaseEntryType },
  { name: 'ShowcaseEntryEdge' },
)

builder.queryField('showcase', (t) =>
  t.field({
    type: ShowcaseEntryConnection,
    description: 'Guides who wish to be seen, by confirmed hours.',
    args: pageArgs,
    resolve: async (_root, args, { gateway }) => {
      const { entries, pageInfo } = await refusing(gateway.clients.guide.listShowcase(pageRequestOf(args)))
      return connectionOf(entries, pageInfo, args)
    },
  }),
)
