import type { Clock } from '@xingzhi/runtime/clock'
import type { Db } from '@xingzhi/runtime/database'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { ClaimRules } from '../domain/claim-rules.ts'
import type { ServiceRules } from '../domain/service-bounds.ts'
import type { TimeHolder } from './time-holder.ts'

/** What claiming needs of the service. */
export interface ClaimContext {
  db: Db
  clock: Clock
  /** The district's. */
  wallClock: WallClock
  rules: ClaimRules & ServiceRules
  /** Booking, which owns each person's calendar. */
  time: TimeHolder
}
