import { randomUUID } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { firstListQuery, sessionsQuery, summariesQuery } from '../browse/map-query.ts'
import { createBrowserRequests } from '../frame/browser-requests.ts'
import { createHttpLoad, type HttpLoad } from '../frame/http-load.ts'
import { webBody } from '../frame/web-documents.ts'

const PAGE = 50
const AREAS = 500

/** People who look around on the map, each of their own area, and now and then at all sites. */
export function browsingLoad(url: string, clients: number): HttpLoad {
  const now = new Date()
  const requests = createBrowserRequests(url)
  const areas = Array.from({ length: AREAS }, (_, at) => requests.graphql(sessionsQuery(PAGE, at, now)))
  const sums = requests.graphql(summariesQuery(now))
  return createHttpLoad({
    url,
    clients,
    request: (client, nth) => (nth % 10 === 9 ? sums : must(areas[(client * 17 + nth) % AREAS])),
  })
}

/** Signed-in people who reserve one place after the other; many are refused, as people are. */
export async function reservingLoad(url: string, clients: number, people: number): Promise<HttpLoad> {
  const requests = createBrowserRequests(url)
  const [cookies, slotIds] = await Promise.all([signIn(url, people), listSlots(url)])
  const request = (client: number, nth: number) => {
    const who = (nth * clients + client) % people
    const input = {
      slotId: must(slotIds[(nth * 13 + client * 7 + who) % slotIds.length]),
      partySize: 1,
      idempotencyKey: randomUUID(),
      near: null,
    }
    return requests.graphql(webBody('Reserve', { input }), must(cookies[who]))
  }
  return createHttpLoad({ url, clients, request })
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

async function listSlots(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: firstListQuery(100, new Date()),
  })
  const { data } = (await answer.json()) as {
    data: { sessions: { edges: { node: { slot: { id: string } } }[] } }
  }
  return data.sessions.edges.map(({ node }) => node.slot.id)
}
