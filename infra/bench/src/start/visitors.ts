import { randomUUID } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { browserHeaders, sessionsQuery, summariesQuery } from '../browse/map-query.ts'
import { createHttpLoad, type HttpLoad, postOf } from '../frame/http-load.ts'

const PAGE = 50
const AREAS = 500

const RESERVE = `mutation Reserve($input: ReserveInput!) {
  reserve(input: $input) {
    ... on ReserveSuccess { reservation { id code } }
    ... on Refused { code message }
  }
}`

/** People who look around on the map, each of their own area, and now and then at all sites. */
export function browsingLoad(url: string, clients: number): HttpLoad {
  const now = new Date()
  const graphql = `${url}/graphql`
  const areas = Array.from({ length: AREAS }, (_, at) =>
    postOf(graphql, sessionsQuery(PAGE, at, now), browserHeaders),
  )
  const sums = postOf(graphql, summariesQuery(now), browserHeaders)
  return createHttpLoad({
    url: graphql,
    clients,
    request: (client, nth) => (nth % 10 === 9 ? sums : must(areas[(client * 17 + nth) % AREAS])),
  })
}

/** Signed-in people who reserve one place after the other; many are refused, as people are. */
export async function reservingLoad(url: string, clients: number, people: number): Promise<HttpLoad> {
  const graphql = `${url}/graphql`
  const [cookies, slotIds] = await Promise.all([signIn(url, people), listSlots(graphql)])
  const request = (client: number, nth: number) => {
    const who = (nth * clients + client) % people
    const input = {
      slotId: must(slotIds[(nth * 13 + client * 7 + who) % slotIds.length]),
      partySize: 1,
      idempotencyKey: randomUUID(),
    }
    return postOf(
      graphql,
      { query: RESERVE, variables: { input } },
      { ...browserHeaders, cookie: must(cookies[who]) },
    )
  }
  return createHttpLoad({ url: graphql, clients, request })
}

async function signIn(url: string, people: number): Promise<string[]> {
  const cookies: string[] = []
  for (let person = 1; person <= people; person++) {
    const answer = await fetch(`${url}/demo/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ person: `citizen-${person}` }),
    })
    cookies.push(must(answer.headers.getSetCookie()[0]?.split(';')[0]))
  }
  return cookies
}

async function listSlots(graphql: string): Promise<string[]> {
  const query = '{ sessions(first: 100, onlyAvailable: true) { edges { node { slot { id } } } } }'
  const answer = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data } = (await answer.json()) as {
    data: { sessions: { edges: { node: { slot: { id: string } } }[] } }
  }
  return data.sessions.edges.map(({ node }) => node.slot.id)
}
