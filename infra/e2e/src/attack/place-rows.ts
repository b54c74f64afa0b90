import {
  anyoneWho,
  concerned,
  each,
  everybody,
  guides,
  inLedSlot,
  inSite,
  inSlot,
  key,
  led,
  managers,
  managersWrite,
  mutation,
  node,
  operatorsWrite,
  ownerOnly,
  ownersWrite,
  pages,
  shown,
  signedIn,
  type TypeRow,
} from './row-words.ts'

/** The departure was moved: its guides are told, too. */
const noticed = each('null', { owner: 'ok', ...led })

/** Sites, sessions and who reserves them, as they are read. */
export const placeRows: Record<string, TypeRow> = {
  Settings: {
    ways: [['{ it: settings { FIELDS } }', everybody]],
    fields: shown('districtName districtNameEn signIn tileLayer timeZone'),
  },
  TileLayer: {
    ways: [['{ settings { it: tileLayer { FIELDS } } }', everybody]],
    fields: shown('attribution maximumZoom urlTemplate'),
  },
  StreetTown: { ways: [['{ it: streetTowns { FIELDS } }', everybody]], fields: shown('code name nameEn') },
  Site: {
    ways: [
      [node('Site', '$site'), everybody],
      ['{ sites(first: 1) { edges { it: node { FIELDS } } } }', everybody],
      ['{ viewer { it: managedSites { FIELDS } } }', each('null', { manager: 'ok', otherManager: 'ok' })],
    ],
    fields: {
      ...shown(
        'activities address capacity contact crafts demo directions directionsEn id name nameEn openings point precisionMetres',
      ),
      ...shown('rooms sessions streetTown'),
      managers,
      auditEntries: managers,
    },
  },
  ...pages('Site', (it) => `{ ${it}sites(first: 1) { FIELDS } }`, everybody),
  PageInfo: {
    ways: [['{ sites(first: 1) { it: pageInfo { FIELDS } } }', everybody]],
    fields: shown('endCursor hasNextPage hasPreviousPage startCursor'),
  },
  Opening: {
    ways: [[inSite('it: openings { FIELDS }'), everybody]],
    fields: shown('closesMinute opensMinute weekday'),
  },
  Point: { ways: [[inSite('it: point { FIELDS }'), everybody]], fields: shown('latitude longitude') },
  Room: { ways: [[inSite('it: rooms { FIELDS }'), everybody]], fields: shown('capacity name') },
  Grant: { ways: [[inSite('it: managers { FIELDS }'), managers]], fields: shown('grantedAt personId') },
  AuditEntry: {
    ways: [[inSite('auditEntries { edges { it: node { FIELDS } } }'), managers]],
    fields: shown('actorId at changeJson id operation subjectId'),
  },
  ...pages('AuditEntry', (it) => inSite(`${it}auditEntries(first: 5) { FIELDS }`), managers),
  Activity: {
    ways: [[node('Activity', '$activity'), everybody]],
    fields: {
      ...shown(
        'languages craft demo durationMinutes id level materials maximumPartySize minimumAge site stepFree',
      ),
      ...shown('summary summaryEn title titleEn whatToBring whatToBringEn'),
    },
  },
  ...pages('Activity', (it) => inSite(`${it}activities(first: 5) { FIELDS }`), everybody),
  Session: {
    ways: [
      [node('Session', '$session'), everybody],
      [node('Session', '$draft'), managers],
      [inSite('sessions(statuses: [DRAFT]) { edges { it: node { FIELDS } } }'), managers],
    ],
    fields: {
      ...shown(
        'activity cancelReason capacity closesAt demo distanceMetres endsAt helpersWanted id languages',
      ),
      ...shown('opensAt room shift site slot startsAt status toldPeople version'),
    },
  },
  ...pages('Session', (it) => `{ ${it}sessions(first: 1) { FIELDS } }`, everybody),
  SiteSummary: {
    ways: [['{ it: siteSummaries { FIELDS } }', everybody]],
    fields: shown('capacity crafts nextStartsAt remaining sessionCount site'),
  },
  Slot: {
    ways: [[node('Slot', '$slot'), everybody]],
    fields: {
      ...shown(
        'cancelUntil capacity closesAt id maximumPartySize offered opensAt over remaining reservationCount',
      ),
      ...shown('reserved sourceVersion status version'),
      reservations: managers,
      viewerReservation: ownerOnly,
    },
  },
  SlotReservation: {
    ways: [
      [inSlot('reservations { edges { it: node { FIELDS } } }'), managers],
      [inLedSlot('reservations { edges { it: node { FIELDS } } }'), each('null', { ...led, operator: 'ok' })],
    ],
    fields: shown('contact displayName reservation'),
  },
  ...pages('SlotReservation', (it) => inSlot(`${it}reservations(first: 5) { FIELDS }`), managers),
  Alternative: {
    ways: [['{ it: alternatives(slotId: "$slot") { FIELDS } }', everybody]],
    fields: shown('clash departure distanceMetres loadPercent session slot startsInMinutes suits'),
  },
  // Nobody here has anything at that time.
  Clash: {
    ways: [['{ alternatives(slotId: "$slot") { it: clash { FIELDS } } }', each('null')]],
    fields: shown('departure endsAt reservation session shift startsAt'),
  },
  Refused: {
    ways: [
      [`mutation { it: reserve(input: { slotId: "x", ${key} }) { ... on Refused { FIELDS } } }`, everybody],
    ],
    fields: shown('alternatives code message suggestedStarts'),
  },
  ViewerChange: {
    ways: [['subscription { it: viewerChanged { FIELDS } }', anyoneWho]],
    fields: { ...shown('unreadNoticeCount'), reservation: each('null'), claim: each('null') },
  },
  Viewer: {
    ways: [['{ it: viewer { FIELDS } }', signedIn]],
    fields: {
      ...shown('displayName id managedSites notices reservations roles serviceRecords shifts'),
      ...shown('unreadNoticeCount walks'),
      calendarAddress: each('null'),
      guide: guides,
      serviceSummary: guides,
    },
  },
  Reservation: {
    ways: [
      [node('Reservation', '$reservation'), concerned],
      [inSlot('it: viewerReservation { FIELDS }'), ownerOnly],
      [inSlot('reservations { edges { node { it: reservation { FIELDS } } } }'), managers],
      ['{ viewer { reservations { edges { it: node { FIELDS } } } } }', ownerOnly],
      ['{ viewer { notices { edges { node { it: reservation { FIELDS } } } } } }', ownerOnly],
    ],
    fields: {
      ...shown('cancelUntil cancelledWithSession checkedInAt code createdAt departure endsAt id overlapping'),
      ...shown('partySize peoplePresent session slot startsAt status'),
    },
  },
  ...pages('Reservation', (it) => `{ viewer { ${it}reservations { FIELDS } } }`, signedIn, ownerOnly),
  Notice: {
    ways: [
      [node('Notice', '$notice'), ownerOnly],
      ['{ viewer { notices { edges { it: node { FIELDS } } } } }', noticed],
    ],
    fields: {
      ...shown('closedRoute closedStation createdAt departure id kind newRoom newStartsAt noGuide oldRoom'),
      ...shown(
        'oldStartsAt overlappingDeparture overlappingSession readAt reason reasonEn reservation session',
      ),
      ...shown('meetingPointChanged newEndsAt newMeetingPoint oldEndsAt oldMeetingPoint overtaken'),
      ...shown('roomChanged shift'),
    },
  },
  ...pages('Notice', (it) => `{ viewer { ${it}notices { FIELDS } } }`, signedIn, noticed),
}

