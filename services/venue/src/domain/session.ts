import { changesOf } from '@xingzhi/runtime/changes'
import { refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { sessions } from '../db/schema.ts'

export type Session = typeof sessions.$inferSelect
export type SessionStatus = Session['status']

/** What a manager says of a session and may say anew, in a change. */
export const changedFields = [
  'room',
  'startsAt',
  'capacity',
  'helpersWanted',
  'languages',
  'opensAt',
  'closesAt',
] as const
/** All that a manager says of a session. */
export const plannedFields = ['activityId', 'siteId', ...changedFields] as const
/** What is kept of who did what to it. */
export const auditedFields = ['activityId', ...changedFields, 'endsAt', 'status', 'cancelReason'] as const

type Planned = Pick<Session, (typeof plannedFields)[number]>

/** `closesAt` is null when nobody named it; one that is the start is as none. */
export type SessionPlan = Omit<Planned, 'closesAt'> & { closesAt: Date | null }
/** What is absent stays as it is. */
export type SessionChange = { [Field in (typeof changedFields)[number]]?: SessionPlan[Field] | undefined }

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
    ...plan,
    id,
    endsAt: new Date(plan.startsAt.getTime() + activity.durationMinutes * 60_000),
    closesAt: plan.closesAt ?? plan.startsAt,
    closesWithStart: isClosedByStart(plan.closesAt, plan.startsAt),
    status: 'DRAFT',
    cancelReason: '',
    publishedAt: null,
    cancelledAt: null,
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
 * The session with what the change says anew. It keeps its duration. Its `closesAt` follows the start when nobody named another, and
 * is never later than the start. A change that changes nothing keeps the version.
 * Refuses SLOT_CANCELLED, TOO_LATE once a published session has started, and INVALID_INPUT when the new start
 * lies before the reservations open, or when nobody could ever reserve at the times that are named.
 */
export function changeSession(
  session: Session,
  change: SessionChange,
  now: Date,
): { session: Session; recheck: Recheck } {
  if (session.status === 'CANCELLED') refuse('SLOT_CANCELLED')
  if (session.status === 'PUBLISHED') refuseStarted(session, now)
  const { closesAt: namedClosing, ...others } = withoutAbsent(change)
  const wanted: Session = { ...session, ...others, ...(namedClosing && { closesAt: namedClosing }) }
  const changes = changesOf(session, wanted, changedFields)
  if (Object.keys(changes).length === 0) return { session, recheck: 'nothing' }
  const { startsAt } = wanted
  const changed: Session = {
    ...wanted,
    endsAt: new Date(startsAt.getTime() + session.endsAt.getTime() - session.startsAt.getTime()),
    closesAt: namedClosing ?? closingAt(session, startsAt),
    closesWithStart: namedClosing ? isClosedByStart(namedClosing, startsAt) : session.closesWithStart,
    version: session.version + 1,
  }
  if (namedClosing || change.opensAt) refuseClosedWindow(changed, '', now)
  if (startsAt > now && changed.opensAt && changed.opensAt >= changed.closesAt) {
    refuseInput('startsAt', 'too_small', changed.opensAt)
  }
  if (changes['startsAt'] || changes['room']) return { session: changed, recheck: 'everything' }
  return { session: changed, recheck: changed.capacity > session.capacity ? 'capacity' : 'nothing' }
}

/** Refuses CHANGED when it is not at the version that the manager was shown; undefined: whatever it is. */
export function refuseStale({ version }: Session, shown: number | undefined): void {
  if (shown !== undefined && shown !== version) refuse('CHANGED', { version })
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

function isClosedByStart(closesAt: Date | null, startsAt: Date): boolean {
  return closesAt === null || closesAt.getTime() === startsAt.getTime()
}

function closingAt({ closesWithStart, closesAt }: Session, startsAt: Date): Date {
  return closesWithStart || closesAt > startsAt ? startsAt : closesAt
}

function refuseStarted(session: Session, now: Date): void {
  if (session.startsAt <= now) refuse('TOO_LATE', { deadline: session.startsAt })
}

/** A start in the past is left to the schedule's rules, which suggest another. */
function refuseClosedWindow(session: Session, path: string, now: Date): void {
  const { closesAt, startsAt } = session
  const opensAt = session.opensAt ?? now
  if (startsAt <= now) return
  if (closesAt > startsAt) refuseInput(`${path}closesAt`, 'too_large', startsAt)
  if (closesAt <= now) refuseInput(`${path}closesAt`, 'too_small', now)
  if (opensAt >= closesAt) refuseInput(`${path}opensAt`, 'too_large', closesAt)
}

function withoutAbsent(change: SessionChange): Partial<SessionPlan> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
