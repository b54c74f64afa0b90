import type { Sql, SqlTx } from '@xingzhi/runtime/database'

export interface StreetTown {
  code: string
  name: string
  nameEn: string
}

export async function streetTownExists(sql: Sql | SqlTx, code: string): Promise<boolean> {
  return (await sql`select from street_towns where code = ${code}`).count === 1
}

/** By code. */
export async function listStreetTowns(sql: Sql): Promise<StreetTown[]> {
  return sql<StreetTown[]>`select code, name, name_en as "nameEn" from street_towns order by code`
}
