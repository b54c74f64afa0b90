import { must } from '@xingzhi/runtime/assert'
import { asOperator } from '../as-person.ts'
import type { DemoTarget } from '../demo-target.ts'
import { inParallel } from '../in-parallel.ts'
import type { QualificationIds } from './admit-guides.ts'
import type { PlannedRoute } from './plan-routes.ts'
import type { PlannedStation } from './plan-stations.ts'
import type { WalksPlan } from './plan-walks.ts'

const callsAtOnceMax = 8

/** Puts the stations. Their ids by place. */
export async function putStations(target: DemoTarget, { stations }: WalksPlan): Promise<Map<string, string>> {
  const stationIds = new Map<string, string>()
  await inParallel(stations, callsAtOnceMax, async (station) => {
    stationIds.set(station.placeId, await putStation(target, station))
  })
  return stationIds
}

async function putStation(target: DemoTarget, planned: PlannedStation): Promise<string> {
  const { placeId, latitude, longitude, ...rest } = planned
  const { station } = await target.route.putStation(
    {
      station: { ...rest, point: { latitude, longitude }, demo: true },
      idempotencyKey: `demo:${target.seed}:station:${placeId}`,
    },
    asOperator(target),
  )
  return must(station).id
}

/** Puts a route; its id. */
export async function putRoute(
  target: DemoTarget,
  planned: PlannedRoute,
  stationIds: Map<string, string>,
  qualificationIds: QualificationIds,
): Promise<string> {
  const { routeKey, stops, qualifications, ...rest } = planned
  const { route } = await target.route.putRoute(
    {
      route: {
        ...rest,
        stops: stops.map(({ placeId, ...times }) => ({ stationId: must(stationIds.get(placeId)), ...times })),
        qualificationIds: qualifications.map((key) => must(qualificationIds.get(key))),
        demo: true,
      },
      idempotencyKey: `demo:${target.seed}:route:${routeKey}`,
    },
    asOperator(target),
  )
  return must(route).id
}
