/** Random numbers that a seed makes come again. */
export interface Dice {
  /** From 0 up to and without 1. */
  roll(): number
  pick<T>(from: readonly T[]): T
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  shuffle<T>(list: readonly T[]): T[]
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(roll() * (to - from + 1))
  return {
    roll,
    between,
    pick: (from) => from[between(0, from.length - 1)] as (typeof from)[number],
    shuffle(list) {
      const shuffled = [...list]
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = between(0, last)
        const kept = shuffled[last] as (typeof shuffled)[number]
        shuffled[last] = shuffled[other] as (typeof shuffled)[number]
        shuffled[other] = kept
      }
      return shuffled
    },
  }
}
