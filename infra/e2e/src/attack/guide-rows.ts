import {
  each,
  everybody,
  guideAndOperators,
  guideOnly,
  guides,
  inNode,
  node,
  operators,
  pages,
  shown,
  signedIn,
  type TypeRow,
} from './row-words.ts'

const ofViewer = (inner: string) => `{ viewer { ${inner} } }`
const inTraining = (inner: string) => inNode('Training', '$training', inner)
const inShift = (inner: string) => inNode('Shift', '$shift', inner)
const anySignedIn = each('ok', { stranger: 'SIGN_IN_REQUIRED' })

/** Guides, their trainings, shifts and hours, as they are read. */
export const guideRows: Record<string, TypeRow> = {
  Guide: {
    ways: [
      [node('Guide', '$guide'), guideAndOperators],
      [ofViewer('it: guide { FIELDS }'), guides],
      ['{ guides(first: 5) { edges { it: node { FIELDS } } } }', operators],
    ],
    fields: {
      ...shown('availability contact displayName id inShowcase languages qualifications registeredAt'),
      ...shown('serviceRecords serviceSummary shifts showcaseName showcaseWords status statusReason'),
      ...shown('streetTowns themes'),
      auditEntries: operators,
    },
  },
  ...pages('Guide', (it) => `{ ${it}guides(first: 5) { FIELDS } }`, operators),
  Availability: {
    ways: [[ofViewer('guide { it: availability { FIELDS } }'), guideOnly]],
    fields: shown('fromMinute untilMinute weekday'),
  },
  Qualification: {
    ways: [
      ['{ it: qualifications { FIELDS } }', signedIn],
      [inShift('it: qualifications { FIELDS }'), each('null')],
      [inTraining('it: qualifications { FIELDS }'), signedIn],
    ],
    fields: shown('id name nameEn validDays'),
  },
  GrantedQualification: {
    ways: [[ofViewer('guide { it: qualifications { FIELDS } }'), guideOnly]],
    fields: shown('expiresAt grantedAt qualification'),
  },
  Training: {
    ways: [
      [node('Training', '$training'), signedIn],
      ['{ trainings(first: 5) { edges { it: node { FIELDS } } } }', signedIn],
    ],
    fields: {
      ...shown('cancelled capacity endsAt enrolled id place qualifications startsAt title titleEn'),
      ...shown('viewerEnrolled'),
      enrolments: operators,
    },
  },
  ...pages('Training', (it) => `{ ${it}trainings(first: 5) { FIELDS } }`, signedIn),
  Enrolment: {
    ways: [[inTraining('it: enrolments { FIELDS }'), operators]],
    fields: shown('attended enrolledAt guide'),
  },
  Shift: {
    ways: [
      [node('Shift', '$shift'), everybody],
      [inNode('Departure', '$departure', 'it: shift { FIELDS }'), everybody],
      [ofViewer('shifts { edges { it: node { FIELDS } } }'), guides],
      [
        '{ openShifts(first: 5) { edges { it: node { FIELDS } } } }',
        each('null', { stranger: 'SIGN_IN_REQUIRED', otherGuide: 'ok', guide: 'ok' }),
      ],
    ],
    fields: {
      ...shown('callsForHelp claimed departure doubtful endsAt groupSize id kind languages over session'),
      ...shown('startsAt status theme wanted'),
      qualifications: signedIn,
      candidates: operators,
      claims: operators,
      viewerClaim: guideOnly,
    },
  },
  ...pages(
    'Shift',
    (it) => `{ ${it}openShifts(first: 5) { FIELDS } }`,
    anySignedIn,
    each('null', { stranger: 'SIGN_IN_REQUIRED', otherGuide: 'ok', guide: 'ok' }),
  ),
  Claim: {
    ways: [
      [inShift('it: viewerClaim { FIELDS }'), guideOnly],
      [inShift('it: claims { FIELDS }'), operators],
    ],
    fields: {
      ...shown(
        'claimedAt doubt guide id movedFrom overlapping releaseCause releaseReason releaseUntil releasedAt',
      ),
      ...shown('shift signedInAt status'),
    },
  },
  ...pages('Claim', (it) => `{ ${it}claimsInDoubt(first: 5) { FIELDS } }`, operators, each('null')),
  Candidate: {
    ways: [[inShift('it: candidates { FIELDS }'), operators]],
    fields: shown('fit guide near obstacle'),
  },
  ServiceRecord: {
    ways: [
      [ofViewer('serviceRecords { edges { it: node { FIELDS } } }'), guides],
      ['{ unconfirmedRecords(first: 50) { edges { it: node { FIELDS } } } }', operators],
    ],
    fields: shown(
      'confirmedAt corrections guide id kind minutes outliers peopleGuided peoplePresent shift signedIn startedAt status voidReason voidedAt',
    ),
  },
  ...pages('ServiceRecord', (it) => ofViewer(`${it}serviceRecords { FIELDS }`), signedIn, guides),
  Correction: {
    ways: [[ofViewer('serviceRecords { edges { node { it: corrections { FIELDS } } } }'), guideOnly]],
    fields: shown('at minutesAfter minutesBefore peopleAfter peopleBefore reason'),
  },
  ServiceSummary: {
    ways: [
      ['{ certificate(code: "$certificate") { it: summary { FIELDS } } }', everybody],
      [ofViewer('it: serviceSummary { FIELDS }'), guides],
    ],
    fields: shown('level minutes peopleGuided since walksLed'),
  },
  Certificate: {
    ways: [['{ it: certificate(code: "$certificate") { FIELDS } }', everybody]],
    fields: shown('code currentSummary issuedAt name status summary supersededBy'),
  },
  ShowcaseEntry: {
    ways: [['{ showcase(first: 5) { edges { it: node { FIELDS } } } }', everybody]],
    fields: shown('name summary words'),
  },
  ...pages('ShowcaseEntry', (it) => `{ ${it}showcase(first: 5) { FIELDS } }`, everybody),
}
