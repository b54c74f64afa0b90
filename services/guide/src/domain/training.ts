import { refuse } from '@xingzhi/runtime/refusal'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { grantedQualifications, qualifications, trainings } from '../db/schema.ts'

/** What a training can show that a guide is able to do. */
export type Qualification = typeof qualifications.$inferSelect
export type Training = typeof trainings.$inferSelect
export type TrainingPlan = Omit<Training, 'id' | 'enrolled' | 'version'>
export type Grant = typeof grantedQualifications.$inferSelect

/** The training with one place less. Refuses SLOT_CANCELLED, TOO_LATE, SLOT_FULL. */
export function enrol(training: Training, now: Date): Training {
  if (training.cancelled) refuse('SLOT_CANCELLED')
  if (training.startsAt <= now) refuse('TOO_LATE', { deadline: training.startsAt })
  if (training.enrolled >= training.capacity) refuse('SLOT_FULL', { remaining: 0, partySize: 1 })
  return { ...training, enrolled: training.enrolled + 1, version: training.version + 1 }
}

/** Refuses TOO_LATE. */
export function leave(training: Training, now: Date): Training {
  if (training.startsAt <= now) refuse('TOO_LATE', { deadline: training.startsAt })
  return { ...training, enrolled: training.enrolled - 1, version: training.version + 1 }
}

/** Refuses SLOT_CANCELLED, and SLOT_NOT_OPEN before it starts. */
export function refuseUnheld({ cancelled, startsAt }: Training, now: Date): void {
  if (cancelled) refuse('SLOT_CANCELLED')
  if (now < startsAt) refuse('SLOT_NOT_OPEN', { opensAt: startsAt })
}

/** What attending grants. A qualification of n days ends with the nth day after the training's, at midnight in the district. */
export function grantsOf(
  { id, endsAt, qualificationIds }: Training,
  personId: string,
  qualifications: readonly Qualification[],
  wallClock: WallClock,
): Grant[] {
  const { day } = wallClock.wallTimeOf(endsAt)
  return qualifications
    .filter((qualification) => qualificationIds.includes(qualification.id))
    .map(({ id: qualificationId, validDays }) => ({
      ...{ personId, qualificationId, trainingId: id, grantedAt: endsAt },
      expiresAt: validDays > 0 ? wallClock.momentOf(day + validDays, 1_440) : null,
    }))
}
