import {
  anyoneWho,
  each,
  everybody,
  inNode,
  key,
  led,
  mutation,
  node,
  operators,
  operatorsWrite,
  ownerOnly,
  ownersWrite,
  pages,
  shown,
  signedIn,
  type TypeRow,
} from './row-words.ts'

const inStation = (inner: string) => inNode('Station', '$station', inner)
const inRoute = (inner: string) => inNode('Route', '$route', inner)
const inDeparture = (inner: string) => inNode('Departure', '$departure', inner)
const inWalk = (inner: string) => inNode('Walk', '$walk', inner)
const plan = 'routeId: "$route", startsAt: "$soon", guidesWanted: 1, groupSize: 5'
const inPreview = (inner: string) => `{ departurePreview(input: { ${plan} }) { ${inner} } }`
const SAVE_NOTICE = mutation(
  'saveHolidayNotice',
  `year: 2098, source: "s", days: [{ date: "2098-01-01", kind: HOLIDAY, name: "n" }], ${key}`,
)
const guidesAndOperators = each('null', { ...led, operator: 'ok' })

/** Routes, stations, departures and walks, as they are read. `$led` has been led, `$departure` is to come. */
export const walkRows: Record<string, TypeRow> = {
  Route: {
    ways: [
      [node('Route', '$route'), everybody],
      ['{ it: routes { FIELDS } }', everybody],
      [inStation('it: routes { FIELDS }'), everybody],
      [inDeparture('it: route { FIELDS }'), everybody],
    ],
    fields: {
      ...shown(
        'closures composed demo departures distanceMetres durationMinutes id name nameEn path pathKind',
      ),
      ...shown('stations stops summary summaryEn theme'),
    },
  },
  Stop: {
    ways: [[inRoute('it: stops { FIELDS }'), everybody]],
    fields: shown('station stayMinutes walkMinutes'),
  },
  Station: {
    ways: [
      [node('Station', '$station'), everybody],
      [inRoute('it: stations { FIELDS }'), everybody],
    ],
    fields: {
      ...shown(
        'accessibility capacity checkInRadiusMetres closures demo id name nameEn openingHours openings point',
      ),
      ...shown('precisionMetres routes story storyEn'),
      code: guidesAndOperators,
    },
  },
  StationCode: {
    ways: [[inStation('it: code { FIELDS }'), guidesAndOperators]],
    fields: shown('code validUntil'),
  },
  Accessibility: {
    ways: [[inStation('it: accessibility { FIELDS }'), everybody]],
    fields: shown('note seats stepFree steps surface toilets'),
  },
  OpeningDay: {
    ways: [[inStation('it: openings(from: "2027-10-01", days: 1) { FIELDS }'), everybody]],
    fields: shown('day spans'),
  },
  Day: {
    ways: [[inStation('openings(from: "2027-10-01", days: 1) { it: day { FIELDS } }'), everybody]],
    fields: shown('date kind name nameEn'),
  },
  OpenSpan: {
    ways: [[inStation('openings(days: 7) { it: spans { FIELDS } }'), everybody]],
    fields: shown('askFirst from until'),
  },
  Closure: {
    ways: [
      [inStation('it: closures { FIELDS }'), everybody],
      ['{ it: closures { FIELDS } }', everybody],
    ],
    fields: shown('from id reason reasonEn route station until'),
  },
  Departure: {
    ways: [
      [node('Departure', '$departure'), everybody],
      ['{ departures(first: 5) { edges { it: node { FIELDS } } } }', everybody],
      [
        '{ departures(first: 5, routeId: "$lostroute", withCancelled: true) { edges { it: node { FIELDS } } } }',
        operators,
      ],
      ['{ viewer { reservations { edges { node { it: departure { FIELDS } } } } } }', ownerOnly],
    ],
    fields: {
      ...shown('callForHelpAt callsForHelp cancelCause cancelReason closures decideAt demo endsAt groupSize'),
      ...shown(
        'guidesConfirmed guidesWanted id languages meetingPoint placesLimit route shift slot startsAt',
      ),
      ...shown('status timetable toldPeople version'),
      auditEntries: operators,
    },
  },
  ...pages('Departure', (it) => `{ ${it}departures(first: 5) { FIELDS } }`, everybody),
  StopTime: {
    ways: [[inDeparture('it: timetable { FIELDS }'), everybody]],
    fields: shown('arrivesAt leavesAt station'),
  },
  DeparturePreview: {
    ways: [[`{ it: departurePreview(input: { ${plan} }) { FIELDS } }`, operators]],
    fields: shown('fits obstacle stations suggestedStarts'),
  },
  StationLoad: {
    ways: [[inPreview('it: stations { FIELDS }'), operators]],
    fields: shown('askFirst capacity closed open planned plannedPeople station steps'),
  },
  LoadStep: {
    ways: [[inPreview('stations { it: steps { FIELDS } }'), operators]],
    fields: shown('from people'),
  },
  Walk: {
    ways: [
      [node('Walk', '$walk'), ownerOnly],
      ['{ viewer { walks { edges { it: node { FIELDS } } } } }', ownerOnly],
    ],
    fields: shown('completedAt id route stamps startedAt'),
  },
  ...pages('Walk', (it) => `{ viewer { ${it}walks { FIELDS } } }`, signedIn, ownerOnly),
  Stamp: {
    ways: [[inWalk('it: stamps { FIELDS }'), ownerOnly]],
    fields: shown('accuracyMetres at claimedAt doubt proof station visitedAt'),
  },
}

