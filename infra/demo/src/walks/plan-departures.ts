import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { randomFor } from '../random.ts'
import { momentOf, weekdayOf } from '../shanghai-day.ts'
import type { PlannedRoute } from './plan-routes.ts'
import { walkHabits } from './walk-habits.ts'

export interface PlannedDeparture {
  /** Unique over the whole demo, and the same for the same day whenever it is planned. */
  key: string
  routeKey: string
  startsAt: Date
  endsAt: Date
  guidesWanted: number
  groupSize: number
  languages: Language[]
  /** 0: none beside the guides. */
  placesLimit: number
}

const chance = { workday: 0.3, weekend: 0.5 }

/** The departures of all routes on one day. They depend on seed and day only, so that a seeding can be taken up on another day. */
export function planDepartures(
  seed: number,
  routes: readonly PlannedRoute[],
  day: number,
): PlannedDeparture[] {
  const weekday = weekdayOf(day)
  return routes.flatMap(({ routeKey, stops }) => {
    const { weekdays, starts, groupSize } = must(walkHabits[routeKey])
    if (!weekdays.includes(weekday)) return []
    const minutes = stops.reduce((sum, { stayMinutes, walkMinutes }) => sum + stayMinutes + walkMinutes, 0)
    return starts.flatMap((start) => {
      const random = randomFor(seed, 'departure', routeKey, day, start)
      if (!random.chance(weekday > 5 ? chance.weekend : chance.workday)) return []
      // The long walk through Qibao meets the short one in small rooms.
      const guidesWanted = routeKey === 'r-qibao-full' ? 1 : random.pick([1, 2, 2])
      return {
        key: `${routeKey}:${day}:${start}`,
        routeKey,
        startsAt: momentOf(day, start),
        endsAt: momentOf(day, start + minutes),
        guidesWanted,
        groupSize,
        languages: random.pick([
          [Language.ZH],
          [Language.ZH],
          [Language.ZH, Language.WUU],
          [Language.ZH, Language.EN],
        ]),
        placesLimit: guidesWanted === 2 && random.chance(0.2) ? groupSize * 2 - 4 : 0,
      }
    })
  })
}
