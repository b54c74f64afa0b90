import type { HandlerContext } from '@connectrpc/connect'
import {
  type ChangeDepartureRequest,
  type ChangeDepartureResponse,
  RouteService,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { readId } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import {
  changeDeparture as change,
  type Departure,
  type DepartureChange,
  refuseStale,
} from '../domain/departure.ts'
import { auditDeparture } from '../scheduling/audit-departure.ts'
import { lockPlanned } from '../scheduling/lock-planned.ts'
import { refuseUnfit } from '../scheduling/refuse-unfit.ts'
import { keepDeparture } from '../staffing/keep-departure.ts'
import { departureMessage, readDepartureChange } from '../wire/departure.ts'

/** A change that changes nothing is told to nobody. Refuses SLOT_CANCELLED, TOO_LATE once it has started, and as ScheduleDeparture does. */
export async function changeDeparture(
  context: Context,
  request: ChangeDepartureRequest,
  call: HandlerContext,
): Promise<ChangeDepartureResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  const departureId = readId('departureId', request.departureId)
  const wanted = readDepartureChange(request, context.clock())
  const shown = request.expectedVersion === undefined ? undefined : Number(request.expectedVersion)
  const method = RouteService.method.changeDeparture
  return once(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => ({
    departure: departureMessage(await applyChange(context, tx, { departureId, wanted, shown, personId })),
  }))
}

async function applyChange(
  context: Context,
  tx: Tx,
  asked: { departureId: string; wanted: DepartureChange; shown: number | undefined; personId: string },
): Promise<Departure> {
  const { wanted, shown, personId: actorId } = asked
  const before = await lockPlanned(tx, asked.departureId)
  const now = context.clock()
  const { departure, recheck } = change(before, wanted, now, context.staffing)
  refuseStale(before, shown)
  await refuseUnfit(context, tx, departure, { recheck, now })
  if (departure.version === before.version) return before
  await keepDeparture(tx, before, departure)
  const by = { operation: 'ChangeDeparture', actorId, at: now }
  await auditDeparture(tx, { before, after: departure }, by)
  return departure
}