/** The same, as they are written. */
export const placeWrites: Record<string, TypeRow> = {
  MarkNoticesReadSuccess: {
    ways: [[mutation('markNoticesRead', 'noticeIds: ["$notice"]'), anyoneWho]],
    fields: shown('viewer'),
  },
  CreateActivitySuccess: {
    ways: [
      [
        mutation(
          'createActivity',
          `siteId: "$site", title: "t", summary: "s", craft: WOOD, durationMinutes: 60, ${key}`,
        ),
        managersWrite('ok'),
      ],
    ],
    fields: shown('activity'),
  },
  PublishSessionSuccess: {
    ways: [
      [
        mutation(
          'publishSession',
          `siteId: "$site", activityId: "$activity", startsAt: "2020-01-01T10:00:00Z", capacity: 2, ${key}`,
        ),
        managersWrite('TOO_LATE'),
      ],
    ],
    fields: shown('session'),
  },
  ChangeSessionSuccess: {
    ways: [
      [mutation('changeSession', `sessionId: "$session", capacity: 11, ${key}`), managersWrite('ok')],
      [
        mutation('changeSession', `sessionId: "$draft", capacity: 11, ${key}`),
        {
          ...managersWrite('ok'),
          owner: 'NOT_FOUND',
          citizen: 'NOT_FOUND',
          guide: 'NOT_FOUND',
          otherGuide: 'NOT_FOUND',
          otherManager: 'NOT_FOUND',
        },
      ],
    ],
    fields: shown('session'),
  },
  GrantSiteSuccess: {
    ways: [[mutation('grantSite', 'siteId: "$site", personId: "citizen-5"'), operatorsWrite]],
    fields: shown('site'),
  },
  RevokeSiteSuccess: {
    ways: [[mutation('revokeSite', 'siteId: "$site", personId: "citizen-5"'), operatorsWrite]],
    fields: shown('site'),
  },
  ChangeReservationSuccess: {
    ways: [
      [mutation('changeReservation', `reservationId: "$reservation", partySize: 2, ${key}`), ownersWrite],
    ],
    fields: shown('reservation'),
  },
  MakeCalendarAddressSuccess: {
    ways: [[mutation('makeCalendarAddress', key), anyoneWho]],
    fields: shown('calendarAddress'),
  },
  CalendarAddress: {
    ways: [['{ viewer { it: calendarAddress { FIELDS } } }', signedIn]],
    // Told once, when it is made.
    fields: { ...shown('madeAt'), path: each('null') },
  },
  WithdrawCalendarAddressSuccess: {
    ways: [[mutation('withdrawCalendarAddress', key), anyoneWho]],
    fields: shown('viewer'),
  },
  CancelReservationSuccess: {
    ways: [[mutation('cancelReservation', `reservationId: "$reservation", ${key}`), ownersWrite]],
    fields: shown('reservation'),
  },
  ReserveSuccess: {
    ways: [[mutation('reserve', `slotId: "$slot", ${key}`), anyoneWho]],
    fields: shown('reservation'),
  },
  CancelSessionSuccess: {
    ways: [[mutation('cancelSession', `sessionId: "$session", reason: "r", ${key}`), managersWrite('ok')]],
    fields: shown('session'),
  },
}
