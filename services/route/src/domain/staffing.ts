import type { departures } from '../db/schema.ts'

/** When too few guides have consequences, in minutes before the start. */
export interface StaffingRules {
  callForHelpMinutes: number
  /** Not more than `callForHelpMinutes`. */
  decideMinutes: number
  /** How long somebody else may take the place of a guide who left, before that costs anybody theirs. */
  settleSeconds: number
}

/** Of guides and groups, what the places follow from. */
export type Staffing = Pick<
  typeof departures.$inferSelect,
  'guidesWanted' | 'groupSize' | 'guidesConfirmed' | 'placesLimit'
>

const minuteMs = 60_000

/** What a departure books at each of its stations: all wanted guides' groups, or the limit when that is less. */
export function peopleBooked({
  guidesWanted,
  groupSize,
  placesLimit,
}: Omit<Staffing, 'guidesConfirmed'>): number {
  const people = guidesWanted * groupSize
  return placesLimit > 0 ? Math.min(people, placesLimit) : people
}

/** The places that are open: those of the guides who are confirmed, and never more than was booked at the stations. */
export function capacityOf(staffing: Staffing): number {
  return Math.min(staffing.guidesConfirmed * staffing.groupSize, peopleBooked(staffing))
}

/** What is scheduled or moved late is decided halfway to its start, so that there is time to find guides. */
export function deadlinesOf(startsAt: Date, now: Date, { callForHelpMinutes, decideMinutes }: StaffingRules) {
  const startMs = startsAt.getTime()
  const inTime = new Date(startMs - decideMinutes * minuteMs)
  const halfway = halfwayTo(startsAt, now)
  return {
    callForHelpAt: new Date(startMs - callForHelpMinutes * minuteMs),
    decideAt: inTime > halfway ? inTime : halfway,
  }
}

/** When it is seen what a guide who leaves now costs: soon, at the latest halfway to the start; once it has begun, never. */
export function settlesAtOf(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  now: Date,
  { settleSeconds }: StaffingRules,
): Date {
  if (now >= startsAt) return endsAt
  const soon = new Date(now.getTime() + settleSeconds * 1_000)
  const halfway = halfwayTo(startsAt, now)
  return soon < halfway ? soon : halfway
}

function halfwayTo(startsAt: Date, from: Date): Date {
  const fromMs = from.getTime()
  return new Date(fromMs + Math.floor((startsAt.getTime() - fromMs) / 2))
}
