import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { crowdName } from '../crowd-name.ts'
import { streetTownCodes } from '../places.ts'
import { randomFor } from '../random.ts'
import type { QualificationKey } from './walk-habits.ts'

export interface PlannedGuide {
  /** A demo person's name: `guide-1` … */
  person: string
  themes: Theme[]
  languages: Language[]
  streetTownCodes: string[]
  availability: { weekday: number; fromMinute: number; untilMinute: number }[]
  inShowcase: boolean
  showcaseName: string
  showcaseWords: string
  admitted: boolean
  /** What the training that is over granted them. */
  qualifications: QualificationKey[]
}

export const admittedCount = 30
const appliedCount = 3
/** Of ten guides, as many went to the training that is over. */
const trainedOfTen = 6

const themes = [
  ...[Theme.RED, Theme.INTANGIBLE_HERITAGE, Theme.COUNTRYSIDE],
  ...[Theme.HISTORY, Theme.SCIENCE, Theme.ARTS],
]
const morning = { fromMinute: 8 * 60, untilMinute: 12 * 60 }
const wholeDay = { fromMinute: 8 * 60, untilMinute: 18 * 60 }
const words = [
  '愿意走得慢一点，让每个人都听得到。',
  '在这条街上住了三十年，给大家讲讲邻居们的事。',
  '退休前教书，现在路就是课堂。',
  '会一点手语，欢迎听障朋友同行。',
  '喜欢带孩子们一起找细节。',
]

/** Volunteers: 30 that were admitted, three that wait. The same for the same seed. */
export function planGuides(seed: number): PlannedGuide[] {
  const towns = [...streetTownCodes().values()]
  return Array.from({ length: admittedCount + appliedCount }, (_, index) => {
    const person = `guide-${index + 1}`
    const random = randomFor(seed, 'guide', person)
    const admitted = index < admittedCount
    const inShowcase = admitted && random.chance(0.35)
    return {
      person,
      admitted,
      themes: random.sample(themes, random.integer(1, 3)),
      languages: [
        Language.ZH,
        ...(random.chance(0.45) ? [Language.WUU] : []),
        ...(random.chance(0.3) ? [Language.EN] : []),
        ...(random.chance(0.07) ? [Language.CSL] : []),
      ],
      streetTownCodes: random.sample(towns, random.integer(0, 4)),
      availability: random.pick([
        [],
        [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...morning })),
        [6, 7].map((weekday) => ({ weekday, ...wholeDay })),
      ]),
      inShowcase,
      showcaseName: inShowcase ? crowdName(person) : '',
      showcaseWords: inShowcase ? random.pick(words) : '',
      qualifications: admitted && index % 10 < trainedOfTen ? ['lead', 'first-aid'] : [],
    }
  })
}
