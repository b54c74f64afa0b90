/** Who asks. The session is at a site of `manager`; `owner` holds a reservation in it. */
export const PEOPLE = {
  stranger: '',
  owner: 'citizen-90001',
  citizen: 'citizen-90002',
  guide: 'guide-1',
  otherManager: 'manager-2',
  manager: 'manager-1',
  operator: 'operator-1',
} as const
export type Who = keyof typeof PEOPLE

/** `ok`; `null` for what is hidden or not there; or the code of a refusal. */
export type Outcomes = Record<Who, string>

export interface TypeRow {
  /** Ways to one: `it` is what is reached, `FIELDS` stands for all its fields; and who gets there. */
  ways: [document: string, outcomes: Outcomes][]
  /** Every field of the type: shown to whoever gets there, or by the first way only to some. */
  fields: Record<string, 'shown' | Outcomes>
}

const each = (outcome: string, others: Partial<Outcomes> = {}): Outcomes => ({
  ...(Object.fromEntries(Object.keys(PEOPLE).map((who) => [who, outcome])) as Outcomes),
  ...others,
})
const everybody = each('ok')
const managers = each('null', { manager: 'ok', operator: 'ok' })
const concerned = each('null', { owner: 'ok', manager: 'ok', operator: 'ok' })
const ownerOnly = each('null', { owner: 'ok' })
const signedIn = each('ok', { stranger: 'null' })
const anyoneWho = each('ok', { stranger: 'SIGN_IN_REQUIRED' })
const ownersWrite = each('NOT_FOUND', { stranger: 'SIGN_IN_REQUIRED', owner: 'ok' })
const managersWrite = (outcome: string) =>
  each('FORBIDDEN', { stranger: 'SIGN_IN_REQUIRED', manager: outcome, operator: outcome })
const operatorsWrite = each('FORBIDDEN', { stranger: 'SIGN_IN_REQUIRED', operator: 'ok' })

const shown = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, 'shown' as const]))
const node = (type: string, id: string) => `{ it: node(id: "${id}") { ... on ${type} { FIELDS } } }`
const inSite = (inner: string) => `{ node(id: "$site") { ... on Site { ${inner} } } }`
const inSlot = (inner: string) => `{ node(id: "$slot") { ... on Slot { ${inner} } } }`
const mutation = (name: string, input: string) => {
  const success = `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`
  return `mutation { it: ${name}(input: { ${input} }) { ... on Refused { refusedAs: code } ... on ${success} { FIELDS } } }`
}
const key = 'idempotencyKey: "$key"'

/** A list that comes by pages: its connection and its edges, with who gets the list and who finds something in it. */
function pages(name: string, list: (inner: string) => string, outcomes: Outcomes, found = outcomes) {
  return {
    [`${name}Connection`]: { ways: [[list('it: '), outcomes]], fields: shown('edges pageInfo') },
    [`${name}Edge`]: {
      ways: [[list('').replace('FIELDS', 'it: edges { FIELDS }'), found]],
      fields: shown('cursor node'),
    },
  } satisfies Record<string, TypeRow>
}

/** Every type but the roots, whose fields have their rows in the gateway's own tests. What writes comes last. */
export const typeRows: Record<string, TypeRow> = {
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
      ...shown('activities address capacity crafts demo id name nameEn openings point precisionMetres'),
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
      ...shown('craft demo durationMinutes id level materials maximumPartySize minimumAge site stepFree'),
      ...shown('summary summaryEn title titleEn'),
    },
  },
  ...pages('Activity', (it) => inSite(`${it}activities(first: 5) { FIELDS }`), everybody),
  Session: {
    ways: [
      [node('Session', '$session'), everybody],
      [node('Session', '$draft'), managers],
      [inSite('sessions(statuses: [DRAFT]) { edges { it: node { FIELDS } } }'), managers],
    ],
    fields: shown(
      'activity cancelReason capacity demo distanceMetres endsAt id room site slot startsAt status',
    ),
  },
  ...pages('Session', (it) => `{ ${it}sessions(first: 1) { FIELDS } }`, everybody),
  SiteSummary: {
    ways: [['{ it: siteSummaries { FIELDS } }', everybody]],
    fields: shown('capacity crafts nextStartsAt remaining sessionCount site'),
  },
  Slot: {
    ways: [[node('Slot', '$slot'), everybody]],
    fields: {
      ...shown('capacity closesAt id maximumPartySize offered opensAt over remaining reservationCount'),
      ...shown('reserved status version'),
      reservations: managers,
      viewerReservation: ownerOnly,
    },
  },
  SlotReservation: {
    ways: [[inSlot('reservations { edges { it: node { FIELDS } } }'), managers]],
    fields: shown('contact displayName reservation'),
  },
  ...pages('SlotReservation', (it) => inSlot(`${it}reservations(first: 5) { FIELDS }`), managers),
  Alternative: {
    ways: [['{ it: alternatives(slotId: "$slot") { FIELDS } }', everybody]],
    fields: shown('distanceMetres loadPercent session slot startsInMinutes'),
  },
  Refused: {
    ways: [
      [`mutation { it: reserve(input: { slotId: "x", ${key} }) { ... on Refused { FIELDS } } }`, everybody],
    ],
    fields: shown('alternatives code message suggestedStarts'),
  },
  Viewer: {
    ways: [['{ it: viewer { FIELDS } }', signedIn]],
    fields: shown('displayName id managedSites notices reservations roles unreadNoticeCount'),
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
      ...shown('cancelUntil cancelledWithSession code createdAt endsAt id overlapping partySize session'),
      ...shown('slot startsAt status'),
    },
  },
  ...pages('Reservation', (it) => `{ viewer { ${it}reservations { FIELDS } } }`, signedIn, ownerOnly),
  Notice: {
    ways: [
      [node('Notice', '$notice'), ownerOnly],
      ['{ viewer { notices { edges { it: node { FIELDS } } } } }', ownerOnly],
    ],
    fields: {
      ...shown('createdAt id kind newRoom newStartsAt oldRoom oldStartsAt overlappingSession readAt reason'),
      ...shown('reservation session'),
    },
  },
  ...pages('Notice', (it) => `{ viewer { ${it}notices { FIELDS } } }`, signedIn, ownerOnly),

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
