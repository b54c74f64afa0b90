import { fullDateWords, timeWords } from '../format/day.ts'
import type { Language } from '../i18n/pick-language.ts'
import { count, type Kind, moment, optionalCount, optionalWords } from '../writing/kinds.ts'
import type { operateText } from './text.ts'

type Words = (typeof operateText)['zh']

/** Something of a departure that an operator enters and may change: how it is read and worded. */
interface DepartureEntry<Value, Problem extends string> {
  kind: Kind<Value>
  /** Where it can be malformed. */
  problem?: Problem
  words(value: Value, text: Words, language: Language): string
}

export type DepartureProblem = 'start' | 'guidesWanted' | 'groupSize' | 'placesLimit'

export const GUIDES_MAX = 20
export const GROUP_MAX = 60
const PLACES_MAX = 1_200

/** What scheduling and changing a departure share. */
export const departureEntries = {
  startsAt: entry({
    kind: moment('day', 'time'),
    problem: 'start',
    words: (instant, _text, language) => `${fullDateWords(instant, language)} ${timeWords(instant)}`,
  }),
  guidesWanted: entry({
    kind: count('guidesWanted', { most: GUIDES_MAX }),
    problem: 'guidesWanted',
    words: (value) => String(value),
  }),
  groupSize: entry({
    kind: count('groupSize', { most: GROUP_MAX }),
    problem: 'groupSize',
    words: (value) => String(value),
  }),
  /** None: no limit but the guides. */
  placesLimit: entry({
    kind: optionalCount('placesLimit', { most: PLACES_MAX }),
    problem: 'placesLimit',
    words: (limit, text) => (limit ? String(limit) : text.noLimit),
  }),
  /** None: at the first station. */
  meetingPoint: entry({
    kind: optionalWords('meetingPoint'),
    words: (place, text) => place || text.firstStation,
  }),
}

function entry<Value, Problem extends DepartureProblem>(one: DepartureEntry<Value, Problem>) {
  return one
}
