import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { defineMutation } from './define-mutation.ts'
import { GuideStatusType, GuideType } from './guide.ts'
import { choice, choices, id, listAsSent, required, text, texts, yesOrNo } from './input-fields.ts'
import { spokenLanguages } from './spoken-language.ts'
import { streetTowns } from './street-town.ts'
import { ThemeType } from './theme.ts'

const AvailabilityInput = builder.inputType('AvailabilityInput', {
  fields: (t) => ({
    weekday: t.int({ required: true }),
    fromMinute: t.int({ required: true }),
    untilMinute: t.int({ required: true }),
  }),
})

defineMutation('registerGuide', {
  input: {
    themes: required(choices(ThemeType)),
    languages: required(spokenLanguages),
    streetTownCodes: required(texts),
    availability: required(listAsSent(AvailabilityInput)),
    inShowcase: required(yesOrNo),
    showcaseName: text,
    showcaseWords: text,
  },
  rpc: ({ guide }) => guide.registerGuide,
  request: async (guide, context) => ({
    guide: { ...guide, streetTownCodes: await knownCodes(guide.streetTownCodes, context) },
  }),
  type: GuideType,
  field: 'guide',
  result: (_answer, _input, context) => GuideType.getDataloader(context).load(signedIn(context).personId),
})

/** Only codes of the district's street-towns, each once. */
async function knownCodes(codes: readonly string[], context: Context): Promise<string[]> {
  if (codes.length === 0) return []
  const known = new Set((await streetTowns(context)).map(({ code }) => code))
  if (codes.some((code) => !known.has(code))) {
    refuse('INVALID_INPUT', { field: 'streetTownCodes', problem: 'unknown' })
  }
  return [...new Set(codes)]
}

defineMutation('setGuideStatus', {
  input: { guideId: required(id('Guide')), status: required(choice(GuideStatusType)), reason: text },
  rpc: ({ guide }) => guide.setGuideStatus,
  request: ({ guideId: personId, ...standing }) => ({ personId, ...standing }),
  type: GuideType,
  field: 'guide',
  result: (_answer, { guideId }, context) => GuideType.getDataloader(context).load(guideId),
})
