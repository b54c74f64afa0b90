import { each, guidesWrite, key, led, mutation, operatorsWrite, shown, type TypeRow } from './row-words.ts'

const notForStrangers = { stranger: 'SIGN_IN_REQUIRED' }
const times = 'startsAt: "$soon", endsAt: "$late"'

/** Guides, their trainings, shifts and hours, as they are written; first while only two are guides. */
export const guideWrites: Record<string, TypeRow> = {
  ClaimShiftSuccess: {
    ways: [
      [
        mutation('claimShift', `shiftId: "$shift", ${key}`),
        each('FORBIDDEN', { ...notForStrangers, ...led }),
      ],
    ],
    fields: shown('shift'),
  },
  SignInToShiftSuccess: {
    ways: [
      [mutation('signInToShift', `shiftId: "$ledshift", ${key}`), guidesWrite('ok')],
      [mutation('signInToShift', `shiftId: "$shift", ${key}`), guidesWrite('SLOT_NOT_OPEN')],
    ],
    fields: shown('shift'),
  },
  RecordServiceSuccess: {
    ways: [
      [
        mutation('recordService', `shiftId: "$ledshift", minutes: 90, peopleGuided: 1, ${key}`),
        guidesWrite('ok'),
      ],
    ],
    fields: shown('serviceRecord'),
  },
  ConfirmServicesSuccess: {
    ways: [[mutation('confirmServices', `recordIds: ["$record"], ${key}`), operatorsWrite]],
    fields: shown('confirmedCount'),
  },
  ConfirmServiceSuccess: {
    ways: [[mutation('confirmService', `recordId: "$record", ${key}`), operatorsWrite]],
    fields: shown('serviceRecord'),
  },
  IssueCertificateSuccess: {
    ways: [
      [
        mutation('issueCertificate', `name: "n", ${key}`),
        each('NOT_QUALIFIED', { ...notForStrangers, ...led }),
      ],
    ],
    fields: shown('certificate'),
  },
  EnrolInTrainingSuccess: {
    ways: [
      [
        mutation('enrolInTraining', `trainingId: "$training", ${key}`),
        each('FORBIDDEN', { ...notForStrangers, ...led }),
      ],
    ],
    fields: shown('training'),
  },
  LeaveTrainingSuccess: {
    ways: [[mutation('leaveTraining', 'trainingId: "$training"'), each('ok', notForStrangers)]],
    fields: shown('training'),
  },
  VoidServiceSuccess: {
    ways: [[mutation('voidService', `recordId: "$record", reason: "r", ${key}`), operatorsWrite]],
    fields: shown('serviceRecord'),
  },
  AssignGuideSuccess: {
    ways: [[mutation('assignGuide', `shiftId: "$shift", guideId: "$guide", ${key}`), operatorsWrite]],
    fields: shown('shift'),
  },
  MarkGuideAbsentSuccess: {
    ways: [
      [
        mutation('markGuideAbsent', `claimId: "$claim", reason: "r", ${key}`),
        { ...operatorsWrite, operator: 'SLOT_NOT_OPEN' },
      ],
    ],
    fields: shown('shift'),
  },
  KeepClaimSuccess: {
    ways: [[mutation('keepClaim', `claimId: "$claim", ${key}`), operatorsWrite]],
    fields: shown('shift'),
  },
  ReplaceClaimSuccess: {
    ways: [[mutation('replaceClaim', `claimId: "$claim", reason: "r", ${key}`), operatorsWrite]],
    fields: shown('shift'),
  },
  ReleaseShiftSuccess: {
    ways: [
      [
        mutation('releaseShift', `shiftId: "$shift", reason: "r", ${key}`),
        { ...guidesWrite('NOT_FOUND'), otherGuide: 'ok' },
      ],
    ],
    fields: shown('shift'),
  },
  RecordAttendanceSuccess: {
    ways: [
      [mutation('recordAttendance', `trainingId: "$held", guideIds: ["$guide"], ${key}`), operatorsWrite],
    ],
    fields: shown('training'),
  },
  SaveQualificationSuccess: {
    ways: [[mutation('saveQualification', `name: "n", ${key}`), operatorsWrite]],
    fields: shown('qualification'),
  },
  SaveTrainingSuccess: {
    ways: [
      [
        mutation(
          'saveTraining',
          `title: "t", place: "p", capacity: 2, qualificationIds: [], ${times}, ${key}`,
        ),
        operatorsWrite,
      ],
    ],
    fields: shown('training'),
  },
  RegisterGuideSuccess: {
    ways: [
      [
        mutation(
          'registerGuide',
          `themes: [], languages: [ZH], streetTownCodes: [], availability: [], inShowcase: false, ${key}`,
        ),
        each('ok', notForStrangers),
      ],
    ],
    fields: shown('guide'),
  },
  SetGuideStatusSuccess: {
    ways: [[mutation('setGuideStatus', `guideId: "$guide", status: ADMITTED, ${key}`), operatorsWrite]],
    fields: shown('guide'),
  },
}
