import { type PlannedActivity, planActivities } from './plan-activities.ts'
import { type PlannedGrant, planGrants } from './plan-grants.ts'
import { type PlannedReservation, planReservations } from './plan-reservations.ts'
import { type PlannedSession, planSessions } from './plan-sessions.ts'
import { type PlannedSite, planSites } from './plan-sites.ts'
import { shanghaiDay } from './shanghai-day.ts'

export interface DemoPlan {
  sites: PlannedSite[]
  activities: PlannedActivity[]
  sessions: PlannedSession[]
  grants: PlannedGrant[]
  reservations: PlannedReservation[]
}

export const daysAhead = 21
/** What starts sooner than this is left out: it may have begun before it is published. */
const noticeMs = 45 * 60_000

/** Everything the demo consists of, for today and the days after it. The same for the same seed and moment. */
export function planDemo(seed: number, now: Date): DemoPlan {
  const sites = planSites(seed)
  const busy = sites.slice(0, -1).map((site) => ({ site, activities: planActivities(seed, site) }))
  const today = shanghaiDay(now)
  const days = Array.from({ length: daysAhead + 1 }, (_, index) => today + index).map((day) => {
    const sessions = busy.flatMap(({ site, activities }) => planSessions(seed, site, activities, day))
    return { sessions, reservations: planReservations(seed, sessions, day) }
  })
  const from = now.getTime() + noticeMs
  const sessions = days.flatMap((day) => day.sessions).filter(({ startsAt }) => startsAt.getTime() >= from)
  const planned = new Set(sessions.map(({ key }) => key))
  return {
    sites,
    activities: busy.flatMap(({ activities }) => activities),
    sessions,
    grants: planGrants(sites),
    reservations: days.flatMap((day) => day.reservations).filter(({ slotKey }) => planned.has(slotKey)),
  }
}
