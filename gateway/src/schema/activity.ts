import { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { CraftType, knownCraft } from './craft.ts'
import { defineMutation } from './define-mutation.ts'
import { choice, id, required, text, whole, withDefault, yesOrNo } from './input-fields.ts'
import { LOAD_MAX, orMissing } from './loading.ts'
import { numberOrNull, textOrNull } from './message-fields.ts'
import { SiteType } from './site.ts'
import { SpokenLanguageType, spokenLanguages, taughtIn } from './spoken-language.ts'

const MAXIMUM_PARTY_SIZE_DEFAULT = 4

export const ActivityType = builder.loadableNodeRef('Activity', {
  id: { extensions: { shared: true }, resolve: (activity) => activity.id },
  load: async (ids: string[], { gateway }: Context) => orMissing(await gateway.catalogue.activities(ids)),
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const LevelType = builder.enumType('Level', {
  values: {
    BEGINNER: { value: Level.BEGINNER },
    INTERMEDIATE: { value: Level.INTERMEDIATE },
    ADVANCED: { value: Level.ADVANCED },
  },
})

ActivityType.implement({
  fields: (t) => ({
    title: t.exposeString('title', { extensions: { shared: true } }),
    titleEn: t.string(textOrNull('titleEn', { shared: true })),
    craft: t.field({
      type: CraftType,
      extensions: { shared: true },
      resolve: (activity) => knownCraft(activity.craft),
    }),
    level: t.field({
      type: LevelType,
      nullable: true,
      extensions: { shared: true },
      resolve: ({ level }) => (level === Level.UNSPECIFIED || Level[level] === undefined ? null : level),
    }),
    summary: t.exposeString('summary', { extensions: { shared: true } }),
    summaryEn: t.string(textOrNull('summaryEn', { shared: true })),
    materials: t.string(textOrNull('materials', { shared: true })),
    whatToBring: t.string({
      ...textOrNull('whatToBring', { shared: true }),
      description: 'In lines.',
    }),
    whatToBringEn: t.string(textOrNull('whatToBringEn', { shared: true })),
    durationMinutes: t.exposeInt('durationMinutes', { extensions: { shared: true } }),
    minimumAge: t.int(numberOrNull('minimumAge', { shared: true })),
    maximumPartySize: t.exposeInt('maximumPartySize', { extensions: { shared: true } }),
    stepFree: t.exposeBoolean('stepFree', { extensions: { shared: true } }),
    languages: t.field({
      type: [SpokenLanguageType],
      description: 'In which it is taught.',
      extensions: { shared: true },
      resolve: ({ languages }) => taughtIn(languages),
    }),
    demo: t.exposeBoolean('demo', { extensions: { shared: true } }),
    site: t.field({ type: SiteType, extensions: { shared: true }, resolve: (activity) => activity.siteId }),
  }),
})

export const ActivityConnection = builder.connectionObject(
  { name: 'ActivityConnection', type: ActivityType },
  { name: 'ActivityEdge' },
)

defineMutation('createActivity', {
  input: {
    siteId: required(id('Site')),
    title: required(text),
    titleEn: text,
    craft: required(choice(CraftType)),
    level: choice(LevelType),
    summary: required(text),
    summaryEn: text,
    materials: text,
    whatToBring: text,
    whatToBringEn: text,
    durationMinutes: required(whole),
    minimumAge: whole,
    maximumPartySize: withDefault(whole, MAXIMUM_PARTY_SIZE_DEFAULT),
    stepFree: yesOrNo,
    languages: spokenLanguages,
  },
  rpc: ({ venue }) => venue.createActivity,
  request: (activity) => ({ activity }),
  type: ActivityType,
  field: 'activity',
  result: ({ activity }) => activity,
})
