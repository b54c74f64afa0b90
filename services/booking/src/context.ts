import type { ActorTokens } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Combiner } from '@xingzhi/runtime/combiner'
import type { Db } from '@xingzhi/runtime/database'
import type { Alternatives, Wish } from './alternatives/find-alternatives.ts'
import type { BookingRules } from './config.ts'
import type { PlaceRequest, PlaceVerdict } from './reserve/reserve-batch.ts'

export interface Context {
  db: Db
  clock: Clock
  rules: BookingRules
  tokens: ActorTokens
  /** What secrets of calendars are made with. */
  calendarKey: string
  combiner: Combiner<PlaceRequest, PlaceVerdict>
  alternatives: Combiner<Wish, Alternatives>
}
