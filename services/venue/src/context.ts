import type { Clock } from '@xingzhi/runtime/clock'
import type { Db } from '@xingzhi/runtime/database'
import type { WallClock } from '@xingzhi/runtime/wall-clock'

export interface Context {
  db: Db
  clock: Clock
  /** The district's. */
  wallClock: WallClock
}
