import type { Point } from '@xingzhi/runtime/distance'
import { getTableName } from 'drizzle-orm'
import { type AnyPgColumn, customType, foreignKey } from 'drizzle-orm/pg-core'

/** Points as [[latitude, longitude], …]. */
export const path = customType<{ data: Point[]; driverData: [number, number][] | string }>({
  dataType: () => 'jsonb',
  toDriver: (points) => JSON.stringify(points.map(({ latitude, longitude }) => [latitude, longitude])),
  fromDriver: (pairs) =>
    (pairs as [number, number][]).map(([latitude, longitude]) => ({ latitude, longitude })),
})

/** A reference to an id, with the name that PostgreSQL gives it. */
export function refers(column: AnyPgColumn, to: AnyPgColumn) {
  const name = `${getTableName(column.table)}_${column.name}_fkey`
  return foreignKey({ name, columns: [column], foreignColumns: [to] })
}
