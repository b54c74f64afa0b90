import { newId } from '@xingzhi/runtime/ids'

/** The public API with one person's cookie. Throws on errors that are no refusals. */
export interface Api {
  query<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>
}

export async function signInByApi(url: string, person: string): Promise<Api> {
  const answer = await fetch(new URL('/demo/sign-in', url), {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`signing in as ${person} was answered with ${answer.status}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(';')[0])
    .join('; ')
  return {
    async query<Data>(document: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(new URL('/graphql', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', cookie },
        body: JSON.stringify({ query: document, variables }),
      })
      const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown }
      if (errors !== undefined || data === undefined || data === null) {
        throw new Error(`${response.status}: ${JSON.stringify(errors)}`)
      }
      return data
    },
  }
}

/** A key for an intent that no other test has. */
export const newKey = () => newId()
