import { isDeepStrictEqual } from 'node:util'

export type Changes = Record<string, { old: unknown; new: unknown }>

/** What differs between two states of one thing, by field; every field given when there was none before. */
export function changesOf<T extends object>(
  before: T | undefined,
  after: T,
  fields: readonly (keyof T & string)[],
): Changes {
  const changes: Changes = {}
  for (const field of fields) {
    const old = before?.[field] ?? null
    const now = after[field] ?? null
    if (!before || !isDeepStrictEqual(old, now)) changes[field] = { old, new: now }
  }
  return changes
}
