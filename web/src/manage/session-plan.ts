import type { PublishSessionInput } from '../api/gen/documents.ts'
import { isSameInstant } from '../writing/entered-time.ts'
import {
  type ChangesOf,
  emptyFields,
  type ProblemsOf,
  readChanges,
  readEntries,
  type Values,
} from '../writing/entries.ts'
import { words } from '../writing/kinds.ts'
import type { Entered } from '../writing/use-form.ts'
import { sessionEntries } from './session-entries.tsx'

/** A session to publish: what its manager may change later, and what is said once. */
const publishEntries = {
  activityId: { kind: words('activityId'), problem: 'activityId' as const },
  ...sessionEntries,
}

export type PublishProblem = ProblemsOf<typeof publishEntries>
export type PlannedSession = Values<typeof sessionEntries>
export type SessionChanges = ChangesOf<typeof sessionEntries>

export const emptyPublishFields: Entered = emptyFields(publishEntries)

/** What to send, or what is missing or can't be read; the server decides all else. */
export function publishInputOf(
  fields: Entered,
  siteId: string,
): { input: Omit<PublishSessionInput, 'idempotencyKey'> } | { problems: readonly PublishProblem[] } {
  const read = readEntries(publishEntries, fields)
  return 'problems' in read ? read : { input: { ...read.input, siteId } }
}

/** A session as its form shows it: without a closing where reservations close when it starts. */
export function planOf<Session extends PlannedSession & { closesAt: string }>(
  session: Session,
): Session | (Omit<Session, 'closesAt'> & { closesAt: null }) {
  return isSameInstant(session.closesAt, session.startsAt) ? { ...session, closesAt: null } : session
}

/** What to send of a change: an opening that was taken away is now, a closing is the start. */
export function changeInputOf(changes: SessionChanges, session: { startsAt: string }, now: Date) {
  return {
    ...changes,
    ...(changes.opensAt === '' && { opensAt: now.toISOString() }),
    ...(changes.closesAt === '' && { closesAt: changes.startsAt ?? session.startsAt }),
  }
}

/** Only what differs from the session as it stands. */
export function changesOf(fields: Entered, session: PlannedSession) {
  return readChanges(sessionEntries, fields, session)
}
