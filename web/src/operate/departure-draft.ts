import type { DeparturePreviewInput, ScheduleDepartureInput, SpokenLanguage } from '../api/gen/documents.ts'
import { countOf } from '../manage/session-plan.ts'
import { enteredTimeOf, instantOf, isSameInstant } from '../writing/entered-time.ts'

/** What is entered of a departure that exists, as the form holds it. */
export interface PlanFields extends Record<string, string> {
  day: string
  time: string
  guidesWanted: string
  groupSize: string
  /** Empty: no limit but the guides. */
  placesLimit: string
  /** Empty: at the first station. */
  meetingPoint: string
}

export interface ScheduleFields extends PlanFields {
  routeId: string
  /** Names with spaces between. */
  languages: string
}

export type PlanProblem = 'routeId' | 'start' | 'guidesWanted' | 'groupSize' | 'placesLimit'

export const GUIDES_MAX = 20
export const GROUP_MAX = 60
const PLACES_MAX = 1_200

type Plan = Omit<DeparturePreviewInput, 'departureId' | 'routeId'>

/** What to send, or what is missing or can't be read; the server decides all else. */
export function scheduleInputOf(
  fields: ScheduleFields,
): { input: Omit<ScheduleDepartureInput, 'idempotencyKey'> } | { problems: PlanProblem[] } {
  const read = planOf(fields)
  const problems: PlanProblem[] = fields.routeId ? [] : ['routeId']
  if ('problems' in read) return { problems: [...problems, ...read.problems] }
  if (problems.length > 0) return { problems }
  const languages = fields.languages.split(' ').filter(Boolean) as SpokenLanguage[]
  return {
    input: {
      ...read.plan,
      routeId: fields.routeId,
      languages,
      meetingPoint: fields.meetingPoint.trim() || null,
    },
  }
}

/** What the picture is asked with; null while the form is not that far. */
export function previewInputOf(
  fields: PlanFields,
  routeId: string,
  departureId: string | null = null,
): DeparturePreviewInput | null {
  const read = planOf(fields)
  return 'problems' in read || !routeId ? null : { ...read.plan, routeId, departureId }
}

export interface PlannedDeparture {
  startsAt: string
  guidesWanted: number
  groupSize: number
  placesLimit: number | null
  meetingPoint: string | null
}

export interface DepartureChanges {
  startsAt?: string
  guidesWanted?: number
  groupSize?: number
  /** 0: no limit. */
  placesLimit?: number
  meetingPoint?: string
}

export function fieldsOf(departure: PlannedDeparture): PlanFields {
  return {
    ...enteredTimeOf(departure.startsAt),
    guidesWanted: String(departure.guidesWanted),
    groupSize: String(departure.groupSize),
    placesLimit: departure.placesLimit ? String(departure.placesLimit) : '',
    meetingPoint: departure.meetingPoint ?? '',
  }
}

/** Only what differs from the departure as it stands. */
export function changesOf(
  fields: PlanFields,
  departure: PlannedDeparture,
): { changes: DepartureChanges } | { problems: PlanProblem[] } {
  const read = planOf(fields)
  if ('problems' in read) return read
  const { startsAt, guidesWanted, groupSize } = read.plan
  const placesLimit = read.plan.placesLimit ?? 0
  const meetingPoint = fields.meetingPoint.trim()
  return {
    changes: {
      ...(isSameInstant(startsAt, departure.startsAt) ? {} : { startsAt }),
      ...(guidesWanted === departure.guidesWanted ? {} : { guidesWanted }),
      ...(groupSize === departure.groupSize ? {} : { groupSize }),
      ...(placesLimit === (departure.placesLimit ?? 0) ? {} : { placesLimit }),
      ...(meetingPoint === (departure.meetingPoint ?? '') ? {} : { meetingPoint }),
    },
  }
}

function planOf(fields: PlanFields): { plan: Plan } | { problems: PlanProblem[] } {
  const startsAt = instantOf(fields)
  const guidesWanted = atMost(GUIDES_MAX, countOf(fields.guidesWanted))
  const groupSize = atMost(GROUP_MAX, countOf(fields.groupSize))
  const placesLimit = fields.placesLimit.trim() ? atMost(PLACES_MAX, countOf(fields.placesLimit)) : null
  const problems: PlanProblem[] = []
  if (!startsAt) problems.push('start')
  if (!guidesWanted) problems.push('guidesWanted')
  if (!groupSize) problems.push('groupSize')
  if (fields.placesLimit.trim() && !placesLimit) problems.push('placesLimit')
  if (problems.length > 0 || !startsAt || !guidesWanted || !groupSize) return { problems }
  return { plan: { startsAt, guidesWanted, groupSize, placesLimit } }
}

function atMost(maximum: number, count: number | null): number | null {
  return count !== null && count <= maximum ? count : null
}
