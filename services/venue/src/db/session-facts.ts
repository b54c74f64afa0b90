import { must } from '@xingzhi/runtime/assert'
import type { SqlTx } from '@xingzhi/runtime/database'
import type { Session } from '../domain/session.ts'
import { type SessionRow, sessionColumns, toSession } from './sessions.ts'

/** What others need to know of a session's activity and site. */
export interface SessionSurroundings {
  craft: string
  maximumPartySize: number
  latitude: number
  longitude: number
}

export interface SessionInPlace {
  session: Session
  surroundings: SessionSurroundings
}

type Row = SessionRow & SessionSurroundings

export async function readSurroundings(tx: SqlTx, sessionId: string): Promise<SessionSurroundings> {
  const rows = await tx<SessionSurroundings[]>`
    select craft, maximum_party_size as "maximumPartySize", latitude, longitude
    from sessions join activities on activities.id = activity_id join sites on sites.id = sessions.site_id
    where sessions.id = ${sessionId}`
  return must(rows[0])
}

/** With their surroundings, in no order. */
export async function readSessionsInPlace(tx: SqlTx, ids: readonly string[]): Promise<SessionInPlace[]> {
  const rows = await tx<Row[]>`
    ${inPlace(tx)} where sessions.id = any(${tx.array([...ids])}::uuid[])`
  return rows.map(toSessionInPlace)
}

/** All sessions that were ever published, 500 at a time. */
export async function* allSessionsTold(tx: SqlTx): AsyncIterable<SessionInPlace> {
  const limit = 500
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx<Row[]>`
      ${inPlace(tx)} where published_at is not null and sessions.id > ${after} order by sessions.id limit ${limit}`
    yield* rows.map(toSessionInPlace)
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

const inPlace = (tx: SqlTx) => tx`
  select ${sessionColumns(tx)}, craft, maximum_party_size as "maximumPartySize", latitude, longitude
  from sessions join activities on activities.id = activity_id join sites on sites.id = sessions.site_id`

function toSessionInPlace({ craft, maximumPartySize, latitude, longitude, ...row }: Row): SessionInPlace {
  return { session: toSession(row), surroundings: { craft, maximumPartySize, latitude, longitude } }
}
