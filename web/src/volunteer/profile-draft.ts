import type { RegisterGuideInput, SpokenLanguage } from '../api/gen/documents.ts'
import { themes } from '../format/themes.ts'
import { chosenOf, isChosen } from '../writing/chosen.ts'
import type { GuideProfile } from './use-my-guide.ts'

/** Parts of a day that a guide can choose, in minutes after midnight. */
export const bands = {
  morning: { fromMinute: 8 * 60, untilMinute: 12 * 60 },
  afternoon: { fromMinute: 12 * 60, untilMinute: 18 * 60 },
  evening: { fromMinute: 18 * 60, untilMinute: 21 * 60 },
} as const
export type Band = keyof typeof bands

export const spokenLanguages = ['ZH', 'WUU', 'EN', 'CSL'] as const satisfies SpokenLanguage[]
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The form as it is kept in the tab: what is chosen of each, with spaces between. */
export type ProfileFields = {
  themes: string
  languages: string
  streetTownCodes: string
  /** `6-morning 7-afternoon` */
  times: string
  inShowcase: string
  showcaseName: string
  showcaseWords: string
}

export type ProfileProblem = 'languages' | 'showcaseName'

export const emptyProfileFields: ProfileFields = {
  ...{ themes: '', languages: 'ZH', streetTownCodes: '', times: '' },
  ...{ inShowcase: '', showcaseName: '', showcaseWords: '' },
}

/** A time that covers a part of a day wholly chooses it; the service may hold finer ones. */
export function profileFieldsOf(guide: GuideProfile): ProfileFields {
  const covered = weekdays.flatMap((weekday) =>
    (Object.keys(bands) as Band[])
      .filter((band) =>
        guide.availability.some(
          (time) =>
            time.weekday === weekday &&
            time.fromMinute <= bands[band].fromMinute &&
            time.untilMinute >= bands[band].untilMinute,
        ),
      )
      .map((band) => timeName(weekday, band)),
  )
  return {
    themes: guide.themes.join(' '),
    languages: guide.languages.join(' '),
    streetTownCodes: guide.streetTowns.map(({ code }) => code).join(' '),
    times: covered.join(' '),
    inShowcase: guide.inShowcase ? 'yes' : '',
    showcaseName: guide.showcaseName ?? '',
    showcaseWords: guide.showcaseWords ?? '',
  }
}

/** What to send, or what is missing. */
export function profileInputOf(
  fields: ProfileFields,
): { input: Omit<RegisterGuideInput, 'idempotencyKey'> } | { problems: ProfileProblem[] } {
  const languages = spokenLanguages.filter((one) => isChosen(fields.languages, one))
  const inShowcase = fields.inShowcase !== ''
  const showcaseName = fields.showcaseName.trim()
  const problems: ProfileProblem[] = []
  if (languages.length === 0) problems.push('languages')
  if (inShowcase && !showcaseName) problems.push('showcaseName')
  if (problems.length > 0) return { problems }
  return {
    input: {
      themes: themes.filter((one) => isChosen(fields.themes, one)),
      languages,
      streetTownCodes: chosenOf(fields.streetTownCodes),
      availability: availabilityOf(fields.times),
      inShowcase,
      showcaseName: showcaseName || null,
      showcaseWords: fields.showcaseWords.trim() || null,
    },
  }
}

export function timeName(weekday: number, band: Band): string {
  return `${weekday}-${band}`
}

/** Parts of a day that touch become one time. */
function availabilityOf(times: string): { weekday: number; fromMinute: number; untilMinute: number }[] {
  return weekdays.flatMap((weekday) => {
    const joined: { weekday: number; fromMinute: number; untilMinute: number }[] = []
    for (const band of Object.keys(bands) as Band[]) {
      if (!isChosen(times, timeName(weekday, band))) continue
      const last = joined.at(-1)
      if (last?.untilMinute === bands[band].fromMinute) last.untilMinute = bands[band].untilMinute
      else joined.push({ weekday, ...bands[band] })
    }
    return joined
  })
}
