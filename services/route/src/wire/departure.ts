import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { type Departure as DepartureMessage, DepartureSchema } from '@xingzhi/proto/route/v1/route_pb.js'
import type {
  ChangeDepartureRequest,
  DeparturePlan as PlanMessage,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readFields } from '@xingzhi/runtime/read-fields'
import { readCount, readId, readLine, readPlannedMoment, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { LanguageName } from '../db/schema.ts'
import {
  changedFields,
  type Departure,
  type DepartureChange,
  type DeparturePlan,
  plannedFields,
} from '../domain/departure.ts'
import { cancelReasonOf } from './cancel-reason.ts'

export function departureMessage(departure: Departure): DepartureMessage {
  const cancelCause = departure.cancelCause ?? 'UNSPECIFIED'
  return toMessage(DepartureSchema, { ...departure, cancelCause, cancelReason: cancelReasonOf(departure) })
}

type Readers = {
  [Field in keyof DeparturePlan]: (
    field: string,
    value: PlanMessage[Field],
    now: Date,
  ) => DeparturePlan[Field]
}

/** Each field that an operator says of a departure, checked on its own: in a plan, and in a change when it is there. */
const readers: Readers = {
  routeId: readId,
  startsAt: (field, value, now) => readPlannedMoment(field, value, now) ?? refuseInput(field, 'required'),
  guidesWanted: (field, value) => readCount(field, value, { min: 1, max: 20 }),
  groupSize: (field, value) => readCount(field, value, { min: 1, max: 60 }),
  placesLimit: (field, value) => readCount(field, value, { min: 0, max: 1_200 }),
  meetingPoint: (field, value) => readLine(field, value, { lengthMax: 200, optional: true }),
  languages: readLanguages,
}

/** What an operator says of a departure. */
export function readDeparturePlan(plan: PlanMessage | undefined, now: Date): DeparturePlan {
  if (!plan) refuseInput('plan', 'required')
  return readFields(readers, plannedFields, plan, { path: 'plan.', now })
}

/** What an operator says anew of a departure. */
export function readDepartureChange(request: ChangeDepartureRequest, now: Date): DepartureChange {
  const given = changedFields.filter((field) => request[field] !== undefined)
  return readFields(readers, given, request, { now })
}

function readLanguages(field: string, values: readonly Language[]): LanguageName[] {
  if (values.length > 10) refuseInput(field, 'too_large', 10)
  const names = values.map((value, index) => {
    const name = Language[value] as LanguageName | 'UNSPECIFIED' | undefined
    return name && name !== 'UNSPECIFIED' ? name : refuseInput(`${field}[${index}]`, 'unknown')
  })
  return names.length > 0 ? [...new Set(names)] : ['ZH']
}
