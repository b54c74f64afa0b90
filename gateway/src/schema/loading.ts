import { assert } from '@xingzhi/runtime/assert'

/** Batch reads take at most this many ids. */
export const LOAD_MAX = 500

/** What was found, in the order of what was asked for. */
export function inOrder<T extends { id: string }>(ids: readonly string[], found: readonly T[]): T[] {
  const byId = new Map(found.map((each) => [each.id, each]))
  return orMissing(ids.map((id) => byId.get(id) ?? null))
}

/** What is missing loads as null: Pothos has no type for that, and each field says by its own nullability whether it can be. */
export function orMissing<T>(loaded: (T | null)[]): T[] {
  return loaded as T[]
}

/** A value of an enum that a service sends; none given is a bug of the service. */
export function given<E extends number>(value: E): Exclude<E, 0> {
  assert(value !== 0, 'a service left out a choice')
  return value as Exclude<E, 0>
}
