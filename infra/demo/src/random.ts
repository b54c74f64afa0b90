/** Draws that repeat for the same words. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number, both ends included. */
  integer(least: number, most: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** `count` different items, in their own order. */
  sample<Item>(items: readonly Item[], count: number): Item[]
}

/** A stream of draws of its own for each thing: what one draws never shifts what another gets. */
export function randomFor(...words: (string | number)[]): Random {
  const next = mulberry32(hash(words.join(' ')))
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => items[integer(0, items.length - 1)] as (typeof items)[number],
    sample: (items, count) => {
      const ranked = items.map((item, index) => ({ item, index, rank: next() }))
      const chosen = ranked.sort((one, other) => one.rank - other.rank).slice(0, count)
      return chosen.sort((one, other) => one.index - other.index).map(({ item }) => item)
    },
  }
}

function mulberry32(state: number): () => number {
  let a = state
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value
}
