import type { CheckInRequest } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { readCount, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readStations } from '../db/stations.ts'
import type { Station } from '../domain/station.ts'
import {
  type DeviceTimes,
  isBeforeWalk,
  isTooFast,
  type StampDoubt,
  type Visit,
  visitedAt,
} from '../domain/visit.ts'
import type { Stamp, Walk } from '../domain/walk.ts'

const claimedAgoMaxMs = 30 * 86_400_000

type Needed = Pick<Context, 'codes'>
type Asked = Pick<CheckInRequest, 'proof' | 'stationId'>

/**
 * The stamp that this check-in is worth. A code has to have been shown when the check-in happened, or to be shown now: a device without a
 * network sends it later. Whether a device was within the radius only the device knows; how sure it was of its place must not exceed the
 * radius. What can be neither walked nor timed is kept as the walker's own word. Refuses INVALID_INPUT, NOT_FOUND, TOO_LATE.
 */
export async function proveStamp(
  { codes }: Needed,
  tx: Tx,
  walk: Walk,
  { proof, stationId }: Asked,
  { at, times }: { at: Date; times: DeviceTimes },
): Promise<Stamp> {
  const happenedAt = visitedAt(times, at)
  const earliest = new Date(at.getTime() - claimedAgoMaxMs)
  if (happenedAt < earliest) refuse('TOO_LATE', { deadline: earliest })
  const proven = walk.stamps.filter((stamp) => stamp.proof !== 'SELF_DECLARED')
  const stations = await readStations(tx, [stationId, ...proven.map((stamp) => stamp.stationId)])
  const byId = new Map(stations.map((station) => [station.id, station]))
  const station = byId.get(stationId) ?? refuse('NOT_FOUND', { what: 'station' })
  const isShownNow = proof.case === 'code' && codes.wasShown(stationId, proof.value, at)
  if (proof.case === 'code' && !isShownNow && !codes.wasShown(stationId, proof.value, happenedAt)) {
    refuseInput('code', 'unknown')
  }
  const accuracyMetres = proof.case === 'code' ? 0 : readAccuracy(Number(proof.value), station)
  const others = proven.map((stamp) => visitOf(must(byId.get(stamp.stationId)), stamp.visitedAt ?? stamp.at))
  const doubt = firstOf([
    ['BEFORE_WALK', isBeforeWalk(happenedAt, walk.startedAt, times)],
    ['CLOCK_UNKNOWN', proof.case === 'code' && !isShownNow && times.sent === null],
    ['TOO_FAST', isTooFast(visitOf(station, happenedAt), others)],
  ])
  return {
    ...{ stationId, walkId: walk.id, at, accuracyMetres, doubt, visitedAt: happenedAt },
    claimedAt: times.claimed && times.claimed > at ? at : times.claimed,
    proof: doubt ? 'SELF_DECLARED' : proof.case === 'code' ? 'CODE' : 'PLACE',
  }
}

function readAccuracy(value: number, { checkInRadiusMetres: max }: Station): number {
  return readCount('accuracyMetres', value, { min: 0, max })
}

function visitOf({ latitude, longitude, checkInRadiusMetres: radiusMetres }: Station, at: Date): Visit {
  return { point: { latitude, longitude }, radiusMetres, at }
}

function firstOf(doubts: readonly [StampDoubt, boolean][]): StampDoubt | null {
  return doubts.find(([, isSo]) => isSo)?.[0] ?? null
}
