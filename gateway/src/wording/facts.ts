import type { Language } from './language.ts'
import { day, duration, moment, timeOfDay } from './moment.ts'

/** What somebody wanted to do where a refusal has words of its own for it (fact `doing`). */
export type Deed =
  | 'claimShift'
  | 'releaseShift'
  | 'replaceClaim'
  | 'assignGuide'
  | 'markGuideAbsent'
  | 'signInToShift'
  | 'recordService'
  | 'confirmService'
  | 'enrolInTraining'
  | 'leaveTraining'
  | 'recordAttendance'
  | 'changeReservation'
  | 'checkInReservation'
  | 'undoCheckIn'
  | 'scheduleDeparture'
  | 'changeDeparture'
  | 'cancelDeparture'
  | 'checkIn'

/** The facts of one refusal, ready to be put into words. A fact that is missing or malformed reads as undefined. */
export interface Facts {
  text(name: string): string | undefined
  number(name: string): number | undefined
  moment(name: string): string | undefined
  /** Of a date without a time, such as `2027-03-01`. */
  day(name: string): string | undefined
  /** Of minutes: "1 h 30 min". */
  duration(name: string): string | undefined
  timeOfDay(name: string): string | undefined
}

export function readFacts(facts: Record<string, string>, language: Language): Facts {
  const number = (name: string) => {
    const value = facts[name]
    return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined
  }
  return {
    text: (name) => facts[name],
    number,
    moment(name) {
      const at = new Date(facts[name] ?? '')
      return Number.isNaN(at.getTime()) ? undefined : moment(at, language)
    },
    day(name) {
      const at = new Date(`${facts[name]}T00:00:00+08:00`)
      return Number.isNaN(at.getTime()) ? undefined : day(at, language)
    },
    duration(name) {
      const minutes = number(name)
      return minutes === undefined ? undefined : duration(minutes, language)
    },
    timeOfDay(name) {
      const minutes = number(name)
      return minutes === undefined ? undefined : timeOfDay(minutes)
    },
  }
}

/** How refusals are worded in one language: what, why, what now. A code without words is a type error. */
export type RefusalWords<Code extends string> = Record<Code, (facts: Facts) => string>

/** How a refusal is worded for those who wanted to do something in particular; undefined: as for anything else. */
export type DeedWords<Code extends string> = Partial<
  Record<Code, Partial<Record<Deed, (facts: Facts) => string | undefined>>>
>

/** The field's own name of a path: `guide.themes[3]` is one of the `themes`. */
export function fieldOf(path: string): string {
  return (path.split('.').at(-1) ?? '').replace(/\[\d+\]$/, '')
}
