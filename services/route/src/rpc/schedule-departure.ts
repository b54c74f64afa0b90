import type { HandlerContext } from '@connectrpc/connect'
import {
  RouteService,
  type ScheduleDepartureRequest,
  type ScheduleDepartureResponse,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { newId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { insertDeparture } from '../db/departures.ts'
import { holdRoute, readStops } from '../db/routes.ts'
import { lockStations } from '../db/stations.ts'
import { insertStays } from '../db/stays.ts'
import { type Departure, type DeparturePlan, scheduleDeparture as schedule } from '../domain/departure.ts'
import { stationIdsOf } from '../domain/route.ts'
import { visitsOf } from '../domain/timetable.ts'
import { tellDeparture } from '../events/departure-events.ts'
import { auditDeparture } from '../scheduling/audit-departure.ts'
import { refuseUnfit } from '../scheduling/refuse-unfit.ts'
import { departureMessage, readDeparturePlan } from '../wire/departure.ts'

/**
 * Locks route and stations in this order, the stations by their ids: two operators never wait for each other in a circle, and
 * what the departure is held against stays so until it is kept.
 */
export async function scheduleDeparture(
  context: Context,
  request: ScheduleDepartureRequest,
  call: HandlerContext,
): Promise<ScheduleDepartureResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  const plan = readDeparturePlan(request.plan, context.clock())
  const method = RouteService.method.scheduleDeparture
  return once(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => ({
    departure: departureMessage(await keepNew(context, tx, plan, personId)),
  }))
}

async function keepNew(context: Context, tx: Tx, plan: DeparturePlan, actorId: string): Promise<Departure> {
  const [route, stops] = await Promise.all([holdRoute(tx, plan.routeId), readStops(tx, plan.routeId)])
  if (!route) refuse('NOT_FOUND', { what: 'route' })
  await lockStations(tx, stationIdsOf(stops))
  const now = context.clock()
  const shape = { visits: visitsOf(stops), demo: route.demo }
  const departure = schedule(plan, shape, newId(), now, context.staffing)
  await refuseUnfit(context, tx, departure, { recheck: 'everything', now })
  const by = { operation: 'ScheduleDeparture', actorId, at: now }
  await Promise.all([
    insertDeparture(tx, departure),
    insertStays(tx, departure),
    auditDeparture(tx, { before: undefined, after: departure }, by),
    tellDeparture(tx, departure.id, true),
  ])
  return departure
}
