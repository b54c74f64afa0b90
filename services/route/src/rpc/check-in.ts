import type { HandlerContext } from '@connectrpc/connect'
import {
  type CheckInRequest,
  type CheckInResponse,
  RouteService,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { readCount, readId, readMoment, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readStops } from '../db/routes.ts'
import { readStation } from '../db/stations.ts'
import { insertStamp, lockWalk } from '../db/walks.ts'
import { stationIdsOf } from '../domain/route.ts'
import { type Stamp, stampWalk } from '../domain/walk.ts'
import { keepCompletion } from '../walking/keep-completion.ts'
import { walkMessage } from '../wire/walk.ts'

const claimedAgoMaxMs = 30 * 86_400_000

/** The first stamp of a station stays, whatever arrives later. */
export async function checkIn(
  context: Context,
  request: CheckInRequest,
  call: HandlerContext,
): Promise<CheckInResponse> {
  const { personId } = requireActor(call)
  const walkId = readId('walkId', request.walkId)
  const stationId = readId('stationId', request.stationId)
  const claimed = readMoment('claimedAt', request.claimedAt) ?? null
  if (request.proof.case === undefined) refuseInput('code', 'required')
  const method = RouteService.method.checkIn
  return once(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = (await lockWalk(tx, walkId, personId)) ?? refuse('NOT_FOUND', { what: 'walk' })
    const stationIds = stationIdsOf(await readStops(tx, before.routeId))
    const known = before.stamps.find((stamp) => stamp.stationId === stationId)
    if (!known && !stationIds.includes(stationId)) refuse('NOT_FOUND', { what: 'station' })
    const at = context.clock()
    const stamp = known ?? (await proveStamp(context, tx, request, { at, claimed }))
    if (stamp !== known) await insertStamp(tx, stamp)
    const after = stampWalk(before, stamp, stationIds, at)
    await keepCompletion(tx, before, after)
    return { walk: walkMessage(after) }
  })
}

/**
 * A code counts when it was shown when the check-in is said to have happened, or is shown now: a device without a network sends it
 * later. Whether a device was within the radius only the device knows; how sure it was of its place must not exceed the radius.
 */
async function proveStamp(
  { codes }: Context,
  tx: Tx,
  { proof, stationId, walkId }: CheckInRequest,
  { at, claimed }: { at: Date; claimed: Date | null },
): Promise<Stamp> {
  const claimedAt = claimed && claimed > at ? at : claimed
  const happenedAt = claimedAt ?? at
  const earliest = new Date(at.getTime() - claimedAgoMaxMs)
  if (happenedAt < earliest) refuse('TOO_LATE', { deadline: earliest })
  const stamp = { stationId, walkId, at, claimedAt }
  if (proof.case === 'code') {
    const wasShown = [happenedAt, at].some((moment) => codes.wasShown(stationId, proof.value, moment))
    return wasShown ? { ...stamp, proof: 'CODE', accuracyMetres: 0 } : refuseInput('code', 'unknown')
  }
  const station = (await readStation(tx, stationId)) ?? refuse('NOT_FOUND', { what: 'station' })
  const bounds = { min: 0, max: station.checkInRadiusMetres }
  return {
    ...stamp,
    proof: 'PLACE',
    accuracyMetres: readCount('accuracyMetres', Number(proof.value), bounds),
  }
}
