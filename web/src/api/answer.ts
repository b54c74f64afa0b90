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
