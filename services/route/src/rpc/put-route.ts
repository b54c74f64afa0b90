import type { HandlerContext } from '@connectrpc/connect'
import {
  type PutRouteRequest,
  type PutRouteResponse,
  RouteService,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import type { Changes } from '@xingzhi/runtime/changes'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { newId } from '@xingzhi/runtime/ids'
import { readOptionalId, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { insertRoute, lockRoute, readRoute, updateRoute } from '../db/routes.ts'
import { readStations } from '../db/stations.ts'
import { nextVersionOfUpcoming } from '../db/upcoming-departures.ts'
import {
  changesOfRoute,
  durationMinutesOf,
  type KeptRoute,
  lengthMetresOf,
  type Route,
  type RoutePlan,
  stationIdsOf,
} from '../domain/route.ts'
import { tellDepartures } from '../events/departure-events.ts'
import { readRoutePlan, routeMessage } from '../wire/route.ts'

/** Departures keep their timetable; those to come are told again when the theme or what a guide needs has changed. */
export async function putRoute(
  context: Context,
  request: PutRouteRequest,
  call: HandlerContext,
): Promise<PutRouteResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  if (!request.route) refuseInput('route', 'required')
  const plan = readRoutePlan(request.route)
  const id = readOptionalId('route.id', request.route.id)
  const method = RouteService.method.putRoute
  return once(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const now = context.clock()
    const route = id
      ? await changeRoute(tx, id, plan, personId, now)
      : await makeRoute(tx, plan, personId, now)
    return { route: routeMessage(route) }
  })
}

async function makeRoute(tx: Tx, plan: RoutePlan, actorId: string, at: Date): Promise<Route> {
  await refuseUnknownStations(tx, plan)
  const route = toRoute(plan, newId(), 1)
  await insertRoute(tx, route)
  await auditRoute(tx, route.id, changesOfRoute(undefined, route), actorId, at)
  return must(await readRoute(tx, route.id))
}

async function changeRoute(tx: Tx, id: string, plan: RoutePlan, actorId: string, at: Date): Promise<Route> {
  if (!(await lockRoute(tx, id))) refuse('NOT_FOUND', { what: 'route' })
  await refuseUnknownStations(tx, plan)
  const before = must(await readRoute(tx, id))
  const after = toRoute(plan, id, before.version + 1)
  const changes = changesOfRoute(before, after)
  if (Object.keys(changes).length === 0) return before
  await updateRoute(tx, after)
  await auditRoute(tx, id, changes, actorId, at)
  if (changes['theme'] || changes['qualificationIds']) {
    await tellDepartures(tx, await nextVersionOfUpcoming(tx, { routeId: id }, at))
  }
  return must(await readRoute(tx, id))
}

function toRoute(plan: RoutePlan, id: string, version: number): KeptRoute {
  const { path, stops } = plan
  return {
    ...plan,
    id,
    version,
    distanceMetres: lengthMetresOf(path),
    durationMinutes: durationMinutesOf(stops),
  }
}

async function refuseUnknownStations(tx: Tx, { stops }: RoutePlan): Promise<void> {
  const stations = await readStations(tx, stationIdsOf(stops))
  const known = new Set(stations.map(({ id }) => id))
  const unknown = stops.findIndex(({ stationId }) => !known.has(stationId))
  if (unknown >= 0) refuseInput(`route.stops[${unknown}].stationId`, 'unknown')
}

async function auditRoute(tx: Tx, id: string, change: Changes, actorId: string, at: Date) {
  await appendAuditEntry(tx, { at, actorId, operation: 'PutRoute', subjectId: id, change })
}
