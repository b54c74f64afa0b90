import type { ApiError } from './answer.ts'

/** What the server said went wrong, in the person's language; null when it did not get to say anything. */
export function errorWords(error: ApiError | undefined): string | null {
  return error?.graphQLErrors[0]?.message || null
}
