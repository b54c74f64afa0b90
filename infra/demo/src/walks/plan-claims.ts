import { must } from '@xingzhi/runtime/assert'
import { randomFor } from '../random.ts'
import { shanghaiDay } from '../shanghai-day.ts'
import type { PlannedDeparture } from './plan-departures.ts'
import type { PlannedGuide } from './plan-guides.ts'
import type { PlannedRoute } from './plan-routes.ts'

export interface PlannedClaim {
  departureKey: string
  /** A demo person's name: `guide-1` … */
  person: string
}

const soonMs = 24 * 3_600_000
/** What starts sooner has its guides: without any it would be cancelled before somebody sees it. */
const decidedSoonMs = 5 * 3_600_000
const callsForHelpMax = 2
const claimsPerGuideMax = 6
/** People that somebody tries the system as: little of theirs is taken already. */
const freeToTry: ReadonlySet<string> = new Set(['guide-1', 'guide-2'])
const claimsOfFreeMax = 2

/** Which guides lead what: most departures have theirs, some wait for one more or for all, and one or two of the next day call for help. */
export function planClaims(
  seed: number,
  now: Date,
  departures: readonly PlannedDeparture[],
  guides: readonly PlannedGuide[],
  routes: readonly PlannedRoute[],
): PlannedClaim[] {
  const needs = new Map(routes.map(({ routeKey, qualifications }) => [routeKey, qualifications]))
  const ready = guides.filter(({ admitted }) => admitted).map((guide) => ({ guide, days: new Set<number>() }))
  const unhelped = callingForHelp(now, departures)
  return [...departures]
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.key < other.key ? -1 : 1))
    .flatMap((departure) => {
      const day = shanghaiDay(departure.startsAt)
      const needed = must(needs.get(departure.routeKey))
      const count = guidesFor(seed, now, departure, unhelped)
      const free = ready.filter(
        ({ guide, days }) =>
          !days.has(day) &&
          days.size < (freeToTry.has(guide.person) ? claimsOfFreeMax : claimsPerGuideMax) &&
          needed.every((one) => guide.qualifications.includes(one)),
      )
      const random = randomFor(seed, 'claims', departure.key)
      return random.sample(free, count).map(({ guide, days }) => {
        days.add(day)
        return { departureKey: departure.key, person: guide.person }
      })
    })
}

/** The last of those that start within a day, but not too soon. */
function callingForHelp(now: Date, departures: readonly PlannedDeparture[]): ReadonlySet<string> {
  const within = departures.filter(({ startsAt }) => {
    const ahead = startsAt.getTime() - now.getTime()
    return ahead > decidedSoonMs && ahead < soonMs
  })
  return new Set(within.slice(-callsForHelpMax).map(({ key }) => key))
}

function guidesFor(
  seed: number,
  now: Date,
  { key, startsAt, guidesWanted }: PlannedDeparture,
  unhelped: ReadonlySet<string>,
): number {
  if (unhelped.has(key)) return guidesWanted - 1
  if (startsAt.getTime() - now.getTime() < soonMs) return guidesWanted
  const draw = randomFor(seed, 'staffing', key).next()
  return draw < 0.65 ? guidesWanted : draw < 0.85 ? guidesWanted - 1 : 0
}
