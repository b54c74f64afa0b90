import type { serviceRecords } from '../db/service-schema.ts'
import type { Shift } from './shift.ts'

/** What a guide says of a shift. */
export interface Worked {
  minutes: number
  peopleGuided: number
}

export interface ServiceRules {
  /** How much longer than its shift a service may have taken. */
  hoursMarginMinutes: number
  /** How long before the end of a shift its hours may be recorded: a walk may be over early. */
  hoursEarlyMinutes: number
  /** People beyond those who were checked in, or whom a guide leads. */
  walkInsMax: number
}

/** What a record may say at most. */
export interface ServiceBounds {
  minutesMax: number
  peopleMax: number
}

type Row = typeof serviceRecords.$inferSelect
export type Outlier = Row['outliers'][number]
type Planned = Pick<Shift, 'startsAt' | 'endsAt' | 'groupSize' | 'places' | 'peoplePresent'>

const minuteMs = 60_000

export function boundsOf(shift: Planned, { hoursMarginMinutes, walkInsMax }: ServiceRules): ServiceBounds {
  const { groupSize, places, peoplePresent } = shift
  return {
    minutesMax: plannedMinutes(shift) + hoursMarginMinutes,
    peopleMax: Math.max(groupSize, places, peoplePresent) + walkInsMax,
  }
}

/** What of this is out of the ordinary: such hours are never confirmed in a list with others. */
export function outliersOf(
  { minutes, peopleGuided, signedIn }: Worked & Pick<Row, 'signedIn'>,
  shift: Planned,
  { hoursMarginMinutes, walkInsMax }: ServiceRules,
): Outlier[] {
  const found: [Outlier, boolean][] = [
    ['NOT_SIGNED_IN', !signedIn],
    ['LONG', minutes > plannedMinutes(shift) + hoursMarginMinutes / 2],
    ['MANY_PEOPLE', peopleGuided > shift.peoplePresent + walkInsMax],
  ]
  return found.flatMap(([outlier, isSo]) => (isSo ? [outlier] : []))
}

function plannedMinutes({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>): number {
  return Math.ceil((endsAt.getTime() - startsAt.getTime()) / minuteMs)
}
