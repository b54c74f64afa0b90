import { must } from '@xingzhi/runtime/assert'
import { openDatabase, type Sql } from '@xingzhi/runtime/database'
import { demoPersonId } from '@xingzhi/runtime/person'
import { verify } from '@xingzhi/verify/verify'
import { signInByApi } from '../api.ts'
import type { Acknowledged } from './record.ts'

interface Held {
  viewer: { reservations: { edges: { node: { id: string; status: string } }[]; pageInfo: PageInfo } }
}

interface PageInfo {
  hasNextPage: boolean
  endCursor: string | null
}

const HELD = `query ($after: String) { viewer { reservations(first: 100, after: $after) {
  edges { node { id status } } pageInfo { hasNextPage endCursor } } } }`

/** What the databases of a system break of what must be true, one line each. */
export async function findViolations(databases: { [service: string]: string }): Promise<string[]> {
  const findings = await verify(databases, { outboxStillMs: 30_000, settleMs: 30_000 })
  return findings.flatMap(({ truth, violations }) => violations.map((violation) => `${truth}: ${violation}`))
}

/** How the database differs from what these people were told: each reservation there once, as it was acknowledged, and no other. */
export async function compareWithDatabase(
  databaseUrl: string,
  people: string[],
  acknowledged: Iterable<Acknowledged>,
): Promise<string[]> {
  const ids = people.map(demoPersonId)
  const rows = await withDatabase(
    databaseUrl,
    (sql) => sql<{ id: string; status: string }[]>`
      select id, status from reservations where person_id = any(${ids}::uuid[])`,
  )
  return differences([...rows], acknowledged)
}

/** The same, as the people see it. */
export async function compareWithApi(
  url: string,
  people: string[],
  acknowledged: Iterable<Acknowledged>,
): Promise<string[]> {
  const shown: { id: string; status: string }[] = []
  for (const person of people) {
    const api = await signInByApi(url, person)
    for (let after: string | null = null; ; ) {
      const { viewer }: Held = await api.query<Held>(HELD, { after })
      shown.push(...viewer.reservations.edges.map(({ node }) => node))
      if (!viewer.reservations.pageInfo.hasNextPage) break
      after = viewer.reservations.pageInfo.endCursor
    }
  }
  return differences(
    shown.map(({ id, status }) => ({ id: uuidOf(id), status })),
    acknowledged,
  )
}

/** How many places a slot has left, by the database. */
export function readPlacesLeft(databaseUrl: string, slotId: string): Promise<number> {
  return withDatabase(databaseUrl, async (sql) => {
    const [row] = await sql<{ left: number }[]>`
      select capacity - reserved - offered as left from slots where id = ${uuidOf(slotId)}`
    return must(row).left
  })
}

/** How many rows wait to be told. */
export function countOutbox(databaseUrl: string): Promise<number> {
  return withDatabase(databaseUrl, async (sql) => {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from outbox`
    return must(row).count
  })
}

async function withDatabase<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const database = openDatabase({ url, connectionsMax: 1, name: 'recount' })
  try {
    return await work(database.sql)
  } finally {
    await database.close()
  }
}

function differences(
  found: { id: string; status: string }[],
  acknowledged: Iterable<Acknowledged>,
): string[] {
  const wrong: string[] = []
  const missing = new Map([...acknowledged].map((one) => [uuidOf(one.reservationId), one]))
  for (const { id, status } of found) {
    const told = missing.get(id)
    missing.delete(id)
    if (told === undefined) wrong.push(`${id} (${status}) is there twice, or nobody was told of it`)
    else if (told.isCancelled !== (status === 'CANCELLED')) {
      wrong.push(`${id} is ${status}, and ${told.person} was told otherwise`)
    }
  }
  for (const { reservationId, person } of missing.values())
    wrong.push(`${reservationId} of ${person} is lost`)
  return wrong
}

/** `Reservation_0199…` is the public name of a row. */
function uuidOf(globalId: string): string {
  return globalId.slice(globalId.indexOf('_') + 1)
}
