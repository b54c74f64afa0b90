import type { Clock } from '@xingzhi/runtime/clock'
import type { Db } from '@xingzhi/runtime/database'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { StaffingRules } from './domain/staffing.ts'
import type { StationCodes } from './domain/station-code.ts'
import type { ReadCalendar } from './holidays/read-calendar.ts'
import type { OpeningHours } from './opening-hours/opening-hours.ts'

export interface Context {
  db: Db
  clock: Clock
  /** The district's. */
  wallClock: WallClock
  openingHours: OpeningHours
  /** What days are: holidays, make-up workdays. */
  readCalendar: ReadCalendar
  codes: StationCodes
  staffing: StaffingRules
}
