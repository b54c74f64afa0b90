import { must } from '@xingzhi/runtime/assert'
import type { DemoTarget } from '../demo-target.ts'
import { fillSlots } from '../fill-slots.ts'
import { inParallel } from '../in-parallel.ts'
import { admitGuides } from './admit-guides.ts'
import type { WalksPlan } from './plan-walks.ts'
import { putRoute, putStations } from './put-routes.ts'
import { claimShifts, scheduleDepartures, slotsOpen } from './staff-departures.ts'

export interface WalksSeeding {
  routes: number
  guides: number
  departures: number
  claims: number
  walkers: number
  /** Departures, claims or reservations that were refused. */
  refused: number
}

const callsAtOnceMax = 8

/** Brings routes, guides, departures and who leads and walks them. The last route is put last: it says that all is there. */
export async function seedWalks(target: DemoTarget, plan: WalksPlan): Promise<WalksSeeding> {
  const [qualificationIds, stationIds] = await Promise.all([
    admitGuides(target, plan),
    putStations(target, plan),
  ])
  const routeIds = new Map<string, string>()
  await inParallel(plan.routes.slice(0, -1), callsAtOnceMax, async (route) => {
    routeIds.set(route.routeKey, await putRoute(target, route, stationIds, qualificationIds))
  })
  const { departureIds, refused: unscheduled } = await scheduleDepartures(target, plan.departures, routeIds)
  const { claimed, refused: unclaimed } = await claimShifts(target, plan.claims, departureIds)
  const led = new Set(plan.claims.map(({ departureKey }) => departureKey))
  const opened = new Map([...departureIds].filter(([key]) => led.has(key)))
  const { reserved, refused: unreserved } = await fillSlots(target, plan.reservations, opened, slotsOpen)
  await putRoute(target, must(plan.routes.at(-1)), stationIds, qualificationIds)
  return {
    routes: plan.routes.length,
    guides: plan.guides.length,
    departures: departureIds.size,
    claims: claimed,
    walkers: reserved,
    refused: unscheduled + unclaimed + unreserved,
  }
}
