import type { HandlerContext } from '@connectrpc/connect'
import {
  type PutStationRequest,
  type PutStationResponse,
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
import { insertStation, lockStations, readStation, updateStation } from '../db/stations.ts'
import { upcomingStays } from '../db/stays.ts'
import { nextVersionOfUpcoming } from '../db/upcoming-departures.ts'
import { changesOfStation, type Station, type StationPlan } from '../domain/station.ts'
import { peakOf } from '../domain/station-load.ts'
import { tellDepartures } from '../events/departure-events.ts'
import { readStationPlan, stationMessage } from '../wire/station.ts'

const toldFields = ['latitude', 'longitude', 'streetTownCode']

/**
 * New opening hours bind what is scheduled or moved from now on; what is scheduled already stays. Departures that meet here are
 * told again when the place has changed.
 */
export async function putStation(
  context: Context,
  request: PutStationRequest,
  call: HandlerContext,
): Promise<PutStationResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  if (!request.station) refuseInput('station', 'required')
  const plan = readStationPlan(request.station)
  const id = readOptionalId('station.id', request.station.id)
  if (!context.openingHours.isValid(plan, context.clock())) {
    refuseInput('station.openingHours', 'malformed')
  }
  const method = RouteService.method.putStation
  return once(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const now = context.clock()
    const station = id
      ? await changeStation(tx, id, plan, personId, now)
      : await makeStation(tx, plan, personId, now)
    return { station: stationMessage(station) }
  })
}

async function makeStation(tx: Tx, plan: StationPlan, actorId: string, at: Date): Promise<Station> {
  const station = { ...plan, id: newId(), version: 1 }
  await insertStation(tx, station)
  await auditStation(tx, station.id, changesOfStation(undefined, station), actorId, at)
  return station
}

async function changeStation(
  tx: Tx,
  id: string,
  plan: StationPlan,
  actorId: string,
  at: Date,
): Promise<Station> {
  if ((await lockStations(tx, [id])) === 0) refuse('NOT_FOUND', { what: 'station' })
  const before = must(await readStation(tx, id))
  const after = { ...plan, id, version: before.version + 1 }
  const changes = changesOfStation(before, after)
  if (Object.keys(changes).length === 0) return before
  if (after.capacity < before.capacity) await refuseOverfull(tx, after, at)
  await updateStation(tx, after)
  await auditStation(tx, id, changes, actorId, at)
  if (toldFields.some((field) => changes[field])) {
    await tellDepartures(tx, await nextVersionOfUpcoming(tx, { firstStationId: id }, at))
  }
  return after
}

async function refuseOverfull(tx: Tx, { id, name, nameEn, capacity }: Station, now: Date): Promise<void> {
  const stays = await upcomingStays(tx, id, now)
  const peak = peakOf(stays, { fromMs: now.getTime(), untilMs: Number.POSITIVE_INFINITY })
  if (peak.people <= capacity) return
  const facts = { stationId: id, station: name, stationEn: nameEn, capacity, people: peak.people, left: 0 }
  refuse('STATION_FULL', { ...facts, at: new Date(peak.atMs) })
}

async function auditStation(tx: Tx, id: string, change: Changes, actorId: string, at: Date) {
  await appendAuditEntry(tx, { at, actorId, operation: 'PutStation', subjectId: id, change })
}
