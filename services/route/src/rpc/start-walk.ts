import type { HandlerContext } from '@connectrpc/connect'
import {
  RouteService,
  type StartWalkRequest,
  type StartWalkResponse,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { newId } from '@xingzhi/runtime/ids'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { holdRoute, readStops } from '../db/routes.ts'
import { insertWalk, lockWalkUnderWay } from '../db/walks.ts'
import { stationIdsOf } from '../domain/route.ts'
import { completed, type Walk } from '../domain/walk.ts'
import { keepCompletion } from '../walking/keep-completion.ts'
import { walkMessage } from '../wire/walk.ts'

/** Refuses NOT_FOUND (route). */
export async function startWalk(
  { db, clock }: Context,
  request: StartWalkRequest,
  call: HandlerContext,
): Promise<StartWalkResponse> {
  const { personId } = requireActor(call)
  const routeId = readId('routeId', request.routeId)
  const method = RouteService.method.startWalk
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const [route, stops] = await Promise.all([holdRoute(tx, routeId), readStops(tx, routeId)])
    if (!route) refuse('NOT_FOUND', { what: 'route' })
    const walk = await findOrStart(tx, personId, routeId, clock())
    // A station that the route has lost since may have been all that was missing.
    const after = completed(walk, stationIdsOf(stops), clock())
    await keepCompletion(tx, walk, after)
    return { walk: walkMessage(after) }
  })
}

async function findOrStart(tx: Tx, personId: string, routeId: string, now: Date): Promise<Walk> {
  const underWay = await lockWalkUnderWay(tx, personId, routeId)
  if (underWay) return underWay
  const walk: Walk = { id: newId(), personId, routeId, startedAt: now, completedAt: null, stamps: [] }
  if (await insertWalk(tx, walk)) return walk
  // Somebody signed in twice started it this moment; it may even be complete by now.
  return (await lockWalkUnderWay(tx, personId, routeId)) ?? refuse('BUSY')
}
