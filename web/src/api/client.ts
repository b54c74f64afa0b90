import { type Client, cacheExchange, createClient, fetchExchange } from 'urql'
import { type Language, languageTag } from '../i18n/language.tsx'
import { newTraceparent } from './traceparent.ts'

export const GRAPHQL_URL = '/graphql'

/** One client per signed-in person and language: what one person was answered is never shown to the next. */
export function createApiClient(language: Language): Client {
  return createClient({
    url: GRAPHQL_URL,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: () => ({
      headers: { 'accept-language': languageTag(language), traceparent: newTraceparent() },
      credentials: 'same-origin',
    }),
  })
}
