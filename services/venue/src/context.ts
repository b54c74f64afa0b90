import type { Clock } from '@xingzhi/runtime/clock'
import type { Sql } from '@xingzhi/runtime/database'
import type { WallClock } from './domain/wall-clock.ts'

export interface Context {
  sql: Sql
  clock: Clock
  /** The district's. */
  wallClock: WallClock
}
