import { create } from '@bufbuild/protobuf'
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { ServiceImpl } from '@connectrpc/connect'
import {
  EnrolmentSchema,
  GrantedQualificationSchema,
  GuideSchema,
  GuideStatus,
  QualificationSchema,
  type Training,
  TrainingSchema,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor, requireRole } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'
import type { GuideState } from './fake-guide-state.ts'
import { pageOf, pick } from './fake-venue.ts'

export type GuideMethods = Partial<ServiceImpl<typeof GuideService>>

export function guideMethods({ guides, grants, qualifications, now }: GuideState): GuideMethods {
  return {
    registerGuide({ guide }, context) {
      const { personId } = requireActor(context)
      const before = guides.get(personId)
      const status = before?.status ?? GuideStatus.APPLIED
      const registeredAt = before?.registeredAt ?? now()
      const made = Object.assign(create(GuideSchema), guide, { personId, status, registeredAt })
      guides.set(personId, made)
      return { guide: made }
    },
    getGuides({ personIds }, context) {
      const { personId, roles } = requireActor(context)
      const seen = personIds.filter((id) => id === personId || roles.includes('OPERATOR'))
      return {
        guides: pick(guides, seen).map((guide) => ({
          guide,
          qualifications: grants.get(guide.personId) ?? [],
        })),
      }
    },
    listGuides({ status }, context) {
      requireRole(context, 'OPERATOR')
      const found = [...guides.values()].filter((guide) => status === 0 || guide.status === status)
      return pageOf('guides', found)
    },
    setGuideStatus({ personId, status, reason }, context) {
      requireRole(context, 'OPERATOR')
      const guide = guides.get(personId) ?? refuse('NOT_FOUND', { what: 'guide' })
      return { guide: Object.assign(guide, { status, statusReason: reason }) }
    },
    listAuditEntries({ subjectId }, context) {
      const { personId } = requireRole(context, 'OPERATOR')
      const entry = { id: newId(), at: now(), actorId: personId, operation: 'SetGuideStatus', subjectId }
      return pageOf('entries', [{ ...entry, changeJson: '{}' }])
    },
    listQualifications(_request, context) {
      requireActor(context)
      return { qualifications: [...qualifications.values()] }
    },
    putQualification({ qualification }, context) {
      requireRole(context, 'OPERATOR')
      const id = qualification?.id || newId()
      const made = Object.assign(create(QualificationSchema), qualification, { id })
      qualifications.set(id, made)
      return { qualification: made }
    },
  }
}

export function trainingMethods({ guides, grants, trainings, enrolments, now }: GuideState): GuideMethods {
  const placesIn = (id: string) => enrolments.get(id) ?? []
  const enrolledIn = (ids: string[], personId: string) =>
    ids.filter((id) => placesIn(id).some((enrolment) => enrolment.personId === personId))
  const find = (id: string) => trainings.get(id) ?? refuse('NOT_FOUND', { what: 'training' })
  const counted = (training: Training) => Object.assign(training, { enrolled: placesIn(training.id).length })
  const hasBegun = ({ startsAt }: Training) => timestampDate(must(startsAt)) <= timestampDate(now())
  const isPast = ({ endsAt }: Training) => timestampDate(must(endsAt)) <= timestampDate(now())

  return {
    getTrainings({ ids }, context) {
      const { personId } = requireActor(context)
      return { trainings: pick(trainings, ids).map(counted), enrolledIds: enrolledIn(ids, personId) }
    },
    listTrainings({ past }, context) {
      const { personId } = requireActor(context)
      const found = [...trainings.values()].filter((training) => isPast(training) === past)
      const ids = found.map(({ id }) => id)
      return { ...pageOf('trainings', found.map(counted)), enrolledIds: enrolledIn(ids, personId) }
    },
    putTraining({ training }, context) {
      requireRole(context, 'OPERATOR')
      const id = training?.id || newId()
      const made = Object.assign(create(TrainingSchema), training, { id })
      trainings.set(id, made)
      enrolments.set(id, placesIn(id))
      return { training: counted(made) }
    },
    enrolInTraining({ trainingId }, context) {
      const { personId } = requireActor(context)
      const training = find(trainingId)
      if (!guides.has(personId)) refuse('FORBIDDEN', { because: 'notRegistered' })
      if (hasBegun(training)) refuse('TOO_LATE', { deadline: timestampDate(must(training.startsAt)) })
      if (placesIn(trainingId).length >= training.capacity) {
        refuse('SLOT_FULL', { remaining: 0, partySize: 1 })
      }
      const enrolment = create(EnrolmentSchema, { personId, enrolledAt: now() })
      enrolments.set(trainingId, [...placesIn(trainingId), enrolment])
      return { training: counted(training) }
    },
    leaveTraining({ trainingId }, context) {
      const { personId } = requireActor(context)
      const training = find(trainingId)
      const left = placesIn(trainingId).filter((enrolment) => enrolment.personId !== personId)
      enrolments.set(trainingId, left)
      return { training: counted(training) }
    },
    listEnrolments({ trainingId }, context) {
      requireRole(context, 'OPERATOR')
      return { enrolments: placesIn(find(trainingId).id) }
    },
    recordAttendance({ trainingId, personIds }, context) {
      requireRole(context, 'OPERATOR')
      const training = find(trainingId)
      if (!hasBegun(training)) refuse('SLOT_NOT_OPEN', { opensAt: timestampDate(must(training.startsAt)) })
      for (const [at, personId] of personIds.entries()) {
        const enrolment = placesIn(trainingId).find((one) => one.personId === personId)
        if (enrolment === undefined) {
          refuse('INVALID_INPUT', { field: `personIds[${at}]`, problem: 'unknown' })
        }
        enrolment.attended = true
        const granted = training.qualificationIds.map((qualificationId) =>
          create(GrantedQualificationSchema, {
            ...{ qualificationId, trainingId, grantedAt: now() },
            expiresAt: timestampFromDate(new Date(timestampDate(now()).getTime() + 365 * 86_400_000)),
          }),
        )
        grants.set(personId, [...(grants.get(personId) ?? []), ...granted])
      }
      return { training: counted(training) }
    },
  }
}
