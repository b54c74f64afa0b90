import { refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'

export type SessionStatus = 'DRAFT' | 'PUBLISHED' | 'CANCELLED'

/** An activity at a site at a time, with a capacity. */
export interface Session {
  id: string
  activityId: string
  siteId: string
  /** Empty: the site as a whole. */
  room: string
  startsAt: Date
  endsAt: Date
  capacity: number
  /** Volunteers who help. */
  helpersWanted: number
  /** Undefined: as soon as the draft is published. */
  opensAt: Date | undefined
  closesAt: Date
  /** Nobody named a `closesAt`: it is the start, wherever that moves. */
  closesWithStart: boolean
  status: SessionStatus
  cancelReason: string
  publishedAt: Date | undefined
  cancelledAt: Date | undefined
  demo: boolean
  version: number
}

/** What a manager says of a session. */
export interface SessionPlan {
  activityId: string
  siteId: string
  room: string
  startsAt: Date
  capacity: number
  helpersWanted: number
  opensAt: Date | undefined
  closesAt: Date | undefined
}

export interface SessionChange {
  startsAt: Date | undefined
  capacity: number | undefined
  room: string | undefined
  helpersWanted: number | undefined
}

/** What a change of a session must be held against: all rules, those about the number of people, or none. */
export type Recheck = 'everything' | 'capacity' | 'nothing'

/** A draft that is kept nowhere yet: version 0. Refuses INVALID_INPUT when nobody could ever reserve. */
export function planSession(
  plan: SessionPlan,
  activity: { durationMinutes: number; demo: boolean },
  id: string,
  now: Date,
): Session {
  const session: Session = {
    id,
    activityId: plan.activityId,
    siteId: plan.siteId,
    room: plan.room,
    startsAt: plan.startsAt,
    endsAt: new Date(plan.startsAt.getTime() + activity.durationMinutes * 60_000),
    capacity: plan.capacity,
    helpersWanted: plan.helpersWanted,
    opensAt: plan.opensAt,
    closesAt: plan.closesAt ?? plan.startsAt,
    closesWithStart: plan.closesAt === undefined,
    status: 'DRAFT',
    cancelReason: '',
    publishedAt: undefined,
    cancelledAt: undefined,
    demo: activity.demo,
    version: 0,
  }
  refuseClosedWindow(session, 'plan.', now)
  return session
}

/** Ready to be kept, told to nobody. */
export function draftSession(planned: Session): Session {
  return { ...planned, version: planned.version + 1 }
}

/** The draft, told to the world; without an `opensAt` it is open from now. Refuses SLOT_CANCELLED. */
export function publishSession(draft: Session, now: Date): Session {
  if (draft.status === 'CANCELLED') refuse('SLOT_CANCELLED')
  const session: Session = {
    ...draft,
    status: 'PUBLISHED',
    opensAt: draft.opensAt ?? now,
    publishedAt: now,
    version: draft.version + 1,
  }
  refuseClosedWindow(session, '', now)
  return session
}

/**
 * The session with another time, capacity, room or number of helpers. It keeps its duration. Its `closesAt` follows the start when
 * nobody named one, and is never later than the start. A change that changes nothing keeps the version.
 * Refuses SLOT_CANCELLED, TOO_LATE once a published session has started, and INVALID_INPUT when the new start
 * lies before the reservations open.
 */
export function changeSession(
  session: Session,
  change: SessionChange,
  now: Date,
): { session: Session; recheck: Recheck } {
  if (session.status === 'CANCELLED') refuse('SLOT_CANCELLED')
  if (session.status === 'PUBLISHED') refuseStarted(session, now)
  const startsAt = change.startsAt ?? session.startsAt
  const capacity = change.capacity ?? session.capacity
  const room = change.room ?? session.room
  const moved = startsAt.getTime() !== session.startsAt.getTime() || room !== session.room
  const helpersWanted = change.helpersWanted ?? session.helpersWanted
  if (!moved && capacity === session.capacity && helpersWanted === session.helpersWanted) {
    return { session, recheck: 'nothing' }
  }
  const changed: Session = {
    ...session,
    room,
    capacity,
    helpersWanted,
    startsAt,
    endsAt: new Date(startsAt.getTime() + session.endsAt.getTime() - session.startsAt.getTime()),
    closesAt: session.closesWithStart || session.closesAt > startsAt ? startsAt : session.closesAt,
    version: session.version + 1,
  }
  if (startsAt > now && changed.opensAt && changed.opensAt >= changed.closesAt) {
    refuseInput('startsAt', 'too_small', changed.opensAt)
  }
  if (moved) return { session: changed, recheck: 'everything' }
  return { session: changed, recheck: capacity > session.capacity ? 'capacity' : 'nothing' }
}

/** Cancelled for good; one that is cancelled stays as it is. Refuses TOO_LATE once a published one has started. */
export function cancelSession(session: Session, reason: string, now: Date): Session {
  if (session.status === 'CANCELLED') return session
  if (session.status === 'PUBLISHED') refuseStarted(session, now)
  return {
    ...session,
    status: 'CANCELLED',
    cancelReason: reason,
    cancelledAt: now,
    version: session.version + 1,
  }
}

function refuseStarted(session: Session, now: Date): void {
  if (session.startsAt <= now) refuse('TOO_LATE', { deadline: session.startsAt })
}

/** A start in the past is left to the schedule's rules, which suggest another. */
function refuseClosedWindow(session: Session, path: string, now: Date): void {
  const { opensAt = now, closesAt, startsAt } = session
  if (startsAt <= now) return
  if (closesAt > startsAt) refuseInput(`${path}closesAt`, 'too_large', startsAt)
  if (closesAt <= now) refuseInput(`${path}closesAt`, 'too_small', now)
  if (opensAt >= closesAt) refuseInput(`${path}opensAt`, 'too_large', closesAt)
}
