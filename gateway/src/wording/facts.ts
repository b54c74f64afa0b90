import type { Language } from './language.ts'
import { moment, timeOfDay } from './moment.ts'

/** The facts of one refusal, ready to be put into words. A fact that is missing or malformed reads as undefined. */
export interface Facts {
  text(name: string): string | undefined
  number(name: string): number | undefined
  moment(name: string): string | undefined
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
    timeOfDay(name) {
      const minutes = number(name)
      return minutes === undefined ? undefined : timeOfDay(minutes)
    },
  }
}

/** How refusals are worded in one language: what, why, what now. A code without words is a type error. */
export type RefusalWords<Code extends string> = Record<Code, (facts: Facts) => string>
