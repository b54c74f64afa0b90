import type { CombinedError } from 'urql'

/** What the server said went wrong, in the person's language; null when it did not get to say anything. */
export function errorWords(error: CombinedError | undefined): string | null {
  return error?.graphQLErrors[0]?.message || null
}
