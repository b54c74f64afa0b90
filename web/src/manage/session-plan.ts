import type { PublishSessionInput } from '../api/gen/documents.ts'
import { instantOf, isSameInstant } from '../writing/entered-time.ts'

/** What is entered of a session, as the form holds it. */
export interface PlanFields extends Record<string, string> {
  day: string
  time: string
  /** Empty: the site as a whole. */
  room: string
  capacity: string
  helpersWanted: string
}

export interface PublishFields extends PlanFields {
  activityId: string
  opensDay: string
  opensTime: string
  closesDay: string
  closesTime: string
}

export type PlanProblem = 'activityId' | 'start' | 'capacity' | 'helpersWanted' | 'opens' | 'closes'

const HELPERS_MAX = 10

export const emptyPublishFields: PublishFields = {
  activityId: '',
  day: '',
  time: '',
  room: '',
  capacity: '',
  helpersWanted: '0',
  opensDay: '',
  opensTime: '',
  closesDay: '',
  closesTime: '',
}

/** What to send, or what is missing or can't be read; the server decides all else. */
export function publishInputOf(
  fields: PublishFields,
  siteId: string,
): { input: Omit<PublishSessionInput, 'idempotencyKey'> } | { problems: PlanProblem[] } {
  const startsAt = instantOf(fields)
  const capacity = countOf(fields.capacity)
  const helpersWanted = helpersOf(fields.helpersWanted)
  const opensAt = optionalInstantOf(fields.opensDay, fields.opensTime)
  const closesAt = optionalInstantOf(fields.closesDay, fields.closesTime)
  const problems: PlanProblem[] = []
  if (!fields.activityId) problems.push('activityId')
  if (!startsAt) problems.push('start')
  if (capacity === null) problems.push('capacity')
  if (helpersWanted === null) problems.push('helpersWanted')
  if (opensAt === 'malformed') problems.push('opens')
  if (closesAt === 'malformed') problems.push('closes')
  if (problems.length > 0 || !startsAt || capacity === null || helpersWanted === null) return { problems }
  const { activityId, room } = fields
  return {
    input: {
      ...{ activityId, siteId, startsAt, capacity, helpersWanted },
      room: room || null,
      opensAt,
      closesAt,
    },
  }
}

export interface PlannedSession {
  startsAt: string
  room: string | null
  capacity: number
  helpersWanted: number
}

export interface SessionChanges {
  startsAt?: string
  room?: string
  capacity?: number
  helpersWanted?: number
}

/** Only what differs from the session as it stands. */
export function changesOf(
  fields: PlanFields,
  session: PlannedSession,
): { changes: SessionChanges } | { problems: PlanProblem[] } {
  const startsAt = instantOf(fields)
  const capacity = countOf(fields.capacity)
  const helpersWanted = helpersOf(fields.helpersWanted)
  const problems: PlanProblem[] = []
  if (!startsAt) problems.push('start')
  if (capacity === null) problems.push('capacity')
  if (helpersWanted === null) problems.push('helpersWanted')
  if (problems.length > 0 || !startsAt || capacity === null || helpersWanted === null) return { problems }
  return {
    changes: {
      ...(isSameInstant(startsAt, session.startsAt) ? {} : { startsAt }),
      ...(fields.room === (session.room ?? '') ? {} : { room: fields.room }),
      ...(capacity === session.capacity ? {} : { capacity }),
      ...(helpersWanted === session.helpersWanted ? {} : { helpersWanted }),
    },
  }
}

/** A whole number above 0, or null. */
export function countOf(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text) : null
}

function helpersOf(text: string): number | null {
  const helpers = text.trim() === '0' ? 0 : countOf(text)
  return helpers === null || helpers > HELPERS_MAX ? null : helpers
}

function optionalInstantOf(day: string, time: string): string | null | 'malformed' {
  if (!day && !time) return null
  return instantOf({ day, time }) ?? 'malformed'
}
