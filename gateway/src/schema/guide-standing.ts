import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { idOf } from './global-id.ts'
import { GuideStatusType, GuideType } from './guide.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { orRefused, refusing } from './refused.ts'
import { languagesOf, SpokenLanguageType } from './spoken-language.ts'
import { streetTowns } from './street-town.ts'
import { ThemeType } from './theme.ts'

const AvailabilityInput = builder.inputType('AvailabilityInput', {
  fields: (t) => ({
    weekday: t.int({ required: true }),
    fromMinute: t.int({ required: true }),
    untilMinute: t.int({ required: true }),
  }),
})

const RegisterGuideInput = builder.inputType('RegisterGuideInput', {
  fields: (t) => ({
    themes: t.field({ type: [ThemeType], required: true }),
    languages: t.field({ type: [SpokenLanguageType], required: true }),
    streetTownCodes: t.stringList({ required: true }),
    availability: t.field({ type: [AvailabilityInput], required: true }),
    inShowcase: t.boolean({ required: true }),
    showcaseName: t.string(),
    showcaseWords: t.string(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('registerGuide', (t) =>
  t.field({
    type: GuideType,
    args: { input: t.arg({ type: RegisterGuideInput, required: true }) },
    errors: orRefused('registerGuide', 'guide'),
    resolve: async (_root, { input }, context) => {
      const { personId } = signedIn(context)
      const guide = {
        themes: [...new Set(input.themes)],
        languages: languagesOf(input.languages),
        streetTownCodes: await knownCodes(input.streetTownCodes, context),
        availability: input.availability,
        inShowcase: input.inShowcase,
        showcaseName: input.showcaseName ?? '',
        showcaseWords: input.showcaseWords ?? '',
      }
      const request = { guide, idempotencyKey: idempotencyKeyOf(input) }
      await refusing(context.gateway.clients.guide.registerGuide(request, asViewer(context)))
      return must(await GuideType.getDataloader(context).load(personId))
    },
  }),
)

/** Only codes of the district's street-towns, each once. */
async function knownCodes(codes: readonly string[], context: Context): Promise<string[]> {
  if (codes.length === 0) return []
  const known = new Set((await streetTowns(context)).map(({ code }) => code))
  if (codes.some((code) => !known.has(code))) {
    refuse('INVALID_INPUT', { field: 'streetTownCodes', problem: 'unknown' })
  }
  return [...new Set(codes)]
}

const SetGuideStatusInput = builder.inputType('SetGuideStatusInput', {
  fields: (t) => ({
    guideId: t.id({ required: true }),
    status: t.field({ type: GuideStatusType, required: true }),
    reason: t.string(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('setGuideStatus', (t) =>
  t.field({
    type: GuideType,
    args: { input: t.arg({ type: SetGuideStatusInput, required: true }) },
    errors: orRefused('setGuideStatus', 'guide'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const personId = idOf('Guide', input.guideId, 'guideId')
      const request = {
        personId,
        status: input.status,
        reason: input.reason ?? '',
        idempotencyKey: idempotencyKeyOf(input),
      }
      await refusing(context.gateway.clients.guide.setGuideStatus(request, asViewer(context)))
      return must(await GuideType.getDataloader(context).load(personId))
    },
  }),
)
