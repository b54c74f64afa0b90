import { type Session as SessionMessage, SessionSchema } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type {
  ChangeSessionRequest,
  SessionPlan as SessionPlanMessage,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { readFields } from '@xingzhi/runtime/read-fields'
import { readCount, readId, readLine, readPlannedMoment, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import {
  changedFields,
  plannedFields,
  type Session,
  type SessionChange,
  type SessionPlan,
} from '../domain/session.ts'
import { readLanguages } from './read-languages.ts'

export function sessionMessage(session: Session): SessionMessage {
  return toMessage(SessionSchema, session)
}

type Readers = {
  [Field in keyof SessionPlan]: (
    field: string,
    value: SessionPlanMessage[Field],
    now: Date,
  ) => SessionPlan[Field]
}

/** Each field that a manager says of a session, checked on its own: in a plan, and in a change when it is there. */
const readers: Readers = {
  activityId: readId,
  siteId: readId,
  room: (field, value) => readLine(field, value, { lengthMax: 50, optional: true }) || null,
  startsAt: (field, value, now) => readPlannedMoment(field, value, now) ?? refuseInput(field, 'required'),
  capacity: (field, value) => readCount(field, value, { min: 1, max: 5000 }),
  helpersWanted: (field, value) => readCount(field, value, { min: 0, max: 20 }),
  languages: (field, value) => readLanguages(field, value?.languages ?? []),
  opensAt: (field, value, now) => readPlannedMoment(field, value, now) ?? null,
  closesAt: (field, value, now) => readPlannedMoment(field, value, now) ?? null,
}

/** What a manager says of a session. */
export function readSessionPlan(plan: SessionPlanMessage | undefined, now: Date): SessionPlan {
  if (!plan) refuseInput('plan', 'required')
  return readFields(readers, plannedFields, plan, { path: 'plan.', now })
}

/** What a manager says anew of a session. */
export function readSessionChange(request: ChangeSessionRequest, now: Date): SessionChange {
  const given = changedFields.filter((field) => request[field] !== undefined)
  return readFields(readers, given, request, { now })
}
