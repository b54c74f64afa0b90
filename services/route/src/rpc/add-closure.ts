import type { HandlerContext } from '@connectrpc/connect'
import {
  type AddClosureRequest,
  type AddClosureResponse,
  RouteService,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { newId } from '@xingzhi/runtime/ids'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { insertClosure } from '../db/closures.ts'
import { lockRoute } from '../db/routes.ts'
import { lockStations } from '../db/stations.ts'
import type { Closure } from '../domain/closure.ts'
import { closureChanged } from '../events/closure-changed.ts'
import { auditClosure } from '../scheduling/audit-closure.ts'
import { closureMessage, readClosurePlan } from '../wire/closure.ts'

/** What is scheduled already stays: an operator moves or cancels it. Refuses NOT_FOUND. */
export async function addClosure(
  { db, clock }: Context,
  request: AddClosureRequest,
  call: HandlerContext,
): Promise<AddClosureResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  const plan = readClosurePlan(request.closure, clock())
  const method = RouteService.method.addClosure
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const now = clock()
    await lockClosed(tx, plan)
    const closure: Closure = { ...plan, id: newId(), endedAt: null, version: 1 }
    await insertClosure(tx, closure)
    await auditClosure(tx, undefined, closure, { operation: 'AddClosure', actorId: personId, at: now })
    const { draft, departureIds } = await closureChanged(tx, closure, now)
    await appendToOutbox(tx, closure.id, [draft])
    return { closure: closureMessage(closure), departureIds }
  })
}

/** Whoever schedules here at the same time is either seen, or sees the closure. */
async function lockClosed(
  tx: Tx,
  { stationId, routeId }: Pick<Closure, 'stationId' | 'routeId'>,
): Promise<void> {
  if (stationId && (await lockStations(tx, [stationId])) === 0) refuse('NOT_FOUND', { what: 'station' })
  if (routeId && !(await lockRoute(tx, routeId))) refuse('NOT_FOUND', { what: 'route' })
}
