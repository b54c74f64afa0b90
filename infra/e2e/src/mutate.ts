import type { Api } from './api.ts'

/** What a person asks the public API with. */
export type Asking = Pick<Api, 'query'>

export interface Refusal {
  code: string
  message: string
  alternatives: { departure: { id: string } | null; session: { id: string } | null }[]
}

type Answer<Success> = ({ __typename: string } & Success) | ({ __typename: 'Refused' } & Refusal)

/** Does it; throws with the refusal's code and words when it is refused. `selection` is of the success: `departure { id }`. */
export async function mutate<Success>(
  api: Asking,
  name: string,
  input: object,
  selection: string,
): Promise<Success> {
  const answer = await ask<Success>(api, name, input, selection)
  if (isRefused(answer)) throw new Error(`${name} was refused: ${answer.code} ${answer.message}`)
  return answer
}

/** The refusal that this is answered with; throws when it is done. */
export async function refusalOf(api: Asking, name: string, input: object): Promise<Refusal> {
  const answer = await ask(api, name, input, '__typename')
  if (!isRefused(answer)) throw new Error(`${name} was not refused`)
  return answer
}

async function ask<Success>(
  api: Asking,
  name: string,
  input: object,
  selection: string,
): Promise<Answer<Success>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const document = `mutation ($input: ${type}Input!) { it: ${name}(input: $input) { __typename
    ... on ${type}Success { ${selection} }
    ... on Refused { code message alternatives { departure { id } session { id } } } } }`
  const { it } = await api.query<{ it: Answer<Success> }>(document, { input })
  return it
}

function isRefused(answer: { __typename: string }): answer is { __typename: 'Refused' } & Refusal {
  return answer.__typename === 'Refused'
}
