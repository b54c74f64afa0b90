import type { Clock } from '@xingzhi/runtime/clock'
import type { Db } from '@xingzhi/runtime/database'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { Claiming } from './claiming/claiming.ts'
import type { TimeHolder } from './claiming/time-holder.ts'
import type { ClaimRules } from './domain/claim-rules.ts'

export interface Context {
  db: Db
  clock: Clock
  /** The district's. */
  wallClock: WallClock
  rules: ClaimRules
  claiming: Claiming
  /** Booking, which owns each person's calendar. */
  time: TimeHolder
}
