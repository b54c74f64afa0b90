import { type Language, languageTag } from '../i18n/pick-language.ts'
import type { Answer } from './answer.ts'
import { newTraceparent } from './traceparent.ts'

export const GRAPHQL_URL = '/graphql'

/** What is sent for a question; who asks with the same words and variables asks the same. */
export function bodyOf(query: string, variables: unknown): string {
  return JSON.stringify({ query, variables })
}

/** Never rejects: a request that failed is an answer with an error. */
export async function post(language: Language, body: string, signal?: AbortSignal): Promise<Answer<unknown>> {
  try {
    const response = await fetch(GRAPHQL_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': languageTag(language),
        traceparent: newTraceparent(),
      },
      credentials: 'same-origin',
      body,
      ...(signal && { signal }),
    })
    const { data, errors } = await response.json()
    if (!data && !errors) throw new Error(`answered with ${response.status}`)
    return { data: data ?? undefined, error: errors && { graphQLErrors: errors }, stale: false }
  } catch (networkError) {
    return { data: undefined, error: { graphQLErrors: [], networkError }, stale: false }
  }
}
