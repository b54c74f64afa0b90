import type { HandlerContext } from '@connectrpc/connect'
import {
  type CancelDepartureRequest,
  type CancelDepartureResponse,
  RouteService,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { readId, readText } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { lockDeparture } from '../db/departures.ts'
import { cancelDeparture as cancel } from '../domain/departure.ts'
import { auditDeparture } from '../scheduling/audit-departure.ts'
import { keepDeparture } from '../staffing/keep-departure.ts'
import { departureMessage } from '../wire/departure.ts'

/** Frees its stations. Refuses NOT_FOUND, and TOO_LATE once it has started. */
export async function cancelDeparture(
  { db, clock }: Context,
  request: CancelDepartureRequest,
  call: HandlerContext,
): Promise<CancelDepartureResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  const departureId = readId('departureId', request.departureId)
  const reason = readText('reason', request.reason, { lengthMax: 500 })
  const method = RouteService.method.cancelDeparture
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = (await lockDeparture(tx, departureId)) ?? refuse('NOT_FOUND', { what: 'departure' })
    const at = clock()
    const departure = cancel(before, reason, at)
    if (departure !== before) {
      await keepDeparture(tx, before, departure)
      const by = { operation: 'CancelDeparture', actorId: personId, at }
      await auditDeparture(tx, { before, after: departure }, by)
    }
    return { departure: departureMessage(departure) }
  })
}
