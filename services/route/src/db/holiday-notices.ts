import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { desc } from 'drizzle-orm'
import { holidayNotices } from './holiday-table.ts'

export type HolidayNotice = typeof holidayNotices.$inferSelect

/** All of them, the latest year first. */
export async function listHolidayNotices(db: Db): Promise<HolidayNotice[]> {
  return allNotices(db, {})
}

const allNotices = prepared((db) => db.select().from(holidayNotices).orderBy(desc(holidayNotices.year)))

export async function keepHolidayNotice(tx: Tx, notice: HolidayNotice): Promise<void> {
  await upsert(tx, notice)
}

const upsert = prepared((db, _notice: Given<HolidayNotice>) =>
  db
    .insert(holidayNotices)
    .values(placesOf(holidayNotices))
    .onConflictDoUpdate({ target: holidayNotices.year, set: placesOf(holidayNotices) }),
)
