import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { GuideProfile } from './guide.ts'
import type { Shift } from './shift.ts'

/** How well a shift suits a guide. */
export interface RankedShift {
  shift: Shift
  callsForHelp: boolean
  /** 0–100. */
  fit: number
}

/** What decides where a shift stands among others. */
export type Place = Omit<RankedShift, 'shift'> & { shift: Pick<Shift, 'id' | 'startsAt'> }

/** What a guide cares for, in parts of a hundred: the subject most, then being understood, the way there, the hour. */
const weights = { theme: 40, languages: 25, district: 20, time: 15 }

/**
 * How well a shift suits a guide, 0–100: the sum of the weights of what fits. Who has said nothing of a kind is fit for all of it, and
 * a shift that says nothing suits all. Of languages, the share that the guide speaks counts.
 */
export function fitOf(
  shift: Shift,
  { themes, languages, streetTownCodes, availability }: GuideProfile,
  wallClock: WallClock,
): number {
  const isTheme = shift.theme === 'UNSPECIFIED' || isAmong(themes, shift.theme)
  const spoken = shift.languages.filter((language) => isAmong(languages, language)).length
  const share = shift.languages.length === 0 ? 1 : spoken / shift.languages.length
  const from = wallClock.wallTimeOf(shift.startsAt)
  const untilMinute = from.minute + (shift.endsAt.getTime() - shift.startsAt.getTime()) / 60_000
  const isTimely = availability.some(
    (time) =>
      time.weekday === from.weekday && time.fromMinute <= from.minute && untilMinute <= time.untilMinute,
  )
  return Math.round(
    (isTheme ? weights.theme : 0) +
      share * weights.languages +
      (isNear(shift, { streetTownCodes }) ? weights.district : 0) +
      (availability.length === 0 || isTimely ? weights.time : 0),
  )
}

/** It begins in a street-town that suits them, as far as either is known. */
export function isNear(
  { streetTownCode }: Pick<Shift, 'streetTownCode'>,
  { streetTownCodes }: Pick<GuideProfile, 'streetTownCodes'>,
): boolean {
  return streetTownCode === '' || isAmong(streetTownCodes, streetTownCode)
}

/** Calls for help first, then what fits best, then what starts first; ids part what is alike. */
export function compareRanked(one: Place, other: Place): number {
  return (
    Number(other.callsForHelp) - Number(one.callsForHelp) ||
    other.fit - one.fit ||
    one.shift.startsAt.getTime() - other.shift.startsAt.getTime() ||
    (one.shift.id < other.shift.id ? -1 : one.shift.id > other.shift.id ? 1 : 0)
  )
}

function isAmong(wishes: readonly string[], value: string): boolean {
  return wishes.length === 0 || wishes.includes(value)
}
