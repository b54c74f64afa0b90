import type { Db } from '@xingzhi/runtime/database'
import { listHolidayNotices } from '../db/holiday-notices.ts'
import { createDayCalendar, type DayCalendar } from './day-calendar.ts'

export type ReadCalendar = (db: Db) => Promise<DayCalendar>

/** What days are as it is known now. It is made anew when an operator entered something. */
export function createCalendarReader(): ReadCalendar {
  let known = createDayCalendar([])
  return async (db) => {
    const notices = await listHolidayNotices(db)
    const revision = notices.map(({ year, version }) => `${year}:${version}`).join(' ')
    if (revision !== known.revision) known = createDayCalendar(notices, revision)
    return known
  }
}
