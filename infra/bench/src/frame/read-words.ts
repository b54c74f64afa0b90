import type { Bench } from './bench.ts'

export interface Wanted {
  /** Undefined: none was named, or one that is not there. */
  bench: Bench | undefined
  flags: Set<string>
  options: Map<string, string>
  /** What this bench does not take: flags it does not know, options without a value, words that are neither. */
  unknown: string[]
}

/** `NAME --flag --option VALUE`, in any order but that a value follows its option. */
export function readWords(words: readonly string[], benches: readonly Bench[]): Wanted {
  const bench = benches.find(({ name }) => words.includes(name))
  const wanted: Wanted = { bench, flags: new Set(), options: new Map(), unknown: [] }
  const rest = words.filter((word) => word !== bench?.name && word !== '--')
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const name = word.slice(2)
    if (word.startsWith('--') && bench !== undefined && name in bench.flags) wanted.flags.add(name)
    else if (word.startsWith('--') && bench?.options !== undefined && name in bench.options && rest[0]) {
      wanted.options.set(name, rest.shift() ?? '')
    } else wanted.unknown.push(word)
  }
  return wanted
}