/** The same, as they are written. */
export const walkWrites: Record<string, TypeRow> = {
  StartWalkSuccess: {
    ways: [[mutation('startWalk', `routeId: "$route", ${key}`), anyoneWho]],
    fields: shown('walk'),
  },
  CheckInSuccess: {
    ways: [
      [mutation('checkIn', `walkId: "$walk", stationId: "$station", accuracyMetres: 5, ${key}`), ownersWrite],
    ],
    fields: shown('walk'),
  },
  CheckInReservationSuccess: {
    ways: [
      [
        mutation(
          'checkInReservation',
          `slotId: "$ledslot", reservationId: "$ledreservation", peoplePresent: 1, ${key}`,
        ),
        each('FORBIDDEN', { stranger: 'SIGN_IN_REQUIRED', ...led, operator: 'ok' }),
      ],
    ],
    fields: shown('reservation'),
  },
  UndoCheckInSuccess: {
    ways: [
      [
        mutation('undoCheckIn', `slotId: "$ledslot", reservationId: "$ledreservation", ${key}`),
        each('FORBIDDEN', { stranger: 'SIGN_IN_REQUIRED', ...led, operator: 'ok' }),
      ],
    ],
    fields: shown('reservation'),
  },
  AddClosureSuccess: {
    ways: [
      [mutation('addClosure', `stationId: "$station", from: "$late", reason: "r", ${key}`), operatorsWrite],
    ],
    fields: shown('closure'),
  },
  SaveHolidayNoticeSuccess: { ways: [[SAVE_NOTICE, operatorsWrite]], fields: shown('holidayNotice') },
  HolidayNotice: {
    ways: [['{ it: holidayNotices { FIELDS } }', everybody]],
    fields: shown('days enteredAt source year'),
  },
  EndClosureSuccess: {
    ways: [[mutation('endClosure', 'closureId: "$closure"'), operatorsWrite]],
    fields: shown('closure'),
  },
  ScheduleDepartureSuccess: {
    ways: [[mutation('scheduleDeparture', `${plan}, ${key}`), operatorsWrite]],
    fields: shown('departure'),
  },
  ChangeDepartureSuccess: {
    ways: [
      [mutation('changeDeparture', `departureId: "$departure", meetingPoint: "m", ${key}`), operatorsWrite],
    ],
    fields: shown('departure'),
  },
}

/** What ends a departure, after everything that needs one. */
export const walkEnds: Record<string, TypeRow> = {
  CancelDepartureSuccess: {
    ways: [[mutation('cancelDeparture', `departureId: "$departure", reason: "r", ${key}`), operatorsWrite]],
    fields: shown('departure'),
  },
}
