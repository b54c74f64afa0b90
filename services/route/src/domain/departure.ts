import { isDeepStrictEqual } from 'node:util'
import { refuse } from '@xingzhi/runtime/refusal'
import type { departures } from '../db/schema.ts'
import { decisionAt, stillSettling } from './decision.ts'
import { capacityOf, deadlinesOf, peopleBooked, type StaffingRules, settlesAtOf } from './staffing.ts'
import { durationMsOf, type StopTime, timetableAt, type Visit, visitsOfTimetable } from './timetable.ts'

/** With its timetable: one for each stop of the route as it was when the departure was scheduled. */
export type Departure = typeof departures.$inferSelect & { stops: StopTime[] }
export type CancelCause = NonNullable<Departure['cancelCause']>

/** What an operator says of a departure and may say anew, in a change. */
export const changedFields = ['startsAt', 'guidesWanted', 'groupSize', 'placesLimit', 'meetingPoint'] as const
/** All that an operator says of a departure. */
export const plannedFields = ['routeId', ...changedFields, 'languages'] as const
/** What is kept of who did what to it. */
export const auditedFields = [...plannedFields, 'endsAt', 'status', 'cancelReason', 'cancelCause'] as const

export type DeparturePlan = Pick<Departure, (typeof plannedFields)[number]>
/** What is absent stays as it is. */
export type DepartureChange = { [Field in (typeof changedFields)[number]]?: Departure[Field] | undefined }

/** What a change must be held against: all rules, those about the number of people, or none. */
export type Recheck = 'everything' | 'people' | 'nothing'

export function scheduleDeparture(
  plan: DeparturePlan,
  { visits, demo }: { visits: readonly Visit[]; demo: boolean },
  id: string,
  now: Date,
  rules: StaffingRules,
): Departure {
  const departure: Departure = {
    ...plan,
    id,
    endsAt: new Date(plan.startsAt.getTime() + durationMsOf(visits)),
    guidesConfirmed: 0,
    capacity: 0,
    status: 'SCHEDULED',
    cancelReason: '',
    cancelCause: null,
    cancelledAt: null,
    stops: timetableAt(visits, plan.startsAt),
    ...deadlinesOf(plan.startsAt, now, rules),
    ...{ decidedAt: null, settlesAt: null, startsBefore: [] },
    callsForHelp: false,
    staffingVersion: 0,
    demo,
    version: 0,
  }
  return { ...settled(departure, now), version: 1 }
}

/**
 * The departure with another start, number of guides, group size, limit or meeting point; its timetable keeps its shape.
 * A change that changes nothing keeps the version. Refuses SLOT_CANCELLED, and TOO_LATE once it has started.
 */
export function changeDeparture(
  departure: Departure,
  change: DepartureChange,
  now: Date,
  rules: StaffingRules,
): { departure: Departure; recheck: Recheck } {
  if (departure.status === 'CANCELLED') refuse('SLOT_CANCELLED')
  refuseStarted(departure, now)
  const { startsAt = departure.startsAt, ...others } = withoutAbsent(change)
  const changed: Departure = { ...departure, ...others }
  if (startsAt.getTime() !== departure.startsAt.getTime()) {
    const visits = visitsOfTimetable(departure.stops, departure.startsAt)
    Object.assign(changed, {
      startsAt,
      endsAt: new Date(startsAt.getTime() + durationMsOf(visits)),
      stops: timetableAt(visits, startsAt),
      ...decisionAt(startsAt, departure, now, rules),
    } satisfies Partial<Departure>)
    return { departure: toldAnew(departure, settled(changed, now)), recheck: 'everything' }
  }
  const recheck = peopleBooked(changed) > peopleBooked(departure) ? 'people' : 'nothing'
  return { departure: toldAnew(departure, settled(changed, now)), recheck }
}

/** Refuses CHANGED when it is not at the version that the operator was shown; undefined: whatever it is. */
export function refuseStale({ version }: Departure, shown: number | undefined): void {
  if (shown !== undefined && shown !== version) refuse('CHANGED', { version })
}

