import type { PublishSessionInput } from '../api/gen/documents.ts'
import {
  type ChangesOf,
  emptyFields,
  type ProblemsOf,
  readChanges,
  readEntries,
  type Values,
} from '../writing/entries.ts'
import { optionalMoment, words } from '../writing/kinds.ts'
import type { Entered } from '../writing/use-form.ts'
import { sessionEntries } from './session-entries.tsx'

/** A session to publish: what its manager may change later, and what is said once. */
const publishEntries = {
  activityId: { kind: words('activityId'), problem: 'activityId' as const },
  ...sessionEntries,
  opensAt: { kind: optionalMoment('opensDay', 'opensTime'), problem: 'opens' as const },
  closesAt: { kind: optionalMoment('closesDay', 'closesTime'), problem: 'closes' as const },
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

/** Only what differs from the session as it stands. */
export function changesOf(fields: Entered, session: PlannedSession) {
  return readChanges(sessionEntries, fields, session)
}
