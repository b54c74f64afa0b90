import type { Clock } from '@xingzhi/runtime/clock'
import type { Sql } from '@xingzhi/runtime/database'
import type { WallClock } from '@xingzhi/runtime/wall-clock'

export interface Context {
  sql: Sql
  clock: Clock
  /** The district's. */
  wallClock: WallClock
}
