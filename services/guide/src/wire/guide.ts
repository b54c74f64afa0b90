import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  type Guide as GuideMessage,
  type GuideSchema,
  GuideStatus,
  type Availability as TimeMessage,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { readCount, readText, refuseInput } from '@xingzhi/runtime/read-input'
import type { Availability, Guide, GuideProfile, GuideStatus as StatusName } from '../domain/guide.ts'
import { readLanguages, readThemes } from './read-names.ts'

const listMax = 50

export function guideMessage(guide: Guide): MessageInitShape<typeof GuideSchema> {
  const { personId, statusReason, inShowcase, showcaseName, showcaseWords } = guide
  return {
    ...{ personId, statusReason, inShowcase, showcaseName, showcaseWords },
    status: GuideStatus[guide.status],
    themes: guide.themes.map((name) => Theme[name as keyof typeof Theme]),
    languages: guide.languages.map((name) => Language[name as keyof typeof Language]),
    streetTownCodes: [...guide.streetTownCodes],
    availability: [...guide.availability],
    registeredAt: timestampFromDate(guide.registeredAt),
    version: BigInt(guide.version),
  }
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
    showcaseName: readText('guide.showcaseName', guide.showcaseName, {
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
  const codes = values.map((value, index) => readText(`${field}[${index}]`, value, { lengthMax: 20 }))
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
