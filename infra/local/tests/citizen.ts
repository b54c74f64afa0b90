/** A demo citizen who speaks to the public API. */
export interface Citizen {
  ask<T>(query: string, variables?: object, headers?: Record<string, string>): Promise<T>
}

export interface Held {
  code: string
  partySize: number
  status: string
}

export async function signIn(url: string, person: string): Promise<Citizen> {
  const answer = await fetch(`${url}/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    async ask<T>(query: string, variables: object = {}, headers: Record<string, string> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as { data: T; errors?: unknown[] }
      if (errors !== undefined) throw new Error(JSON.stringify(errors))
      return data
    },
  }
}

/** Reserves a place in the first session that has one. */
export async function reserveSomething(citizen: Citizen): Promise<Held> {
  const { sessions } = await citizen.ask<{ sessions: { edges: { node: { slot: { id: string } } }[] } }>(
    '{ sessions(first: 1, onlyAvailable: true) { edges { node { slot { id } } } } }',
  )
  const slotId = sessions.edges[0]?.node.slot.id
  const { reserve } = await citizen.ask<{ reserve: { reservation?: Held; code?: string } }>(
    `mutation ($input: ReserveInput!) { reserve(input: $input) {
      ... on ReserveSuccess { reservation { code partySize status } } ... on Refused { code } } }`,
    { input: { slotId, idempotencyKey: crypto.randomUUID() } },
  )
  if (reserve.reservation === undefined) throw new Error(`refused: ${reserve.code}`)
  return reserve.reservation
}

export async function heldBy(citizen: Citizen): Promise<Held[]> {
  const { viewer } = await citizen.ask<{ viewer: { reservations: { edges: { node: Held }[] } } }>(
    '{ viewer { reservations(first: 50) { edges { node { code partySize status } } } } }',
  )
  return viewer.reservations.edges.map(({ node }) => node)
}