/** Cancelled for good; one that is cancelled stays as it is. Refuses TOO_LATE once it has started. */
export function cancelDeparture(departure: Departure, reason: string, now: Date): Departure {
  if (departure.status === 'CANCELLED') return departure
  refuseStarted(departure, now)
  return toldAnew(departure, cancelled(departure, 'OPERATOR', reason, now))
}

/**
 * The departure as its shift stands. Undefined: the fact is not newer. What nobody else can see is kept untold. A guide who left costs
 * nobody anything yet: the next fact may be of another who came.
 */
export function followStaffing(
  departure: Departure,
  { claimed, version }: { claimed: number; version: number },
  now: Date,
  rules: StaffingRules,
): Departure | undefined {
  if (version <= departure.staffingVersion) return undefined
  const followed: Departure = { ...departure, guidesConfirmed: claimed, staffingVersion: version }
  if (claimed < departure.guidesConfirmed) {
    followed.settlesAt = settlesAtOf(departure, now, rules)
    // It was decided with a guide more.
    followed.startsBefore = departure.startsBefore.filter(({ decidedMs }) => decidedMs === null)
  }
  return toldAnew(departure, settled(followed, now))
}

/** The departure after the deadlines that have come; its version grows when others have to know. */
export function meetDeadlines(departure: Departure, now: Date): Departure {
  return toldAnew(departure, settled(departure, now))
}

/** Places to which those who reserved last are moved out; undefined: nobody is. */
export function shrinkTo({
  status,
  decidedAt,
  settlesAt,
  guidesConfirmed,
  guidesWanted,
  capacity,
}: Departure): number | undefined {
  if (status === 'CANCELLED' || !decidedAt || settlesAt) return undefined
  return guidesConfirmed < guidesWanted ? capacity : undefined
}

/**
 * What follows from guides and clock. Until it is decided a departure waits for guides, and calls for help when they are
 * missing. From then on one without any is cancelled, also when the last one left and nobody came in time, as long as it has not begun.
 */
function settled(departure: Departure, now: Date): Departure {
  if (departure.status === 'CANCELLED') return departure
  const { guidesConfirmed, guidesWanted, callForHelpAt, decideAt, startsAt, endsAt } = departure
  const settlesAt = stillSettling(departure, now)
  const isDue = !settlesAt && now >= decideAt && now < endsAt
  const decidedAt = departure.decidedAt ?? (isDue ? now : null)
  const isDecidedNow = decidedAt !== null && !departure.decidedAt
  if (decidedAt && !settlesAt && guidesConfirmed === 0 && (isDecidedNow || now < startsAt)) {
    return cancelled({ ...departure, decidedAt, settlesAt }, 'NO_GUIDE', '', now)
  }
  // Seen only under way: those who have set out stay.
  const isLate = isDecidedNow && now >= startsAt && guidesConfirmed < guidesWanted
  return {
    ...departure,
    capacity: capacityOf(departure),
    decidedAt,
    settlesAt: isLate ? endsAt : settlesAt,
    callsForHelp: now >= callForHelpAt && guidesConfirmed < guidesWanted,
  }
}

function cancelled(departure: Departure, cause: CancelCause, reason: string, now: Date): Departure {
  return {
    ...departure,
    status: 'CANCELLED',
    capacity: 0,
    callsForHelp: false,
    cancelCause: cause,
    cancelReason: reason,
    cancelledAt: now,
  }
}

/** What only this service knows. */
const untold = {
  staffingVersion: 0,
  decidedAt: null,
  settlesAt: null,
  startsBefore: [],
} satisfies Partial<Departure>

/** With the next version when anything differs that others are told. */
function toldAnew(before: Departure, after: Departure): Departure {
  const told = (of: Departure) => ({ ...of, ...untold })
  const isSame = isDeepStrictEqual(told(before), told(after)) && shrinkTo(before) === shrinkTo(after)
  return isSame ? after : { ...after, version: before.version + 1 }
}

function refuseStarted({ startsAt }: Departure, now: Date): void {
  if (startsAt <= now) refuse('TOO_LATE', { deadline: startsAt })
}

function withoutAbsent(change: DepartureChange): Partial<DeparturePlan> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
