import {
  EnrolmentSchema,
  GrantedQualificationSchema,
  type Qualification as QualificationMessage,
  type Training as TrainingMessage,
  TrainingSchema,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import {
  readCount,
  readIds,
  readLine,
  readMoment,
  readPlannedMoment,
  refuseInput,
} from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Enrolment } from '../db/trainings.ts'
import type { Grant, Qualification, Training, TrainingPlan } from '../domain/training.ts'

const dayMs = 86_400_000
const daysMax = 31
const qualificationsMax = 20

export function trainingMessage(training: Training) {
  return toMessage(TrainingSchema, training)
}

export function grantMessage(grant: Grant) {
  return toMessage(GrantedQualificationSchema, grant)
}

export function enrolmentMessage(enrolment: Enrolment) {
  return toMessage(EnrolmentSchema, enrolment)
}

export function readQualification(given: QualificationMessage | undefined): Omit<Qualification, 'id'> {
  if (!given) refuseInput('qualification', 'required')
  return {
    name: readLine('qualification.name', given.name, { lengthMax: 100 }),
    nameEn: readLine('qualification.nameEn', given.nameEn, { lengthMax: 200, optional: true }),
    validDays: readCount('qualification.validDays', given.validDays, { min: 0, max: 3_650 }),
  }
}

/** What an operator says of a training, each field checked. One that is over may be put down, too. */
export function readTrainingPlan(given: TrainingMessage | undefined, now: Date): TrainingPlan {
  if (!given) refuseInput('training', 'required')
  const startsAt =
    readPlannedMoment('training.startsAt', given.startsAt, now) ??
    refuseInput('training.startsAt', 'required')
  const endsAt = readMoment('training.endsAt', given.endsAt) ?? refuseInput('training.endsAt', 'required')
  if (endsAt <= startsAt) refuseInput('training.endsAt', 'too_small', startsAt)
  const latest = new Date(startsAt.getTime() + daysMax * dayMs)
  if (endsAt > latest) refuseInput('training.endsAt', 'too_large', latest)
  return {
    ...{ startsAt, endsAt, cancelled: given.cancelled },
    title: readLine('training.title', given.title, { lengthMax: 100 }),
    titleEn: readLine('training.titleEn', given.titleEn, { lengthMax: 200, optional: true }),
    place: readLine('training.place', given.place, { lengthMax: 200 }),
    capacity: readCount('training.capacity', given.capacity, { min: 1, max: 1_000 }),
    qualificationIds: [
      ...new Set(readIds('training.qualificationIds', given.qualificationIds, qualificationsMax)),
    ],
  }
}
