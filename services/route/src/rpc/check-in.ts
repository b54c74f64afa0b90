import type { HandlerContext } from '@connectrpc/connect'
import {
  type CheckInRequest,
  type CheckInResponse,
  RouteService,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { readId, readMoment, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readStops } from '../db/routes.ts'
import { insertStamp, lockWalk } from '../db/walks.ts'
import { stationIdsOf } from '../domain/route.ts'
import { stampWalk } from '../domain/walk.ts'
import { keepCompletion } from '../walking/keep-completion.ts'
import { proveStamp } from '../walking/prove-stamp.ts'
import { walkMessage } from '../wire/walk.ts'

/** The first stamp of a station stays, whatever arrives later. */
export async function checkIn(
  context: Context,
  request: CheckInRequest,
  call: HandlerContext,
): Promise<CheckInResponse> {
  const { personId } = requireActor(call)
  const walkId = readId('walkId', request.walkId)
  const stationId = readId('stationId', request.stationId)
  const times = {
    claimed: readMoment('claimedAt', request.claimedAt) ?? null,
    sent: readMoment('sentAt', request.sentAt) ?? null,
  }
  if (request.proof.case === undefined) refuseInput('code', 'required')
  const method = RouteService.method.checkIn
  const intent = { personId, method, key: request.idempotencyKey, request: asMade(request) }
  return once(context.db, intent, async (tx) => {
    const before = (await lockWalk(tx, walkId, personId)) ?? refuse('NOT_FOUND', { what: 'walk' })
    const stationIds = stationIdsOf(await readStops(tx, before.routeId))
    const known = before.stamps.find((stamp) => stamp.stationId === stationId)
    if (!known && !stationIds.includes(stationId)) refuse('NOT_FOUND', { what: 'station' })
    const at = context.clock()
    const stamp = known ?? (await proveStamp(context, tx, before, request, { at, times }))
    if (stamp !== known) await insertStamp(tx, stamp)
    const after = stampWalk(before, stamp, stationIds, at)
    await keepCompletion(tx, before, after)
    return { walk: walkMessage(after) }
  })
}

/** Sent again later, it is the same check-in. */
function asMade({ sentAt: _, ...made }: CheckInRequest): CheckInRequest {
  return made
}
