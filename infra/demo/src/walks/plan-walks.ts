import type { PlannedReservation } from '../plan-reservations.ts'
import { shanghaiDay } from '../shanghai-day.ts'
import { type PlannedClaim, planClaims } from './plan-claims.ts'
import { type PlannedDeparture, planDepartures } from './plan-departures.ts'
import { type PlannedGuide, planGuides } from './plan-guides.ts'
import { type PlannedRoute, planRoutes } from './plan-routes.ts'
import { type PlannedStation, planStations } from './plan-stations.ts'
import { type PlannedTraining, planTrainings } from './plan-trainings.ts'
import { planWalkers } from './plan-walkers.ts'

export interface WalksPlan {
  stations: PlannedStation[]
  routes: PlannedRoute[]
  guides: PlannedGuide[]
  trainings: PlannedTraining[]
  departures: PlannedDeparture[]
  claims: PlannedClaim[]
  reservations: PlannedReservation[]
}

export const walkDaysAhead = 14
/** What starts sooner than this is left out: its guides would be too late. */
const noticeMs = 90 * 60_000

/** All walks of the demo, for today and the days after it. The same for the same seed and moment. */
export function planWalks(seed: number, now: Date): WalksPlan {
  const routes = planRoutes()
  const guides = planGuides(seed)
  const today = shanghaiDay(now)
  const departures = Array.from({ length: walkDaysAhead + 1 }, (_, index) => today + index)
    .flatMap((day) => planDepartures(seed, routes, day))
    .filter(({ startsAt }) => startsAt.getTime() >= now.getTime() + noticeMs)
  const claims = planClaims(seed, now, departures, guides, routes)
  return {
    stations: planStations(routes),
    routes,
    guides,
    trainings: planTrainings(today, guides),
    departures,
    claims,
    reservations: planWalkers(seed, departures, claims),
  }
}
