import { refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { corrections, serviceRecords } from '../db/schema.ts'
import type { Claim } from './claim.ts'
import type { ShiftKind } from './shift.ts'

export type Correction = Omit<typeof corrections.$inferSelect, 'recordId' | 'number'>

/** Hours worked. */
export type ServiceRecord = typeof serviceRecords.$inferSelect & {
  /** The first first. */
  corrections: readonly Correction[]
}

export interface Worked {
  minutes: number
  peopleGuided: number
}

const recordableMs = 30 * 86_400_000

/**
 * What the guide says of a shift that has started; again changes what nobody has confirmed. Refuses SLOT_NOT_OPEN, and TOO_LATE once
 * it is confirmed to be something else, or 30 days after the end.
 */
export function recordService(
  current: ServiceRecord | undefined,
  { claim, kind, id }: { claim: Claim; kind: ShiftKind; id: string },
  worked: Worked,
  now: Date,
): ServiceRecord {
  if (current?.minutes === worked.minutes && current.peopleGuided === worked.peopleGuided) return current
  if (now < claim.startsAt) refuse('SLOT_NOT_OPEN', { opensAt: claim.startsAt })
  const deadline = current?.confirmedAt ?? new Date(claim.endsAt.getTime() + recordableMs)
  if (current?.status === 'CONFIRMED' || now > deadline) refuse('TOO_LATE', { deadline })
  if (current) return { ...current, ...worked, version: current.version + 1 }
  return {
    ...{ id, kind, claimId: claim.id, shiftId: claim.shiftId, personId: claim.personId, ...worked },
    status: 'RECORDED',
    startedAt: claim.signedInAt && claim.signedInAt > claim.startsAt ? claim.signedInAt : claim.startsAt,
    signedIn: claim.signedInAt !== null,
    confirmedAt: null,
    corrections: [],
    version: 1,
  }
}

/**
 * The record as an operator confirms it; other minutes are a correction, also of what was confirmed before. Nobody confirms their own
 * hours. Refuses FORBIDDEN, INVALID_INPUT without a reason.
 */
export function confirmService(
  record: ServiceRecord,
  { minutes = record.minutes, reason }: { minutes: number | undefined; reason: string },
  { actorId, at }: { actorId: string; at: Date },
): ServiceRecord {
  if (record.personId === actorId) refuse('FORBIDDEN', { because: 'ownHours' })
  const isCorrected = minutes !== record.minutes
  if (isCorrected && reason === '') refuseInput('reason', 'required')
  if (!isCorrected && record.status === 'CONFIRMED') return record
  const correction = { at, actorId, minutesBefore: record.minutes, minutesAfter: minutes, reason }
  return {
    ...record,
    minutes,
    status: 'CONFIRMED',
    confirmedAt: record.confirmedAt ?? at,
    corrections: isCorrected ? [...record.corrections, correction] : record.corrections,
    version: record.version + 1,
  }
}
