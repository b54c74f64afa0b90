import type { departures } from '../db/schema.ts'

/** When too few guides have consequences, in minutes before the start. */
export interface StaffingRules {
  callForHelpMinutes: number
  /** Not more than `callForHelpMinutes`. */
  decideMinutes: number
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

/** What is scheduled late is decided halfway to its start, so that there is time to find guides. */
export function deadlinesOf(startsAt: Date, now: Date, { callForHelpMinutes, decideMinutes }: StaffingRules) {
  const startMs = startsAt.getTime()
  const halfwayMs = now.getTime() + Math.floor((startMs - now.getTime()) / 2)
  return {
    callForHelpAt: new Date(startMs - callForHelpMinutes * minuteMs),
    decideAt: new Date(Math.max(startMs - decideMinutes * minuteMs, halfwayMs)),
  }
}
