import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { type SessionSchema, SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { SessionPlan as SessionPlanMessage } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { readCount, readId, readPlannedMoment, readText, refuseInput } from '@xingzhi/runtime/read-input'
import type { Session, SessionPlan } from '../domain/session.ts'

export const sessionCapacity = { min: 1, max: 5000 }
export const helpersWanted = { min: 0, max: 20 }
export const roomName = { lengthMax: 50, optional: true }

export function sessionMessage(session: Session): MessageInitShape<typeof SessionSchema> {
  const { id, activityId, siteId, room, capacity, helpersWanted, cancelReason, demo } = session
  return {
    ...{ id, activityId, siteId, room, capacity, helpersWanted, cancelReason, demo },
    startsAt: timestampFromDate(session.startsAt),
    endsAt: timestampFromDate(session.endsAt),
    ...(session.opensAt && { opensAt: timestampFromDate(session.opensAt) }),
    closesAt: timestampFromDate(session.closesAt),
    status: SessionStatus[session.status],
    version: BigInt(session.version),
  }
}

/** What a manager says of a session, each field checked on its own. */
export function readSessionPlan(plan: SessionPlanMessage | undefined, now: Date): SessionPlan {
  if (!plan) refuseInput('plan', 'required')
  return {
    activityId: readId('plan.activityId', plan.activityId),
    siteId: readId('plan.siteId', plan.siteId),
    room: readText('plan.room', plan.room, roomName),
    startsAt:
      readPlannedMoment('plan.startsAt', plan.startsAt, now) ?? refuseInput('plan.startsAt', 'required'),
    capacity: readCount('plan.capacity', plan.capacity, sessionCapacity),
    helpersWanted: readCount('plan.helpersWanted', plan.helpersWanted, helpersWanted),
    opensAt: readPlannedMoment('plan.opensAt', plan.opensAt, now),
    closesAt: readPlannedMoment('plan.closesAt', plan.closesAt, now),
  }
}
