import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  type Certificate,
  type Claim,
  ClaimSchema,
  ClaimStatus,
  type Enrolment,
  type GrantedQualification,
  type Guide,
  GuideSchema,
  GuideStatus,
  type Qualification,
  QualificationSchema,
  type ServiceRecord,
  type Shift,
  ShiftKind,
  ShiftSchema,
  ShiftStatus,
  type Training,
  TrainingSchema,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Clock } from '@xingzhi/runtime/clock'
import { newId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'

const HOUR_MS = 3_600_000

export type GuideState = ReturnType<typeof createGuideState>

/** What a guide service in memory knows. */
export function createGuideState(clock: Clock) {
  const guides = new Map<string, Guide>()
  const qualifications = new Map<string, Qualification>()
  const grants = new Map<string, GrantedQualification[]>()
  const trainings = new Map<string, Training>()
  const enrolments = new Map<string, Enrolment[]>()
  const shifts = new Map<string, Shift>()
  const claims = new Map<string, Claim>()
  const records = new Map<string, ServiceRecord>()
  const certificates = new Map<string, Certificate>()
  const now = () => timestampFromDate(clock())
  const inHours = (hours: number) => timestampFromDate(new Date(clock().getTime() + hours * HOUR_MS))
  return {
    ...{ guides, qualifications, grants, trainings, enrolments, shifts, claims, records, certificates },
    now,
    addGuide(personId: string, changes: Partial<Guide> = {}): Guide {
      const given = { personId, status: GuideStatus.ADMITTED, registeredAt: now(), ...changes }
      const guide = Object.assign(create(GuideSchema), given)
      guides.set(personId, guide)
      return guide
    },
    addQualification(name = '红色线路'): Qualification {
      const qualification = create(QualificationSchema, { id: newId(), name, validDays: 365 })
      qualifications.set(qualification.id, qualification)
      return qualification
    },
    addTraining(changes: Partial<Training> = {}): Training {
      const times = { startsAt: inHours(24), endsAt: inHours(26) }
      const plain = { id: newId(), title: '导览培训', place: '社区学院', capacity: 10, ...times }
      const training = Object.assign(create(TrainingSchema), plain, changes)
      trainings.set(training.id, training)
      enrolments.set(training.id, [])
      return training
    },
    /** Of a departure unless the changes say otherwise; give it the id of its departure or session. */
    addShift(changes: Partial<Shift> = {}): Shift {
      const shift = create(ShiftSchema, {
        ...{ id: newId(), kind: ShiftKind.DEPARTURE, status: ShiftStatus.OPEN, wanted: 2, groupSize: 20 },
        ...{ startsAt: inHours(48), endsAt: inHours(50), theme: Theme.RED, languages: [Language.ZH] },
      })
      Object.assign(shift, changes)
      shifts.set(shift.id, shift)
      return shift
    },
    /** A claim that stands, as if the guide had made it. */
    addClaim(shiftId: string, personId: string): Claim {
      const shift = shifts.get(shiftId) ?? refuse('NOT_FOUND', { what: 'shift' })
      shift.claimed += 1
      const claim = create(ClaimSchema, {
        ...{ id: newId(), shiftId, personId, status: ClaimStatus.CLAIMED, claimedAt: now() },
        ...(shift.startsAt && { releaseUntil: shift.startsAt }),
      })
      claims.set(claim.id, claim)
      return claim
    },
    heldBy(shiftId: string, personId: string): Claim | undefined {
      return [...claims.values()].find(
        (claim) =>
          claim.shiftId === shiftId && claim.personId === personId && claim.status !== ClaimStatus.RELEASED,
      )
    },
  }
}
