import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  CancelCause,
  type DepartureSchema,
  DepartureStatus,
  type StopTimeSchema,
} from '@xingzhi/proto/route/v1/route_pb.js'
import type { DeparturePlan as PlanMessage } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readCount, readId, readPlannedMoment, readText, refuseInput } from '@xingzhi/runtime/read-input'
import type { Departure, DeparturePlan } from '../domain/departure.ts'
import type { StopTime } from '../domain/timetable.ts'

export const guidesWanted = { min: 1, max: 20 }
export const groupSize = { min: 1, max: 60 }
export const placesLimit = { min: 0, max: 1_200 }
export const meetingPoint = { lengthMax: 200, optional: true }

export function departureMessage(departure: Departure): MessageInitShape<typeof DepartureSchema> {
  const { id, routeId, capacity, cancelReason, callsForHelp, demo } = departure
  const { guidesWanted, groupSize, guidesConfirmed, placesLimit, meetingPoint } = departure
  return {
    ...{ id, routeId, capacity, cancelReason, callsForHelp, demo },
    ...{ guidesWanted, groupSize, guidesConfirmed, placesLimit, meetingPoint },
    startsAt: timestampFromDate(departure.startsAt),
    endsAt: timestampFromDate(departure.endsAt),
    languages: departure.languages.map((name) => Language[name as keyof typeof Language]),
    status: DepartureStatus[departure.status],
    cancelCause: CancelCause[departure.cancelCause ?? 'UNSPECIFIED'],
    stops: departure.stops.map(stopTimeMessage),
    callForHelpAt: timestampFromDate(departure.callForHelpAt),
    decideAt: timestampFromDate(departure.decideAt),
    version: BigInt(departure.version),
  }
}

export function stopTimeMessage(stop: StopTime): MessageInitShape<typeof StopTimeSchema> {
  const { stationId, arrivesAt, leavesAt } = stop
  return { stationId, arrivesAt: timestampFromDate(arrivesAt), leavesAt: timestampFromDate(leavesAt) }
}

/** What an operator says of a departure, each field checked on its own. */
export function readDeparturePlan(plan: PlanMessage | undefined, now: Date): DeparturePlan {
  if (!plan) refuseInput('plan', 'required')
  return {
    routeId: readId('plan.routeId', plan.routeId),
    startsAt:
      readPlannedMoment('plan.startsAt', plan.startsAt, now) ?? refuseInput('plan.startsAt', 'required'),
    guidesWanted: readCount('plan.guidesWanted', plan.guidesWanted, guidesWanted),
    groupSize: readCount('plan.groupSize', plan.groupSize, groupSize),
    meetingPoint: readText('plan.meetingPoint', plan.meetingPoint, meetingPoint),
    languages: readLanguages(plan.languages),
    placesLimit: readCount('plan.placesLimit', plan.placesLimit, placesLimit),
  }
}

function readLanguages(values: readonly Language[]): string[] {
  if (values.length > 10) refuseInput('plan.languages', 'too_large', 10)
  const names = values.map((value, index) => {
    const name = Language[value]
    return name && value !== Language.UNSPECIFIED ? name : refuseInput(`plan.languages[${index}]`, 'unknown')
  })
  return names.length > 0 ? [...new Set(names)] : ['ZH']
}
