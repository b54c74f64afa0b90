import fc, { type GeneratorValue } from 'fast-check'

/** What a drawn request is made with. */
export interface Dice {
  whole(min: number, max: number): number
  oneIn(many: number): boolean
  pick<T>(from: readonly T[]): T
  /** At least and at most so many of them, in their order. */
  some<T>(from: readonly T[], min: number, max: number): T[]
  uuid(): string
}

/** Dice that fast-check throws, so that a seed throws them again. */
export function diceOf(g: GeneratorValue): Dice {
  const whole = (min: number, max: number) => g(fc.integer, { min, max })
  return {
    whole,
    oneIn: (many) => whole(1, many) === many,
    pick: (from) => from[whole(0, from.length - 1)] as never,
    some(from, min, max) {
      let wanted = whole(min, max)
      return from.filter((_one, at) => {
        const isTaken = whole(1, from.length - at) <= wanted
        if (isTaken) wanted--
        return isTaken
      })
    },
    uuid: () => g(fc.uuid),
  }
}
