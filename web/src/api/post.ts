import { type Language, languageTag } from '../i18n/pick-language.ts'
import type { Answer } from './answer.ts'
import { NOBODY, type ShownPerson } from './shown-person.ts'
import { newTraceparent } from './traceparent.ts'

export const GRAPHQL_URL = '/graphql'
/** In this header a page names the person whom it shows. */
export const SHOWN_PERSON = 'x-shown-person'
const CONFLICT = 409

/** The server has done nothing, since somebody else is signed in by now. */
export function isAnotherPerson({ status }: Response): boolean {
  return status === CONFLICT
}

/** What is sent for a question; who asks with the same words and variables asks the same. */
export function bodyOf(query: string, variables: unknown): string {
  return JSON.stringify({ query, variables })
}

interface Sending {
  signal?: AbortSignal
  /** Whom the page shows; not sent while that is not known. */
  shown?: ShownPerson
}

/** Never rejects: a request that failed is an answer with an error. */
export async function post(
  language: Language,
  body: string,
  { signal, shown }: Sending = {},
): Promise<Answer<unknown>> {
  const person = shown?.id()
  try {
    const response = await fetch(GRAPHQL_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': languageTag(language),
        traceparent: newTraceparent(),
        ...(person !== undefined && { [SHOWN_PERSON]: person ?? NOBODY }),
      },
      credentials: 'same-origin',
      body,
      ...(signal && { signal }),
    })
    if (isAnotherPerson(response)) shown?.isAnother()
    const { data, errors } = await response.json()
    if (!data && !errors) throw new Error(`answered with ${response.status}`)
    return { data: data ?? undefined, error: errors && { graphQLErrors: errors }, stale: false }
  } catch (networkError) {
    return { data: undefined, error: { graphQLErrors: [], networkError }, stale: false }
  }
}
