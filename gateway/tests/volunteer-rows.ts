import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import {
  CertificateSchema,
  CertificateStatus,
  GrantedQualificationSchema,
  ServiceLevel,
  ServiceRecordSchema,
  ServiceRecordStatus,
  ShiftKind,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import {
  all,
  managers,
  onlyGuide,
  onlyOperators,
  operators,
  public_,
  type Row,
  signedIn,
} from './role-outcomes.ts'
import type { TestGateway } from './start-gateway.ts'

/** The rows of guides, shifts, trainings and service; in this order, since some change what later ones find. */
export const volunteerRows: Record<string, Row> = {
  'Query.openShifts': { query: '{ openShifts { edges { cursor } } }', outcomes: signedIn },
  'Query.guides': { query: '{ guides { edges { node { contact displayName } } } }', outcomes: onlyOperators },
  'Query.unconfirmedRecords': {
    query: '{ unconfirmedRecords { edges { cursor } } }',
    outcomes: onlyOperators,
  },
  'Query.claimsInDoubt': { query: '{ claimsInDoubt { edges { cursor } } }', outcomes: onlyOperators },
  'Query.guides by name': {
    query: '{ guides(words: "guide") { edges { node { contact displayName } } } }',
    outcomes: onlyOperators,
  },
  'Shift.candidates': {
    query: '{ node(id: "$shift") { ... on Shift { candidates { near } } } }',
    outcomes: onlyOperators,
  },
  'Guide.serviceRecords': {
    query: '{ node(id: "$guide") { ... on Guide { serviceRecords { edges { cursor } } } } }',
    outcomes: { ...all('null'), guide: 'ok', operator: 'ok' },
  },
  'Query.qualifications': {
    query: '{ qualifications { name } }',
    outcomes: { ...all('ok'), stranger: 'null' },
  },
  'Query.trainings': {
    query: '{ trainings { edges { cursor } } }',
    outcomes: { ...all('ok'), stranger: 'null' },
  },
  'Query.certificate': { query: '{ certificate(code: "$code") { name } }', outcomes: public_ },
  'Query.showcase': { query: '{ showcase { edges { cursor } } }', outcomes: public_ },
  'Guide as a node': {
    query: '{ node(id: "$guide") { ... on Guide { contact displayName } } }',
    outcomes: { ...all('null'), guide: 'ok', operator: 'ok' },
  },
  'Guide.auditEntries': {
    query: '{ node(id: "$guide") { ... on Guide { auditEntries { edges { cursor } } } } }',
    outcomes: onlyOperators,
  },
  'Shift.claims': {
    query: '{ node(id: "$shift") { ... on Shift { claims { guide { contact } } } } }',
    outcomes: onlyOperators,
  },
  'Shift.qualifications': {
    query: '{ node(id: "$shift") { ... on Shift { qualifications { name } } } }',
    outcomes: { ...all('ok'), stranger: 'null' },
  },
  'Training.enrolments': {
    query: '{ node(id: "$training") { ... on Training { enrolments { attended } } } }',
    outcomes: onlyOperators,
  },
  'Viewer.serviceSummary': {
    query: '{ viewer { serviceSummary { minutes } } }',
    outcomes: { ...all('null'), guide: 'ok' },
  },
  'Mutation.claimShift': {
    query:
      'mutation { claimShift(input: { shiftId: "$shift", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: onlyGuide('FORBIDDEN'),
  },
  'Mutation.signInToShift': {
    query:
      'mutation { signInToShift(input: { shiftId: "$held", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: onlyGuide('NOT_FOUND'),
  },
  'Mutation.recordService': {
    query:
      'mutation { recordService(input: { shiftId: "$held", minutes: 60, peopleGuided: 9, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: onlyGuide('NOT_FOUND'),
  },
  'Mutation.confirmService': {
    query:
      'mutation { confirmService(input: { recordId: "$record", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.confirmServices': {
    query:
      'mutation { confirmServices(input: { recordIds: ["$record"], idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.voidService': {
    query:
      'mutation { voidService(input: { recordId: "$other", reason: "r", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.assignGuide': {
    query:
      'mutation { assignGuide(input: { shiftId: "$empty", guideId: "$guide", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.markGuideAbsent': {
    query:
      'mutation { markGuideAbsent(input: { claimId: "$claim", reason: "r", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.undoCheckIn': {
    query:
      'mutation { undoCheckIn(input: { slotId: "$slot", reservationId: "$reservation", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: managers,
  },
  'Mutation.issueCertificate': {
    query:
      'mutation { issueCertificate(input: { name: "沈阿姨", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: onlyGuide('NOT_QUALIFIED'),
  },
  'Mutation.replaceClaim': {
    query:
      'mutation { replaceClaim(input: { claimId: "$claim", reason: "r", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.keepClaim': {
    query:
      'mutation { keepClaim(input: { claimId: "$claim", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.releaseShift': {
    query:
      'mutation { releaseShift(input: { shiftId: "$held", reason: "r", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: onlyGuide('NOT_FOUND'),
  },
  'Mutation.setGuideStatus': {
    query:
      'mutation { setGuideStatus(input: { guideId: "$guide", status: ADMITTED, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.saveQualification': {
    query:
      'mutation { saveQualification(input: { name: "古镇", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.saveTraining': {
    query:
      'mutation { saveTraining(input: { title: "t", startsAt: "2026-06-01T10:00:00+08:00", endsAt: "2026-06-01T12:00:00+08:00", place: "p", capacity: 9, qualificationIds: [], idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.enrolInTraining': {
    query:
      'mutation { enrolInTraining(input: { trainingId: "$training", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: onlyGuide('FORBIDDEN'),
  },
  'Mutation.leaveTraining': {
    query: 'mutation { leaveTraining(input: { trainingId: "$training" }) { ... on Refused { code } } }',
    outcomes: signedIn,
  },
  'Mutation.recordAttendance': {
    query:
      'mutation { recordAttendance(input: { trainingId: "$begun", guideIds: [], idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.checkInReservation': {
    query:
      'mutation { checkInReservation(input: { slotId: "$slot", reservationId: "$reservation", peoplePresent: 1, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: managers,
  },
  // Last: afterwards everybody is one.
  'Mutation.registerGuide': {
    query:
      'mutation { registerGuide(input: { themes: [], languages: [ZH], streetTownCodes: [], availability: [], inShowcase: false, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: signedIn,
  },
}

/** The guide's shifts: one to come, one that is held and has begun; hours that are confirmed, and what they are worth. */
export function seedVolunteers({ guide, clock }: TestGateway): Record<string, string> {
  const now = timestampFromDate(clock())
  const personId = demoPersonId('guide-1')
  guide.addGuide(personId)
  const qualification = guide.addQualification()
  guide.grants.set(personId, [
    create(GrantedQualificationSchema, { qualificationId: qualification.id, grantedAt: now }),
  ])
  const shift = guide.addShift({ qualificationIds: [qualification.id], wanted: 1 })
  const held = guide.addShift({ startsAt: now })
  const claim = guide.addClaim(held.id, personId)
  const replaced = guide.addClaim(guide.addShift().id, demoPersonId('guide-2'))
  const record = create(ServiceRecordSchema, {
    ...{ id: newId(), shiftId: held.id, personId, minutes: 90, peopleGuided: 12, kind: ShiftKind.DEPARTURE },
    ...{ status: ServiceRecordStatus.CONFIRMED, startedAt: now, confirmedAt: now },
  })
  guide.records.set(record.id, record)
  const other = create(ServiceRecordSchema, { ...record, id: newId(), personId: demoPersonId('guide-2') })
  guide.records.set(other.id, other)
  const summary = { minutes: 90, walksLed: 1, peopleGuided: 12, level: ServiceLevel.SEEDLING }
  const certificate = create(CertificateSchema, {
    code: 'ABCDEFGHJK23',
    name: '沈阿姨',
    summary,
    issuedAt: now,
    status: CertificateStatus.VALID,
    currentSummary: summary,
  })
  guide.certificates.set(certificate.code, certificate)
  return {
    $shift: `Shift_${shift.id}`,
    $held: `Shift_${claim.shiftId}`,
    $claim: `Claim_${replaced.id}`,
    $record: `ServiceRecord_${record.id}`,
    $other: `ServiceRecord_${other.id}`,
    $empty: `Shift_${guide.addShift().id}`,
    $code: certificate.code,
    $guide: `Guide_${personId}`,
    $training: `Training_${guide.addTraining().id}`,
    $begun: `Training_${guide.addTraining({ startsAt: now }).id}`,
  }
}
