/** Why there is no answer, or not all of it: what the server said, or what was in the way of asking. */
export interface ApiError {
  graphQLErrors: readonly { message: string }[]
  networkError?: unknown
}

export interface Answer<Result> {
  data: Result | undefined
  error: ApiError | undefined
  /** From memory, and asked again: a newer one is on its way. */
  stale: boolean
}

/** Every type that an answer holds something of, by the `__typename` of its objects. */
export function typesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found
  for (const [name, inner] of Object.entries(value)) {
    if (name === '__typename') found.add(String(inner))
    else typesIn(inner, found)
  }
  return found
}
