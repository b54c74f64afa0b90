import type { Job } from '@xingzhi/runtime/jobs'
import { daysBefore, purgeJob } from '@xingzhi/runtime/purge'
import type { BookingKeeping } from '../config.ts'
import type { Context } from '../context.ts'
import { forgetEnded } from '../db/calendar.ts'
import { deleteNotices } from '../db/notices.ts'
import { forgetPeople } from '../db/people.ts'

// For facts that come late: one that moves a session which has ended by then still finds who held a place.
export const CALENDAR_KEPT_DAYS = 7

/** Drops calendar entries and notices that are past, and forgets people who stayed away. Their reservations stay, under ids that name nobody. */
export function purgeBooking({ db, clock }: Pick<Context, 'db' | 'clock'>, keeping: BookingKeeping): Job {
  const steps = (now: Date) => [
    (rowsMax: number) => forgetEnded(db, daysBefore(now, CALENDAR_KEPT_DAYS), rowsMax),
    (rowsMax: number) => deleteNotices(db, daysBefore(now, keeping.noticesKeptDays), rowsMax),
    (rowsMax: number) => forgetPeople(db, daysBefore(now, keeping.peopleKeptDays), rowsMax),
  ]
  return purgeJob('purge of calendars, notices and people', steps, clock)
}
