import { refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { corrections, serviceRecords } from '../db/service-schema.ts'
import type { Claim } from './claim.ts'
import { boundsOf, outliersOf, type ServiceRules, type Worked } from './service-bounds.ts'
import type { Shift } from './shift.ts'

export type Correction = Omit<typeof corrections.$inferSelect, 'recordId' | 'number'>

/** Hours worked. */
export type ServiceRecord = typeof serviceRecords.$inferSelect & {
  /** The first first. */
  corrections: readonly Correction[]
}

/** By whom and when something is done to others' hours. */
export interface Operated {
  actorId: string
  at: Date
}

const minuteMs = 60_000
const recordableMs = 30 * 86_400_000

/**
 * What the guide says of a shift that is over; again changes what nobody has confirmed. Refuses SLOT_NOT_OPEN, FORBIDDEN for who did not
 * come, TOO_LATE once it is confirmed to be something else, or void, or 30 days after the end, and INVALID_INPUT beyond the bounds.
 */
export function recordService(
  current: ServiceRecord | undefined,
  { claim, shift, id }: { claim: Claim; shift: Shift; id: string },
  worked: Worked,
  rules: ServiceRules,
  now: Date,
): ServiceRecord {
  if (claim.status === 'ABSENT') refuse('FORBIDDEN', { because: 'absent' })
  const isSame = current?.minutes === worked.minutes && current.peopleGuided === worked.peopleGuided
  if (isSame && current.status !== 'VOID') return current
  const opensAt = new Date(claim.endsAt.getTime() - rules.hoursEarlyMinutes * minuteMs)
  if (now < opensAt) refuse('SLOT_NOT_OPEN', { opensAt })
  const decidedAt = current?.voidedAt ?? current?.confirmedAt
  const deadline = decidedAt ?? new Date(claim.endsAt.getTime() + recordableMs)
  if (decidedAt || now > deadline) refuse('TOO_LATE', { deadline })
  if (current) return judged({ ...current, ...worked, version: current.version + 1 }, shift, rules)
  const record: ServiceRecord = {
    ...{
      id,
      kind: shift.kind,
      claimId: claim.id,
      shiftId: claim.shiftId,
      personId: claim.personId,
      ...worked,
    },
    status: 'RECORDED',
    startedAt: claim.signedInAt && claim.signedInAt > claim.startsAt ? claim.signedInAt : claim.startsAt,
    signedIn: claim.signedInAt !== null,
    ...{ confirmedAt: null, voidedAt: null, voidReason: '' },
    ...{ outliers: [], peoplePresent: 0, minutesMax: null, peopleMax: null },
    corrections: [],
    version: 1,
  }
  return judged(record, shift, rules)
}

/**
 * The record as an operator confirms it; other minutes or people are a correction, also of what was confirmed before. Nobody confirms
 * their own hours. Refuses FORBIDDEN, TOO_LATE when it is void, INVALID_INPUT without a reason or beyond the bounds.
 */
export function confirmService(
  record: ServiceRecord,
  { reason, ...given }: { minutes?: number | undefined; peopleGuided?: number | undefined; reason: string },
  shift: Shift,
  rules: ServiceRules,
  { actorId, at }: Operated,
): ServiceRecord {
  refuseOwn(record, actorId)
  if (record.voidedAt) refuse('TOO_LATE', { deadline: record.voidedAt })
  const { minutes = record.minutes, peopleGuided = record.peopleGuided } = given
  const isRecounted = peopleGuided !== record.peopleGuided
  const isCorrected = minutes !== record.minutes || isRecounted
  if (isCorrected && reason === '') refuseInput('reason', 'required')
  if (!isCorrected && record.status === 'CONFIRMED') return record
  const people = isRecounted
    ? { peopleBefore: record.peopleGuided, peopleAfter: peopleGuided }
    : { peopleBefore: null, peopleAfter: null }
  const correction = { at, actorId, minutesBefore: record.minutes, minutesAfter: minutes, reason, ...people }
  const confirmed: ServiceRecord = {
    ...record,
    ...{ minutes, peopleGuided },
    status: 'CONFIRMED',
    confirmedAt: record.confirmedAt ?? at,
    corrections: isCorrected ? [...record.corrections, correction] : record.corrections,
    version: record.version + 1,
  }
  return judged(confirmed, shift, rules)
}

/** The record as it counts nowhere any more. Nobody voids their own hours: FORBIDDEN. */
export function voidService(record: ServiceRecord, reason: string, { actorId, at }: Operated): ServiceRecord {
  refuseOwn(record, actorId)
  if (record.status === 'VOID') return record
  return { ...record, status: 'VOID', voidedAt: at, voidReason: reason, version: record.version + 1 }
}

/** A void record as it stood before: the guide was there after all. */
export function unvoid(record: ServiceRecord): ServiceRecord {
  if (record.status !== 'VOID') return record
  const status = record.confirmedAt ? 'CONFIRMED' : 'RECORDED'
  return { ...record, status, voidedAt: null, voidReason: '', version: record.version + 1 }
}

/** The same record beside who was checked in by now; the very same when nothing differs, or nobody has to look at it any more. */
export function judgedAgain(record: ServiceRecord, shift: Shift, rules: ServiceRules): ServiceRecord {
  if (record.status !== 'RECORDED') return record
  const outliers = outliersOf(record, shift, rules)
  const isSame = outliers.join() === record.outliers.join() && record.peoplePresent === shift.peoplePresent
  if (isSame) return record
  return { ...record, outliers, peoplePresent: shift.peoplePresent, version: record.version + 1 }
}

/** Within what its shift allows, or refused: INVALID_INPUT. */
function judged(record: ServiceRecord, shift: Shift, rules: ServiceRules): ServiceRecord {
  const bounds = boundsOf(shift, rules)
  if (record.minutes > bounds.minutesMax) refuseInput('minutes', 'too_large', bounds.minutesMax)
  if (record.peopleGuided > bounds.peopleMax) refuseInput('peopleGuided', 'too_large', bounds.peopleMax)
  const { peoplePresent } = shift
  return { ...record, ...bounds, peoplePresent, outliers: outliersOf(record, shift, rules) }
}

function refuseOwn({ personId }: Pick<ServiceRecord, 'personId'>, actorId: string): void {
  if (personId === actorId) refuse('FORBIDDEN', { because: 'ownHours' })
}
