import {
  type Guide as GuideMessage,
  GuideSchema,
  GuideStatus,
  type Availability as TimeMessage,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { readCount, readLine, readText, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Availability, Guide, GuideProfile, GuideStatus as StatusName } from '../domain/guide.ts'
import { readLanguages, readThemes } from './read-names.ts'

const listMax = 50

export function guideMessage(guide: Guide) {
  return toMessage(GuideSchema, guide)
}

/** What a guide says about themselves, each field checked. */
export function readProfile(guide: GuideMessage | undefined): GuideProfile {
  if (!guide) refuseInput('guide', 'required')
  const { inShowcase } = guide
  return {
    themes: readThemes('guide.themes', guide.themes),
    languages: readLanguages('guide.languages', guide.languages),
    streetTownCodes: readCodes('guide.streetTownCodes', guide.streetTownCodes),
    availability: readTimes('guide.availability', guide.availability),
    inShowcase,
    showcaseName: readLine('guide.showcaseName', guide.showcaseName, {
      lengthMax: 80,
      optional: !inShowcase,
    }),
    showcaseWords: readText('guide.showcaseWords', guide.showcaseWords, { lengthMax: 500, optional: true }),
  }
}

/** Undefined when unspecified. */
export function readStatus(field: string, value: GuideStatus): StatusName | undefined {
  switch (value) {
    case GuideStatus.UNSPECIFIED:
      return undefined
    case GuideStatus.APPLIED:
      return 'APPLIED'
    case GuideStatus.ADMITTED:
      return 'ADMITTED'
    case GuideStatus.SUSPENDED:
      return 'SUSPENDED'
    default:
      return refuseInput(field, 'unknown')
  }
}

function readCodes(field: string, values: readonly string[]): string[] {
  if (values.length > listMax) refuseInput(field, 'too_large', listMax)
  const codes = values.map((value, index) => readLine(`${field}[${index}]`, value, { lengthMax: 20 }))
  return [...new Set(codes)]
}

function readTimes(field: string, values: readonly TimeMessage[]): Availability[] {
  if (values.length > listMax) refuseInput(field, 'too_large', listMax)
  return values.map(({ weekday, fromMinute, untilMinute }, index) => {
    const of = (name: string) => `${field}[${index}].${name}`
    return {
      weekday: readCount(of('weekday'), weekday, { min: 1, max: 7 }),
      fromMinute: readCount(of('fromMinute'), fromMinute, { min: 0, max: 1_439 }),
      untilMinute: readCount(of('untilMinute'), untilMinute, { min: fromMinute + 1, max: 1_440 }),
    }
  })
}
