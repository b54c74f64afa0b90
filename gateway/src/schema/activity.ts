import { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { CraftType, knownCraft } from './craft.ts'
import { idOf } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { LOAD_MAX, orMissing } from './loading.ts'
import { numberOrNull, textOrNull } from './message-fields.ts'
import { orRefused, refusing } from './refused.ts'
import { SiteType } from './site.ts'

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
    durationMinutes: t.exposeInt('durationMinutes', { extensions: { shared: true } }),
    minimumAge: t.int(numberOrNull('minimumAge', { shared: true })),
    maximumPartySize: t.exposeInt('maximumPartySize', { extensions: { shared: true } }),
    stepFree: t.exposeBoolean('stepFree', { extensions: { shared: true } }),
    demo: t.exposeBoolean('demo', { extensions: { shared: true } }),
    site: t.field({ type: SiteType, extensions: { shared: true }, resolve: (activity) => activity.siteId }),
  }),
})

export const ActivityConnection = builder.connectionObject(
  { name: 'ActivityConnection', type: ActivityType },
  { name: 'ActivityEdge' },
)

const CreateActivityInput = builder.inputType('CreateActivityInput', {
  fields: (t) => ({
    siteId: t.id({ required: true }),
    title: t.string({ required: true }),
    titleEn: t.string(),
    craft: t.field({ type: CraftType, required: true }),
    level: t.field({ type: LevelType }),
    summary: t.string({ required: true }),
    summaryEn: t.string(),
    materials: t.string(),
    durationMinutes: t.int({ required: true }),
    minimumAge: t.int(),
    maximumPartySize: t.int({ required: true, defaultValue: MAXIMUM_PARTY_SIZE_DEFAULT }),
    stepFree: t.boolean(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('createActivity', (t) =>
  t.field({
    type: ActivityType,
    args: { input: t.arg({ type: CreateActivityInput, required: true }) },
    errors: orRefused('createActivity', 'activity'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = {
        activity: {
          siteId: idOf('Site', input.siteId, 'siteId'),
          title: input.title,
          titleEn: input.titleEn ?? '',
          craft: input.craft,
          level: input.level ?? Level.UNSPECIFIED,
          summary: input.summary,
          summaryEn: input.summaryEn ?? '',
          materials: input.materials ?? '',
          durationMinutes: input.durationMinutes,
          minimumAge: input.minimumAge ?? 0,
          maximumPartySize: input.maximumPartySize,
          stepFree: input.stepFree ?? false,
        },
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.venue.createActivity(request, asViewer(context))
      return must((await refusing(call)).activity)
    },
  }),
)
