import { create } from '@bufbuild/protobuf'
import { PageInfoSchema } from '@xingzhi/proto/common/v1/page_pb.js'
import {
  type Availability,
  type GrantedQualification,
  type Guide,
  GuideStatus,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { AuditEntryConnection } from './audit-entry.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { momentAt, textOrNull } from './message-fields.ts'
import { connectionOf, type PageArgs, pageArgs, pageRequestOf } from './paging.ts'
import { personOf } from './people.ts'
import { GrantedQualificationType, grantedOf } from './qualification.ts'
import { orHidden } from './refusing.ts'
import { knownLanguages, SpokenLanguageType } from './spoken-language.ts'
import { StreetTownType, streetTowns } from './street-town.ts'
import { knownThemes, ThemeType } from './theme.ts'

/** A guide by their person's id, with what they are qualified for. */
type GuideFound = Guide & { id: string; qualifications: GrantedQualification[] }

export const GuideType = builder.loadableNodeRef('Guide', {
  id: { resolve: (guide) => guide.personId },
  load: async (ids: string[], context: Context): Promise<GuideFound[]> => {
    if (context.viewer === undefined) return inOrder(ids, [])
    const { guides } = await context.gateway.clients.guide.getGuides({ personIds: ids }, asViewer(context))
    const found = guides.map(({ guide, qualifications }) => {
      const known = must(guide)
      return { ...known, id: known.personId, qualifications }
    })
    return inOrder(ids, found)
  },
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

export const GuideStatusType = builder.enumType('GuideStatus', {
  values: {
    APPLIED: { value: GuideStatus.APPLIED },
    ADMITTED: { value: GuideStatus.ADMITTED },
    SUSPENDED: { value: GuideStatus.SUSPENDED },
  },
})

const AvailabilityType = builder.objectRef<Availability>('Availability').implement({
  description:
    "A weekly time that suits, in the district's time zone. `weekday` 1 is Monday; minutes after midnight.",
  fields: (t) => ({
    weekday: t.exposeInt('weekday'),
    fromMinute: t.exposeInt('fromMinute'),
    untilMinute: t.exposeInt('untilMinute'),
  }),
})

GuideType.implement({
  description: 'A volunteer, as operators and the guide see them.',
  fields: (t) => ({
    displayName: t.string({
      resolve: async (guide, _args, context) => (await personOf(guide.personId, context))?.displayName ?? '',
    }),
    contact: t.string({
      nullable: true,
      resolve: async (guide, _args, context) => (await personOf(guide.personId, context))?.contact || null,
    }),
    status: t.field({ type: GuideStatusType, resolve: (guide) => given(guide.status) }),
    statusReason: t.string(textOrNull('statusReason')),
    themes: t.field({ type: [ThemeType], resolve: (guide) => knownThemes(guide.themes) }),
    languages: t.field({ type: [SpokenLanguageType], resolve: (guide) => knownLanguages(guide.languages) }),
    streetTowns: t.field({
      type: [StreetTownType],
      description: 'Where it suits; empty: anywhere.',
      resolve: async ({ streetTownCodes }, _args, context) => {
        if (streetTownCodes.length === 0) return []
        return (await streetTowns(context)).filter(({ code }) => streetTownCodes.includes(code))
      },
    }),
    availability: t.field({
      type: [AvailabilityType],
      description: 'Empty: any time.',
      resolve: (guide) => guide.availability,
    }),
    registeredAt: t.field(momentAt('registeredAt')),
    inShowcase: t.exposeBoolean('inShowcase'),
    showcaseName: t.string(textOrNull('showcaseName')),
    showcaseWords: t.string(textOrNull('showcaseWords')),
    qualifications: t.field({
      type: [GrantedQualificationType],
      resolve: (guide, _args, context) => grantedOf(guide.qualifications, context),
    }),
    auditEntries: t.field({
      type: AuditEntryConnection,
      nullable: true,
      description: 'For operators, else null.',
      args: pageArgs,
      resolve: async (guide, args, context) => {
        const request = { subjectId: guide.personId, ...pageRequestOf(args) }
        const call = context.gateway.clients.guide.listAuditEntries(request, asViewer(context))
        const answer = await orHidden(call)
        return answer === null ? null : connectionOf(answer.entries, answer.pageInfo, args)
      },
    }),
  }),
})

const GuideConnection = builder.connectionObject(
  { name: 'GuideConnection', type: GuideType },
  { name: 'GuideEdge' },
)

builder.queryField('guides', (t) =>
  t.field({
    type: GuideConnection,
    nullable: true,
    description: 'For operators, else null. `words` of a name finds at most 100, whatever page is asked for.',
    args: { ...pageArgs, status: t.arg({ type: GuideStatusType }), words: t.arg.string() },
    resolve: async (_root, args, context) => {
      if (context.viewer === undefined) return null
      if (args.words?.trim()) return guidesNamed(args.words, args, context)
      const request = { status: args.status ?? GuideStatus.UNSPECIFIED, ...pageRequestOf(args) }
      const answer = await orHidden(context.gateway.clients.guide.listGuides(request, asViewer(context)))
      if (answer === null) return null
      const loader = GuideType.getDataloader(context)
      const guides = await Promise.all(answer.guides.map(({ personId }) => loader.load(personId)))
      return connectionOf(guides, answer.pageInfo, args)
    },
  }),
)

/** All on one page: whoever looks for a name reads no further. */
async function guidesNamed(
  words: string,
  args: PageArgs & { status?: GuideStatus | null | undefined },
  context: Context,
) {
  const call = context.gateway.clients.booking.findGuides({ words }, asViewer(context))
  const answer = await orHidden(call)
  if (answer === null) return null
  const loader = GuideType.getDataloader(context)
  const found = await Promise.all(answer.personIds.map((personId) => loader.load(personId)))
  const guides = found.filter((guide) => !args.status || guide?.status === args.status)
  const pageInfo = create(PageInfoSchema, { cursors: guides.map((guide) => guide?.personId ?? '') })
  return connectionOf(guides, pageInfo, args)
}
