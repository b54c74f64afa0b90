/** Throws when what must hold does not: a bug, never a refusal. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message)
}

/** The value, which cannot be absent here. */
export function must<T>(value: T | null | undefined, message = 'a value is missing'): T {
  if (value === null || value === undefined) throw new AssertionFailed(message)
  return value
}

/** Closes a union: the types prove that nothing is left. */
export function never(value: never): never {
  throw new AssertionFailed(`unexpected ${JSON.stringify(value)}`)
}

export class AssertionFailed extends Error {
  override name = 'AssertionFailed'
}
