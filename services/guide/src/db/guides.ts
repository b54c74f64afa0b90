import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Guide, GuideStatus } from '../domain/guide.ts'

const columns = (sql: Sql | SqlTx) => sql`
  person_id as "personId", status, status_reason as "statusReason", themes, languages,
  street_town_codes as "streetTownCodes", availability, registered_at as "registeredAt", in_showcase as "inShowcase",
  showcase_name as "showcaseName", showcase_words as "showcaseWords", version`

export async function readGuide(sql: Sql | SqlTx, personId: string): Promise<Guide | undefined> {
  const [guide] = await sql<Guide[]>`select ${columns(sql)} from guides where person_id = ${personId}`
  return guide
}

export function readGuides(sql: Sql, personIds: readonly string[]): Promise<Guide[]> {
  return sql<Guide[]>`
    select ${columns(sql)} from guides where person_id = any(${sql.array([...personIds])}::uuid[])`
}

export async function lockGuide(tx: SqlTx, personId: string): Promise<Guide | undefined> {
  const [guide] = await tx<Guide[]>`
    select ${columns(tx)} from guides where person_id = ${personId} for no key update`
  return guide
}

/** Those who registered first first. */
export function listGuides(
  sql: Sql,
  {
    status,
    after,
    limit,
  }: {
    status: GuideStatus | undefined
    after: { registeredAt: Date; personId: string } | undefined
    limit: number
  },
): Promise<Guide[]> {
  return sql<Guide[]>`
    select ${columns(sql)} from guides
    where true ${status ? sql`and status = ${status}` : sql``}
      ${after ? sql`and (registered_at, person_id) > (${after.registeredAt}, ${after.personId})` : sql``}
    order by registered_at, person_id limit ${limit}`
}

/** False when this person is one already. */
export async function insertGuide(tx: SqlTx, guide: Guide): Promise<boolean> {
  const inserted = await tx`
    insert into guides ${tx({ person_id: guide.personId, registered_at: guide.registeredAt, ...toRow(tx, guide) })}
    on conflict (person_id) do nothing`
  return inserted.count === 1
}

/** The guide's row is locked. */
export async function updateGuide(tx: SqlTx, guide: Guide): Promise<void> {
  await tx`update guides set ${tx(toRow(tx, guide))} where person_id = ${guide.personId}`
}

function toRow(tx: SqlTx, guide: Guide) {
  const { status, themes, languages, availability, version } = guide
  return {
    ...{ status, version },
    themes: [...themes],
    languages: [...languages],
    status_reason: guide.statusReason,
    street_town_codes: [...guide.streetTownCodes],
    availability: tx.json(availability as never),
    in_showcase: guide.inShowcase,
    showcase_name: guide.showcaseName,
    showcase_words: guide.showcaseWords,
  }
}
