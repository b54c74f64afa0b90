import type { ShiftForGuideFragment } from '../api/gen/documents.ts'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import type { volunteerText } from './text.ts'

export type ShownShift = ShiftForGuideFragment
type Words = (typeof volunteerText)['zh']

/** What a shift is: the route's name, or whom it helps. */
export function shiftTitle(
  shift: Pick<ShownShift, 'kind'> & {
    departure: { route: { name: string; nameEn: string | null } } | null
    session: { activity: { title: string; titleEn: string | null } } | null
  },
  text: Words,
  language: Language,
): string {
  if (shift.departure) return nameOf(shift.departure.route, language)
  if (shift.session) return text.helperAt(titleOf(shift.session.activity, language))
  return shift.kind === 'DEPARTURE' ? text.aWalk : text.aSession
}

/** Where it begins; null while nobody has said. */
export function shiftPlace(
  { departure, session }: ShownShift,
  text: Words,
  language: Language,
): string | null {
  if (departure) {
    const first = departure.route.stations[0]
    const place = departure.meetingPoint ?? (first && nameOf(first, language))
    return place ? text.beginsAt(place) : null
  }
  return session ? text.atSite(nameOf(session.site, language)) : null
}

/** How many are still wanted, in words. */
export function missingWords({ kind, wanted, claimed }: ShownShift, text: Words): string {
  const missing = wanted - claimed
  if (missing <= 0) return text.staffed
  return kind === 'DEPARTURE' ? text.missing(missing) : text.missingHelpers(missing)
}
