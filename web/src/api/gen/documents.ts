// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
export * from './account.ts'
export * from './calendar-address.ts'
export * from './live.ts'
export * from './settings.ts'
export * from './check-in.ts'
export * from './explore.ts'
export * from './session.ts'
export * from './site.ts'
export * from './manage.ts'
export * from './holidays.ts'
export * from './operate.ts'
export * from './schedule.ts'
export * from './reservations.ts'
export * from './reserving.ts'
export * from './slot.ts'
export * from './viewer.ts'
export * from './volunteer.ts'
export * from './walking.ts'
export * from './opening-days.ts'
export * from './walk-panels.ts'
export * from './walks.ts'
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Of a station or of a route. Without `from`: from now on. */
export type AddClosureInput = {
  from?: string | null | undefined;
  idempotencyKey: string;
  reason: string;
  reasonEn?: string | null | undefined;
  routeId?: string | null | undefined;
  stationId?: string | null | undefined;
  until?: string | null | undefined;
};

/** Gives an empty place of a shift to a guide, by the rules of a claim. */
export type AssignGuideInput = {
  guideId: string;
  idempotencyKey: string;
  shiftId: string;
};

export type AvailabilityInput = {
  fromMinute: number;
  untilMinute: number;
  weekday: number;
};

export type BoundsInput = {
  east: number;
  north: number;
  south: number;
  west: number;
};

export type CancelCause =
  | 'NO_GUIDE'
  | 'OPERATOR';

export type CancelDepartureInput = {
  departureId: string;
  idempotencyKey: string;
  reason: string;
};

export type CancelReservationInput = {
  idempotencyKey: string;
  reservationId: string;
};

export type CancelSessionInput = {
  idempotencyKey: string;
  reason: string;
  sessionId: string;
};

export type CertificateStatus =
  /** All of its hours were voided. */
  | 'REVOKED'
  /** Some of its hours were corrected or voided since. */
  | 'SUPERSEDED'
  | 'VALID';

/** `expectedVersion`: the version that the operator saw; of another one nothing is changed: CHANGED. */
export type ChangeDepartureInput = {
  departureId: string;
  expectedVersion?: number | null | undefined;
  groupSize?: number | null | undefined;
  guidesWanted?: number | null | undefined;
  idempotencyKey: string;
  meetingPoint?: string | null | undefined;
  placesLimit?: number | null | undefined;
  startsAt?: string | null | undefined;
};

/**
 * Another size of the party: its code and its places stay. Fewer until the start, more as long as they fit.
 * `expectedStartsAt`: of a party that grows, the start that the person saw; at another one nothing changes: CHANGED.
 */
export type ChangeReservationInput = {
  expectedStartsAt?: string | null | undefined;
  idempotencyKey: string;
  partySize: number;
  reservationId: string;
};

/** `expectedVersion`: the version that the manager saw; of another one nothing is changed: CHANGED. */
export type ChangeSessionInput = {
  capacity?: number | null | undefined;
  closesAt?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  helpersWanted?: number | null | undefined;
  idempotencyKey: string;
  languages?: Array<SpokenLanguage> | null | undefined;
  opensAt?: string | null | undefined;
  room?: string | null | undefined;
  sessionId: string;
  startsAt?: string | null | undefined;
};

/** The proof is a code, or that the device is within the station's radius, with its accuracy. `claimedAt` is when it happened and `sentAt` when this is sent, both by the device's clock. */
export type CheckInInput = {
  accuracyMetres?: number | null | undefined;
  claimedAt?: string | null | undefined;
  code?: string | null | undefined;
  idempotencyKey: string;
  sentAt?: string | null | undefined;
  stationId: string;
  walkId: string;
};

export type CheckInProof =
  | 'CODE'
  | 'PLACE'
  /** The walker says so: what was sent with it cannot be. */
  | 'SELF_DECLARED';

/** By the reservation or the code that is shown; with nobody present the party did not come (NO_SHOW). */
export type CheckInReservationInput = {
  code?: string | null | undefined;
  idempotencyKey: string;
  peoplePresent: number;
  reservationId?: string | null | undefined;
  slotId: string;
};

export type ClaimDoubt =
  /** The shift was moved into another one of this guide. */
  | 'OVERLAPPING'
  /** Admitted no more. */
  | 'SUSPENDED'
  /** A qualification that the shift asks for does not last to its end. */
  | 'UNQUALIFIED';

/** `expectedStartsAt`: the start that the guide saw; a shift that starts at another one is not taken: CHANGED. */
export type ClaimShiftInput = {
  expectedStartsAt?: string | null | undefined;
  idempotencyKey: string;
  shiftId: string;
};

export type ClaimStatus =
  /** The guide did not come, as an operator says. */
  | 'ABSENT'
  | 'CLAIMED'
  | 'PRESENT'
  | 'RELEASED';

/** `minutes` and `peopleGuided` correct them, and need a reason. */
export type ConfirmServiceInput = {
  idempotencyKey: string;
  minutes?: number | null | undefined;
  peopleGuided?: number | null | undefined;
  reason?: string | null | undefined;
  recordId: string;
};

/** Many as they were recorded, all or none; what is out of the ordinary is confirmed alone. */
export type ConfirmServicesInput = {
  idempotencyKey: string;
  recordIds: Array<string>;
};

export type Craft =
  | 'CERAMICS'
  | 'FABRIC'
  | 'LEATHER'
  | 'OTHER'
  | 'PAPER'
  | 'WOOD';

export type CreateActivityInput = {
  craft: Craft;
  durationMinutes: number;
  idempotencyKey: string;
  languages?: Array<SpokenLanguage> | null | undefined;
  level?: Level | null | undefined;
  materials?: string | null | undefined;
  maximumPartySize?: number;
  minimumAge?: number | null | undefined;
  siteId: string;
  stepFree?: boolean | null | undefined;
  summary: string;
  summaryEn?: string | null | undefined;
  title: string;
  titleEn?: string | null | undefined;
  whatToBring?: string | null | undefined;
  whatToBringEn?: string | null | undefined;
};

export type DayKind =
  | 'HOLIDAY'
  /** A Saturday or Sunday that is worked. */
  | 'MAKE_UP_WORKDAY'
  /** The notice of the year is not out yet, and the law does not name the day. */
  | 'NOT_ANNOUNCED'
  | 'WEEKEND'
  | 'WORKDAY';

export type DeparturePreviewInput = {
  /** One that is to be changed: its own load is left out. */
  departureId?: string | null | undefined;
  groupSize: number;
  guidesWanted: number;
  placesLimit?: number | null | undefined;
  routeId: string;
  startsAt: string;
};

export type DepartureStatus =
  | 'CANCELLED'
  | 'SCHEDULED';

export type EndClosureInput = {
  closureId: string;
};

export type EnrolInTrainingInput = {
  idempotencyKey: string;
  trainingId: string;
};

export type GrantSiteInput = {
  personId: string;
  siteId: string;
};

export type GuideStatus =
  | 'ADMITTED'
  | 'APPLIED'
  | 'SUSPENDED';

/** `name` is not asked for any more: a certificate shows the registered name. */
export type IssueCertificateInput = {
  idempotencyKey: string;
  name?: string | null | undefined;
};

/** Lets a guide count again in spite of what is in doubt. */
export type KeepClaimInput = {
  claimId: string;
  idempotencyKey: string;
};

export type LeaveTrainingInput = {
  trainingId: string;
};

export type Level =
  | 'ADVANCED'
  | 'BEGINNER'
  | 'INTERMEDIATE';

/** In place of the one before, which opens nothing any more. */
export type MakeCalendarAddressInput = {
  idempotencyKey: string;
};

/** The guide of a claim did not come: their hours of it are void. `absent` false takes it back. */
export type MarkGuideAbsentInput = {
  absent?: boolean;
  claimId: string;
  idempotencyKey: string;
  reason: string;
};

export type MarkNoticesReadInput = {
  noticeIds: Array<string>;
};

export type NoticeKind =
  | 'CANCELLED'
  | 'CLOSED'
  | 'MEETING_POINT_CHANGED'
  | 'MOVED'
  | 'MOVED_INTO_OVERLAP'
  | 'REOPENED'
  | 'ROOM_CHANGED'
  | 'SHIFT_ASSIGNED'
  | 'SHIFT_CANCELLED'
  | 'SHIFT_MOVED'
  | 'SHIFT_WITHDRAWN'
  | 'SHRUNK';

/** STRAIGHT: from station to station as the crow flies; the way is longer. */
export type PathKind =
  | 'DRAWN'
  | 'STRAIGHT'
  | 'STREETS';

export type PointInput = {
  latitude: number;
  longitude: number;
};

/** Makes a session and publishes it. Without `opensAt`/`closesAt`: open now, until it starts. */
export type PublishSessionInput = {
  activityId: string;
  capacity: number;
  closesAt?: string | null | undefined;
  helpersWanted?: number | null | undefined;
  idempotencyKey: string;
  languages?: Array<SpokenLanguage> | null | undefined;
  opensAt?: string | null | undefined;
  room?: string | null | undefined;
  siteId: string;
  startsAt: string;
};

export type RecordAttendanceInput = {
  guideIds: Array<string>;
  idempotencyKey: string;
  trainingId: string;
};

export type RecordServiceInput = {
  idempotencyKey: string;
  minutes: number;
  peopleGuided: number;
  shiftId: string;
};

export type RefusalCode =
  | 'ALREADY_RESERVED'
  | 'BUSY'
  | 'CHANGED'
  | 'FORBIDDEN'
  | 'IDEMPOTENCY_MISMATCH'
  | 'INVALID_INPUT'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_QUALIFIED'
  | 'OUTSIDE_OPENING'
  | 'OVERLAPS'
  | 'OVER_SITE_CAPACITY'
  | 'PARTY_TOO_LARGE'
  | 'REST_REQUIRED'
  | 'ROOM_TAKEN'
  | 'SHIFT_TAKEN'
  | 'SIGN_IN_REQUIRED'
  | 'SLOT_CANCELLED'
  | 'SLOT_CLOSED'
  | 'SLOT_FULL'
  | 'SLOT_NOT_OPEN'
  | 'STATION_FULL'
  | 'TOO_LATE';

export type RegisterGuideInput = {
  availability: Array<AvailabilityInput>;
  idempotencyKey: string;
  inShowcase: boolean;
  languages: Array<SpokenLanguage>;
  showcaseName?: string | null | undefined;
  showcaseWords?: string | null | undefined;
  streetTownCodes: Array<string>;
  themes: Array<Theme>;
};

export type ReleaseCause =
  | 'GUIDE'
  | 'OPERATOR'
  | 'SHIFT_CANCELLED';

export type ReleaseShiftInput = {
  idempotencyKey: string;
  reason: string;
  shiftId: string;
};

/** Without `guideId` the claim is released and nobody takes its place. */
export type ReplaceClaimInput = {
  claimId: string;
  guideId?: string | null | undefined;
  idempotencyKey: string;
  reason: string;
};

export type ReservationStatus =
  | 'ATTENDED'
  | 'CANCELLED'
  | 'CONFIRMED'
  | 'NO_SHOW';

/**
 * `near` lets a refusal name alternatives near the person; it is used for this answer and kept nowhere.
 * `expectedStartsAt`: the start that the person saw; at another one nothing is taken: CHANGED.
 * `expectedMeetingPoint`: the same of where a guided walk begins; empty: at the first station.
 */
export type ReserveInput = {
  expectedMeetingPoint?: string | null | undefined;
  expectedStartsAt?: string | null | undefined;
  idempotencyKey: string;
  near?: PointInput | null | undefined;
  partySize?: number;
  slotId: string;
};

export type RevokeSiteInput = {
  personId: string;
  siteId: string;
};

export type Role =
  | 'CITIZEN'
  | 'GUIDE'
  | 'MANAGER'
  | 'OPERATOR';

export type RuledDayInput = {
  /** YYYY-MM-DD, of the year or of December before it. */
  date: string;
  /** HOLIDAY or MAKE_UP_WORKDAY. */
  kind: DayKind;
  name: string;
  nameEn?: string;
};

/** In place of whatever was known of the year. */
export type SaveHolidayNoticeInput = {
  days: Array<RuledDayInput>;
  idempotencyKey: string;
  source: string;
  year: number;
};

/** Without an id: a new one. */
export type SaveQualificationInput = {
  idempotencyKey: string;
  name: string;
  nameEn?: string | null | undefined;
  qualificationId?: string | null | undefined;
  validDays?: number | null | undefined;
};

/** Without an id: a new one. */
export type SaveTrainingInput = {
  cancelled?: boolean | null | undefined;
  capacity: number;
  endsAt: string;
  idempotencyKey: string;
  place: string;
  qualificationIds: Array<string>;
  startsAt: string;
  title: string;
  titleEn?: string | null | undefined;
  trainingId?: string | null | undefined;
};

export type ScheduleDepartureInput = {
  groupSize: number;
  guidesWanted: number;
  idempotencyKey: string;
  languages?: Array<SpokenLanguage> | null | undefined;
  meetingPoint?: string | null | undefined;
  placesLimit?: number | null | undefined;
  routeId: string;
  startsAt: string;
};

/** By confirmed hours: less than 20, from 20, from 100, from 300. */
export type ServiceLevel =
  | 'BAMBOO'
  | 'CAMPHOR'
  | 'PINE'
  | 'SEEDLING';

/** Why hours are looked at one by one before they are confirmed. */
export type ServiceOutlier =
  /** Much longer than the shift. */
  | 'LONG'
  /** More people than were checked in, walk-ins allowed for. */
  | 'MANY_PEOPLE'
  | 'NOT_SIGNED_IN';

export type ServiceRecordStatus =
  | 'CONFIRMED'
  | 'RECORDED'
  /** By an operator, with a reason: counts nowhere. */
  | 'VOID';

export type SessionStatus =
  | 'CANCELLED'
  | 'DRAFT'
  | 'PUBLISHED';

export type SetGuideStatusInput = {
  guideId: string;
  idempotencyKey: string;
  reason?: string | null | undefined;
  status: GuideStatus;
};

export type ShiftKind =
  | 'DEPARTURE'
  | 'SESSION';

export type ShiftStatus =
  | 'CANCELLED'
  | 'OPEN';

export type SignInKind =
  | 'DEMO'
  | 'OIDC';

export type SignInToShiftInput = {
  idempotencyKey: string;
  shiftId: string;
};

export type SlotStatus =
  | 'ACTIVE'
  | 'CANCELLED';

/** A language that a guide speaks, or a departure is led or a workshop taught in: Putonghua, Shanghainese, English, Chinese sign language. */
export type SpokenLanguage =
  | 'CSL'
  | 'EN'
  | 'WUU'
  | 'ZH';

export type StartWalkInput = {
  idempotencyKey: string;
  routeId: string;
};

export type Theme =
  | 'ARTS'
  | 'COUNTRYSIDE'
  | 'HISTORY'
  | 'INTANGIBLE_HERITAGE'
  | 'RED'
  | 'SCIENCE';

/** Takes back that a party came, or did not. */
export type UndoCheckInInput = {
  idempotencyKey: string;
  reservationId: string;
  slotId: string;
};

/** The hours count no more; the guide reads the reason. */
export type VoidServiceInput = {
  idempotencyKey: string;
  reason: string;
  recordId: string;
};

/** It opens nothing any more. */
export type WithdrawCalendarAddressInput = {
  idempotencyKey: string;
};

export type DepartureInNoticeFragment = { __typename: 'Departure', id: string, startsAt: string, endsAt: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } };

export type NoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NoticesQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, unreadNoticeCount: number, notices: { __typename: 'NoticeConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'NoticeEdge', node: { __typename: 'Notice', id: string, kind: NoticeKind, createdAt: string, readAt: string | null, reason: string | null, reasonEn: string | null, noGuide: boolean, overtaken: boolean, oldStartsAt: string | null, newStartsAt: string | null, oldEndsAt: string | null, newEndsAt: string | null, roomChanged: boolean, oldRoom: string | null, newRoom: string | null, meetingPointChanged: boolean, oldMeetingPoint: string | null, newMeetingPoint: string | null, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null } } | null, overlappingSession: { __typename: 'Session', id: string, startsAt: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null, departure: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, overlappingDeparture: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, closedStation: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null, closedRoute: { __typename: 'Route', id: string, name: string, nameEn: string | null } | null, shift: { __typename: 'Shift', id: string, startsAt: string, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus } | null, departure: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null, reservation: { __typename: 'Reservation', id: string, status: ReservationStatus, partySize: number, slot: { __typename: 'Slot', id: string } } | null } }> } } | null };

export type MarkNoticesReadMutationVariables = Exact<{
  input: MarkNoticesReadInput;
}>;


export type MarkNoticesReadMutation = { __typename: 'Mutation', markNoticesRead:
    | { __typename: 'MarkNoticesReadSuccess', viewer: { __typename: 'Viewer', id: string, unreadNoticeCount: number } }
    | { __typename: 'Refused', code: RefusalCode, message: string }
   };

export type InPlaceOfQueryVariables = Exact<{
  slotId: string;
  partySize: number;
}>;


export type InPlaceOfQuery = { __typename: 'Query', alternatives: Array<{ __typename: 'Alternative', slot: { __typename: 'Slot', id: string, remaining: number }, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null } } | null, departure: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, clash: { __typename: 'Clash', startsAt: string, endsAt: string, shift: { __typename: 'Shift', id: string } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null } } | null } | null }> };

export type MyCalendarAddressQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCalendarAddressQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, calendarAddress: { __typename: 'CalendarAddress', madeAt: string } | null } | null };

export type MakeCalendarAddressMutationVariables = Exact<{
  input: MakeCalendarAddressInput;
}>;


export type MakeCalendarAddressMutation = { __typename: 'Mutation', makeCalendarAddress:
    | { __typename: 'MakeCalendarAddressSuccess', calendarAddress: { __typename: 'CalendarAddress', madeAt: string, path: string | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string }
   };

export type WithdrawCalendarAddressMutationVariables = Exact<{
  input: WithdrawCalendarAddressInput;
}>;


export type WithdrawCalendarAddressMutation = { __typename: 'Mutation', withdrawCalendarAddress:
    | { __typename: 'Refused', code: RefusalCode, message: string }
    | { __typename: 'WithdrawCalendarAddressSuccess', viewer: { __typename: 'Viewer', id: string, calendarAddress: { __typename: 'CalendarAddress', madeAt: string } | null } }
   };

export type SlotChangedSubscriptionVariables = Exact<{
  slotIds: Array<string> | string;
}>;


export type SlotChangedSubscription = { __typename: 'Subscription', slotChanged: { __typename: 'Slot', sourceVersion: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } };

export type ViewerChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ViewerChangedSubscription = { __typename: 'Subscription', viewerChanged: { __typename: 'ViewerChange', unreadNoticeCount: number } };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { __typename: 'Query', settings: { __typename: 'Settings', districtName: string, districtNameEn: string, signIn: SignInKind, tileLayer: { __typename: 'TileLayer', urlTemplate: string, attribution: string, maximumZoom: number } | null } };

export type AuditEntryInListFragment = { __typename: 'AuditEntry', id: string, at: string, actorId: string | null, operation: string, subjectId: string, changeJson: string };

export type StartWalkForCheckInMutationVariables = Exact<{
  input: StartWalkInput;
}>;


export type StartWalkForCheckInMutation = { __typename: 'Mutation', startWalk:
    | { __typename: 'Refused', code: RefusalCode, message: string }
    | { __typename: 'StartWalkSuccess', walk: { __typename: 'Walk', id: string, startedAt: string, completedAt: string | null } }
   };

export type CheckInMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInMutation = { __typename: 'Mutation', checkIn:
    | { __typename: 'CheckInSuccess', walk: { __typename: 'Walk', id: string, completedAt: string | null, stamps: Array<{ __typename: 'Stamp', at: string, claimedAt: string | null, proof: CheckInProof, station: { __typename: 'Station', id: string } }> } }
    | { __typename: 'Refused', code: RefusalCode, message: string }
   };

export type StationCodeNowQueryVariables = Exact<{
  id: string;
}>;


export type StationCodeNowQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station', id: string, code: { __typename: 'StationCode', code: string, validUntil: string } | null }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type PlacesOfSlotFragment = { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus };

export type SessionInListFragment = { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null };

export type AlternativeInListFragment = { __typename: 'Alternative', distanceMetres: number | null, startsInMinutes: number, loadPercent: number, suits: boolean, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null, departure: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, callsForHelp: boolean, languages: Array<SpokenLanguage>, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null, clash: { __typename: 'Clash', startsAt: string, endsAt: string, shift: { __typename: 'Shift', id: string } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null } } | null } | null };

export type ClashInListFragment = { __typename: 'Clash', startsAt: string, endsAt: string, shift: { __typename: 'Shift', id: string } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null } } | null };

export type SessionsQueryVariables = Exact<{
  within?: BoundsInput | null | undefined;
  near?: PointInput | null | undefined;
  crafts?: Array<Craft> | Craft | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  onlyAvailable?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SessionsQuery = { __typename: 'Query', sessions: { __typename: 'SessionConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SessionEdge', node: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> } };

export type SiteSummariesQueryVariables = Exact<{
  crafts?: Array<Craft> | Craft | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  onlyAvailable?: boolean | null | undefined;
}>;


export type SiteSummariesQuery = { __typename: 'Query', siteSummaries: Array<{ __typename: 'SiteSummary', sessionCount: number, capacity: number, remaining: number, crafts: Array<Craft>, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, precisionMetres: number | null, point: { __typename: 'Point', latitude: number, longitude: number } } }> };

export type SessionDetailsFragment = { __typename: 'Session', room: string | null, languages: Array<SpokenLanguage> };

export type SessionByIdQueryVariables = Exact<{
  id: string;
}>;


export type SessionByIdQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session', cancelReason: string | null, demo: boolean, id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, room: string | null, languages: Array<SpokenLanguage>, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, summary: string, summaryEn: string | null, durationMinutes: number, minimumAge: number | null, maximumPartySize: number, level: Level | null, materials: string | null, whatToBring: string | null, whatToBringEn: string | null, stepFree: boolean }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string, contact: string | null, directions: string | null, directionsEn: string | null, precisionMetres: number | null, point: { __typename: 'Point', latitude: number, longitude: number }, streetTown: { __typename: 'StreetTown', code: string, name: string, nameEn: string } }, slot: { __typename: 'Slot', cancelUntil: string | null, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus, viewerReservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus } | null } | null }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type SiteByIdQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SiteByIdQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string, crafts: Array<Craft>, demo: boolean, precisionMetres: number | null, streetTown: { __typename: 'StreetTown', code: string, name: string, nameEn: string }, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }>, sessions: { __typename: 'SessionConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SessionEdge', node: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> } }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type SiteInTableFragment = { __typename: 'Site', id: string, name: string, nameEn: string | null, demo: boolean, streetTown: { __typename: 'StreetTown', code: string, name: string, nameEn: string } };

export type ManagedSitesQueryVariables = Exact<{ [key: string]: never; }>;


export type ManagedSitesQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, roles: Array<Role>, managedSites: Array<{ __typename: 'Site', id: string, name: string, nameEn: string | null, demo: boolean, streetTown: { __typename: 'StreetTown', code: string, name: string, nameEn: string } }> } | null };

export type AllSitesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AllSitesQuery = { __typename: 'Query', sites: { __typename: 'SiteConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SiteEdge', node: { __typename: 'Site', id: string, name: string, nameEn: string | null, demo: boolean, streetTown: { __typename: 'StreetTown', code: string, name: string, nameEn: string } } }> } };

export type SiteLoadsQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type SiteLoadsQuery = { __typename: 'Query', siteSummaries: Array<{ __typename: 'SiteSummary', sessionCount: number, capacity: number, remaining: number, nextStartsAt: string | null, site: { __typename: 'Site', id: string } }> };

export type RoomsAndOpeningsFragment = { __typename: 'Site', id: string, name: string, nameEn: string | null, capacity: number, rooms: Array<{ __typename: 'Room', name: string, capacity: number }>, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }> };

export type SessionAsPlannedFragment = { __typename: 'Session', id: string, version: number, startsAt: string, endsAt: string, capacity: number, helpersWanted: number, opensAt: string | null, closesAt: string, room: string | null, languages: Array<SpokenLanguage> };

export type SessionInPlanFragment = { __typename: 'Session', status: SessionStatus, id: string, version: number, startsAt: string, endsAt: string, capacity: number, helpersWanted: number, opensAt: string | null, closesAt: string, room: string | null, languages: Array<SpokenLanguage>, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null };

export type ManagedSiteQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ManagedSiteQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, roles: Array<Role> } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site', address: string, demo: boolean, id: string, name: string, nameEn: string | null, capacity: number, managers: Array<{ __typename: 'Grant', personId: string, grantedAt: string }> | null, sessions: { __typename: 'SessionConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean }, edges: Array<{ __typename: 'SessionEdge', node: { __typename: 'Session', status: SessionStatus, id: string, version: number, startsAt: string, endsAt: string, capacity: number, helpersWanted: number, opensAt: string | null, closesAt: string, room: string | null, languages: Array<SpokenLanguage>, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> }, rooms: Array<{ __typename: 'Room', name: string, capacity: number }>, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }> }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type ActivitiesOfSiteQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ActivitiesOfSiteQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, roles: Array<Role> } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site', id: string, name: string, nameEn: string | null, capacity: number, managers: Array<{ __typename: 'Grant', personId: string }> | null, activities: { __typename: 'ActivityConnection', edges: Array<{ __typename: 'ActivityEdge', node: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number, minimumAge: number | null, maximumPartySize: number } }> }, rooms: Array<{ __typename: 'Room', name: string, capacity: number }>, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }> }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type AuditOfSiteQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditOfSiteQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site', id: string, auditEntries: { __typename: 'AuditEntryConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'AuditEntryEdge', node: { __typename: 'AuditEntry', id: string, at: string, actorId: string | null, operation: string, subjectId: string, changeJson: string } }> } | null }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type ManagedSessionQueryVariables = Exact<{
  id: string;
}>;


export type ManagedSessionQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, roles: Array<Role> } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session', cancelReason: string | null, status: SessionStatus, id: string, version: number, startsAt: string, endsAt: string, capacity: number, helpersWanted: number, opensAt: string | null, closesAt: string, room: string | null, languages: Array<SpokenLanguage>, shift: { __typename: 'Shift', id: string, wanted: number, claimed: number } | null, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, capacity: number, managers: Array<{ __typename: 'Grant', personId: string }> | null, rooms: Array<{ __typename: 'Room', name: string, capacity: number }>, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }> }, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type CreateActivityMutationVariables = Exact<{
  input: CreateActivityInput;
}>;


export type CreateActivityMutation = { __typename: 'Mutation', createActivity:
    | { __typename: 'CreateActivitySuccess', activity: { __typename: 'Activity', id: string, title: string } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type PublishSessionMutationVariables = Exact<{
  input: PublishSessionInput;
}>;


export type PublishSessionMutation = { __typename: 'Mutation', publishSession:
    | { __typename: 'PublishSessionSuccess', session: { __typename: 'Session', id: string, startsAt: string } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type ChangeSessionMutationVariables = Exact<{
  input: ChangeSessionInput;
}>;


export type ChangeSessionMutation = { __typename: 'Mutation', changeSession:
    | { __typename: 'ChangeSessionSuccess', session: { __typename: 'Session', toldPeople: number | null, id: string, version: number, startsAt: string, endsAt: string, capacity: number, helpersWanted: number, opensAt: string | null, closesAt: string, room: string | null, languages: Array<SpokenLanguage> } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type CancelSessionMutationVariables = Exact<{
  input: CancelSessionInput;
}>;


export type CancelSessionMutation = { __typename: 'Mutation', cancelSession:
    | { __typename: 'CancelSessionSuccess', session: { __typename: 'Session', id: string, status: SessionStatus, cancelReason: string | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type GrantSiteMutationVariables = Exact<{
  input: GrantSiteInput;
}>;


export type GrantSiteMutation = { __typename: 'Mutation', grantSite:
    | { __typename: 'GrantSiteSuccess', site: { __typename: 'Site', id: string, managers: Array<{ __typename: 'Grant', personId: string, grantedAt: string }> | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type RevokeSiteMutationVariables = Exact<{
  input: RevokeSiteInput;
}>;


export type RevokeSiteMutation = { __typename: 'Mutation', revokeSite:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'RevokeSiteSuccess', site: { __typename: 'Site', id: string, managers: Array<{ __typename: 'Grant', personId: string, grantedAt: string }> | null } }
   };

export type HolidayNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type HolidayNoticesQuery = { __typename: 'Query', holidayNotices: Array<{ __typename: 'HolidayNotice', year: number, source: string, enteredAt: string, days: Array<{ __typename: 'Day', date: string, kind: DayKind, name: string | null, nameEn: string | null }> }> };

export type SaveHolidayNoticeMutationVariables = Exact<{
  input: SaveHolidayNoticeInput;
}>;


export type SaveHolidayNoticeMutation = { __typename: 'Mutation', saveHolidayNotice:
    | { __typename: 'Refused', code: RefusalCode, message: string }
    | { __typename: 'SaveHolidayNoticeSuccess', holidayNotice: { __typename: 'HolidayNotice', year: number } }
   };

export type RouteNamedFragment = { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme };

export type DepartureInBoardFragment = { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, groupSize: number, placesLimit: number | null, callsForHelp: boolean, callForHelpAt: string, decideAt: string, demo: boolean, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null };

export type DeparturesOfBoardQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  withCancelled?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DeparturesOfBoardQuery = { __typename: 'Query', departures: { __typename: 'DepartureConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'DepartureEdge', node: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, groupSize: number, placesLimit: number | null, callsForHelp: boolean, callForHelpAt: string, decideAt: string, demo: boolean, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> } };

export type WaitingForOperatorQueryVariables = Exact<{
  first: number;
}>;


export type WaitingForOperatorQuery = { __typename: 'Query', claimsInDoubt: { __typename: 'ClaimConnection', edges: Array<{ __typename: 'ClaimEdge', node: { __typename: 'Claim', id: string } }> } | null, guides: { __typename: 'GuideConnection', edges: Array<{ __typename: 'GuideEdge', node: { __typename: 'Guide', id: string } }> } | null, unconfirmedRecords: { __typename: 'ServiceRecordConnection', edges: Array<{ __typename: 'ServiceRecordEdge', node: { __typename: 'ServiceRecord', id: string } }> } | null, closures: Array<{ __typename: 'Closure', id: string }> };

export type PreviewOfDepartureQueryVariables = Exact<{
  input: DeparturePreviewInput;
}>;


export type PreviewOfDepartureQuery = { __typename: 'Query', departurePreview: { __typename: 'DeparturePreview', fits: boolean, suggestedStarts: Array<string>, obstacle: { __typename: 'Refused', code: RefusalCode, message: string } | null, stations: Array<{ __typename: 'StationLoad', capacity: number, plannedPeople: number, closed: boolean, askFirst: boolean, open: Array<{ __typename: 'OpenSpan', from: string, until: string }>, station: { __typename: 'Station', id: string, name: string, nameEn: string | null, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null }> }, steps: Array<{ __typename: 'LoadStep', from: string, people: number }>, planned: Array<{ __typename: 'StopTime', arrivesAt: string, leavesAt: string }> }> } | null };

export type ClaimInBoardFragment = { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null };

export type ShiftInBoardFragment = { __typename: 'Shift', id: string, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, over: number, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, claims: Array<{ __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null }> | null };

export type OperatedDepartureQueryVariables = Exact<{
  id: string;
}>;


export type OperatedDepartureQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure', version: number, meetingPoint: string | null, languages: Array<SpokenLanguage>, cancelReason: string | null, cancelCause: CancelCause | null, id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, groupSize: number, placesLimit: number | null, callsForHelp: boolean, callForHelpAt: string, decideAt: string, demo: boolean, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, leavesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }>, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null, route: { __typename: 'Route', id: string } | null }>, shift: { __typename: 'Shift', id: string, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, over: number, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, claims: Array<{ __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null }> | null } | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type AuditOfDepartureQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditOfDepartureQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure', id: string, auditEntries: { __typename: 'AuditEntryConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'AuditEntryEdge', node: { __typename: 'AuditEntry', id: string, at: string, actorId: string | null, operation: string, subjectId: string, changeJson: string } }> } | null }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type GuideInBoardFragment = { __typename: 'Guide', id: string, displayName: string, contact: string | null, status: GuideStatus, statusReason: string | null, themes: Array<Theme>, languages: Array<SpokenLanguage>, registeredAt: string, streetTowns: Array<{ __typename: 'StreetTown', code: string, name: string, nameEn: string }>, availability: Array<{ __typename: 'Availability', weekday: number, fromMinute: number, untilMinute: number }>, qualifications: Array<{ __typename: 'GrantedQualification', grantedAt: string, expiresAt: string | null, qualification: { __typename: 'Qualification', id: string, name: string, nameEn: string | null } }> };

export type GuidesOfBoardQueryVariables = Exact<{
  status?: GuideStatus | null | undefined;
  words?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type GuidesOfBoardQuery = { __typename: 'Query', guides: { __typename: 'GuideConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'GuideEdge', node: { __typename: 'Guide', id: string, displayName: string, contact: string | null, status: GuideStatus, statusReason: string | null, themes: Array<Theme>, languages: Array<SpokenLanguage>, registeredAt: string, streetTowns: Array<{ __typename: 'StreetTown', code: string, name: string, nameEn: string }>, availability: Array<{ __typename: 'Availability', weekday: number, fromMinute: number, untilMinute: number }>, qualifications: Array<{ __typename: 'GrantedQualification', grantedAt: string, expiresAt: string | null, qualification: { __typename: 'Qualification', id: string, name: string, nameEn: string | null } }> } }> } | null };

export type CandidatesOfShiftQueryVariables = Exact<{
  id: string;
}>;


export type CandidatesOfShiftQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift', id: string, candidates: Array<{ __typename: 'Candidate', near: boolean, fit: number, guide: { __typename: 'Guide', id: string, displayName: string } | null, obstacle: { __typename: 'Refused', code: RefusalCode, message: string } | null }> | null }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type ShiftNamedFragment = { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null };

export type ClaimsInDoubtQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ClaimsInDoubtQuery = { __typename: 'Query', claimsInDoubt: { __typename: 'ClaimConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ClaimEdge', node: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, shift: { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null } }> } | null };

export type OperatedGuideQueryVariables = Exact<{
  id: string;
}>;


export type OperatedGuideQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide', id: string, displayName: string, contact: string | null, status: GuideStatus, statusReason: string | null, themes: Array<Theme>, languages: Array<SpokenLanguage>, registeredAt: string, serviceSummary: { __typename: 'ServiceSummary', minutes: number, walksLed: number, peopleGuided: number } | null, streetTowns: Array<{ __typename: 'StreetTown', code: string, name: string, nameEn: string }>, availability: Array<{ __typename: 'Availability', weekday: number, fromMinute: number, untilMinute: number }>, qualifications: Array<{ __typename: 'GrantedQualification', grantedAt: string, expiresAt: string | null, qualification: { __typename: 'Qualification', id: string, name: string, nameEn: string | null } }> }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type ShiftsOfGuideQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ShiftsOfGuideQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide', id: string, shifts: { __typename: 'ShiftConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ShiftEdge', node: { __typename: 'Shift', status: ShiftStatus, id: string, startsAt: string, endsAt: string, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, doubt: ClaimDoubt | null } | null, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } }> } | null }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type RecordsOfGuideQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type RecordsOfGuideQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide', id: string, serviceRecords: { __typename: 'ServiceRecordConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ServiceRecordEdge', node: { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, outliers: Array<ServiceOutlier>, peoplePresent: number, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }>, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null, shift: { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null } }> } | null }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type RecordInBoardFragment = { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, outliers: Array<ServiceOutlier>, peoplePresent: number, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }>, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null, shift: { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null };

export type UnconfirmedRecordsQueryVariables = Exact<{
  outliers: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type UnconfirmedRecordsQuery = { __typename: 'Query', unconfirmedRecords: { __typename: 'ServiceRecordConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ServiceRecordEdge', node: { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, outliers: Array<ServiceOutlier>, peoplePresent: number, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }>, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null, shift: { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null } }> } | null };

export type QualificationInListFragment = { __typename: 'Qualification', id: string, name: string, nameEn: string | null, validDays: number | null };

export type QualificationsToGrantQueryVariables = Exact<{ [key: string]: never; }>;


export type QualificationsToGrantQuery = { __typename: 'Query', qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null, validDays: number | null }> | null };

export type TrainingInListFragment = { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> };

export type TrainingsOfBoardQueryVariables = Exact<{
  past?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type TrainingsOfBoardQuery = { __typename: 'Query', trainings: { __typename: 'TrainingConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'TrainingEdge', node: { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> } }> } | null };

export type OperatedTrainingQueryVariables = Exact<{
  id: string;
}>;


export type OperatedTrainingQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, enrolments: Array<{ __typename: 'Enrolment', enrolledAt: string, attended: boolean, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } }> | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> }
    | { __typename: 'Walk' }
   | null };

export type ClosureInBoardFragment = { __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } | null };

export type ClosuresOfBoardQueryVariables = Exact<{ [key: string]: never; }>;


export type ClosuresOfBoardQuery = { __typename: 'Query', closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } | null }> };

export type ScheduleDepartureMutationVariables = Exact<{
  input: ScheduleDepartureInput;
}>;


export type ScheduleDepartureMutation = { __typename: 'Mutation', scheduleDeparture:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'ScheduleDepartureSuccess', departure: { __typename: 'Departure', id: string, startsAt: string } }
   };

export type ChangeDepartureMutationVariables = Exact<{
  input: ChangeDepartureInput;
}>;


export type ChangeDepartureMutation = { __typename: 'Mutation', changeDeparture:
    | { __typename: 'ChangeDepartureSuccess', departure: { __typename: 'Departure', id: string, startsAt: string, guidesWanted: number, groupSize: number, placesLimit: number | null, meetingPoint: string | null, toldPeople: number | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type CancelDepartureMutationVariables = Exact<{
  input: CancelDepartureInput;
}>;


export type CancelDepartureMutation = { __typename: 'Mutation', cancelDeparture:
    | { __typename: 'CancelDepartureSuccess', departure: { __typename: 'Departure', id: string, status: DepartureStatus, cancelReason: string | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type ReplaceClaimMutationVariables = Exact<{
  input: ReplaceClaimInput;
}>;


export type ReplaceClaimMutation = { __typename: 'Mutation', replaceClaim:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'ReplaceClaimSuccess', shift: { __typename: 'Shift', id: string, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, over: number, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, claims: Array<{ __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null }> | null } }
   };

export type AssignGuideMutationVariables = Exact<{
  input: AssignGuideInput;
}>;


export type AssignGuideMutation = { __typename: 'Mutation', assignGuide:
    | { __typename: 'AssignGuideSuccess', shift: { __typename: 'Shift', id: string, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, over: number, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, claims: Array<{ __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null }> | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type KeepClaimMutationVariables = Exact<{
  input: KeepClaimInput;
}>;


export type KeepClaimMutation = { __typename: 'Mutation', keepClaim:
    | { __typename: 'KeepClaimSuccess', shift: { __typename: 'Shift', id: string, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, over: number, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, claims: Array<{ __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null }> | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type MarkGuideAbsentMutationVariables = Exact<{
  input: MarkGuideAbsentInput;
}>;


export type MarkGuideAbsentMutation = { __typename: 'Mutation', markGuideAbsent:
    | { __typename: 'MarkGuideAbsentSuccess', shift: { __typename: 'Shift', id: string, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, over: number, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, claims: Array<{ __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, signedInAt: string | null, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, overlapping: boolean, doubt: ClaimDoubt | null, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null }> | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type ConfirmServicesMutationVariables = Exact<{
  input: ConfirmServicesInput;
}>;


export type ConfirmServicesMutation = { __typename: 'Mutation', confirmServices:
    | { __typename: 'ConfirmServicesSuccess', confirmedCount: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type VoidServiceMutationVariables = Exact<{
  input: VoidServiceInput;
}>;


export type VoidServiceMutation = { __typename: 'Mutation', voidService:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'VoidServiceSuccess', serviceRecord: { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, outliers: Array<ServiceOutlier>, peoplePresent: number, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }>, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null, shift: { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null } }
   };

export type SetGuideStatusMutationVariables = Exact<{
  input: SetGuideStatusInput;
}>;


export type SetGuideStatusMutation = { __typename: 'Mutation', setGuideStatus:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'SetGuideStatusSuccess', guide: { __typename: 'Guide', id: string, displayName: string, status: GuideStatus, statusReason: string | null } }
   };

export type ConfirmServiceMutationVariables = Exact<{
  input: ConfirmServiceInput;
}>;


export type ConfirmServiceMutation = { __typename: 'Mutation', confirmService:
    | { __typename: 'ConfirmServiceSuccess', serviceRecord: { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, outliers: Array<ServiceOutlier>, peoplePresent: number, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }>, guide: { __typename: 'Guide', id: string, displayName: string, contact: string | null } | null, shift: { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type SaveQualificationMutationVariables = Exact<{
  input: SaveQualificationInput;
}>;


export type SaveQualificationMutation = { __typename: 'Mutation', saveQualification:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'SaveQualificationSuccess', qualification: { __typename: 'Qualification', id: string, name: string, nameEn: string | null, validDays: number | null } }
   };

export type SaveTrainingMutationVariables = Exact<{
  input: SaveTrainingInput;
}>;


export type SaveTrainingMutation = { __typename: 'Mutation', saveTraining:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'SaveTrainingSuccess', training: { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> } }
   };

export type RecordAttendanceMutationVariables = Exact<{
  input: RecordAttendanceInput;
}>;


export type RecordAttendanceMutation = { __typename: 'Mutation', recordAttendance:
    | { __typename: 'RecordAttendanceSuccess', training: { __typename: 'Training', id: string, enrolled: number } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type AddClosureMutationVariables = Exact<{
  input: AddClosureInput;
}>;


export type AddClosureMutation = { __typename: 'Mutation', addClosure:
    | { __typename: 'AddClosureSuccess', closure: { __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme } | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type EndClosureMutationVariables = Exact<{
  input: EndClosureInput;
}>;


export type EndClosureMutation = { __typename: 'Mutation', endClosure:
    | { __typename: 'EndClosureSuccess', closure: { __typename: 'Closure', id: string, until: string | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type RoutesToScheduleQueryVariables = Exact<{ [key: string]: never; }>;


export type RoutesToScheduleQuery = { __typename: 'Query', routes: Array<{ __typename: 'Route', durationMinutes: number, distanceMetres: number, id: string, name: string, nameEn: string | null, theme: Theme, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }>, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, route: { __typename: 'Route', id: string } | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }> }> };

export type ReservationInListFragment = { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, peoplePresent: number | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, cancelReason: string | null, cancelCause: CancelCause | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }> } | null, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null };

export type MyReservationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyReservationsQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, displayName: string, reservations: { __typename: 'ReservationConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ReservationEdge', node: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, peoplePresent: number | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, cancelReason: string | null, cancelCause: CancelCause | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }> } | null, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null } }> } } | null };

export type ReservationByIdQueryVariables = Exact<{
  id: string;
}>;


export type ReservationByIdQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, displayName: string } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, peoplePresent: number | null, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, whatToBring: string | null, whatToBringEn: string | null, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, contact: string | null, directions: string | null, directionsEn: string | null, name: string, nameEn: string | null, address: string } } | null, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, cancelReason: string | null, cancelCause: CancelCause | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }> } | null }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type ChangeReservationMutationVariables = Exact<{
  input: ChangeReservationInput;
}>;


export type ChangeReservationMutation = { __typename: 'Mutation', changeReservation:
    | { __typename: 'ChangeReservationSuccess', reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, peoplePresent: number | null, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, cancelReason: string | null, cancelCause: CancelCause | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }> } | null, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string }
   };

export type CancelReservationMutationVariables = Exact<{
  input: CancelReservationInput;
}>;


export type CancelReservationMutation = { __typename: 'Mutation', cancelReservation:
    | { __typename: 'CancelReservationSuccess', reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, peoplePresent: number | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, cancelReason: string | null, cancelCause: CancelCause | null, route: { __typename: 'Route', id: string, name: string, nameEn: string | null, theme: Theme }, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }> } | null, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string }
   };

export type AlternativesQueryVariables = Exact<{
  slotId: string;
  partySize: number;
  near?: PointInput | null | undefined;
}>;


export type AlternativesQuery = { __typename: 'Query', alternatives: Array<{ __typename: 'Alternative', distanceMetres: number | null, startsInMinutes: number, loadPercent: number, suits: boolean, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null, departure: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, callsForHelp: boolean, languages: Array<SpokenLanguage>, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null, clash: { __typename: 'Clash', startsAt: string, endsAt: string, shift: { __typename: 'Shift', id: string } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null } } | null } | null }> };

export type ReserveMutationVariables = Exact<{
  input: ReserveInput;
}>;


export type ReserveMutation = { __typename: 'Mutation', reserve:
    | { __typename: 'Refused', code: RefusalCode, message: string, alternatives: Array<{ __typename: 'Alternative', distanceMetres: number | null, startsInMinutes: number, loadPercent: number, suits: boolean, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null, departure: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, callsForHelp: boolean, languages: Array<SpokenLanguage>, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null, clash: { __typename: 'Clash', startsAt: string, endsAt: string, shift: { __typename: 'Shift', id: string } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, name: string, nameEn: string | null } } | null } | null }> }
    | { __typename: 'ReserveSuccess', reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, startsAt: string, endsAt: string, cancelUntil: string, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } } }
   };

export type ReservationsOfSlotQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ReservationsOfSlotQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot', id: string, version: number, reservations: { __typename: 'SlotReservationConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SlotReservationEdge', node: { __typename: 'SlotReservation', displayName: string, contact: string | null, reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, peoplePresent: number | null } } }> } | null }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type PartyOfSlotFragment = { __typename: 'SlotReservation', displayName: string, contact: string | null, reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, peoplePresent: number | null, checkedInAt: string | null } };

export type PartiesOfSlotQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PartiesOfSlotQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot', id: string, version: number, reserved: number, reservations: { __typename: 'SlotReservationConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SlotReservationEdge', node: { __typename: 'SlotReservation', displayName: string, contact: string | null, reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, peoplePresent: number | null, checkedInAt: string | null } } }> } | null }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type CheckInPartyMutationVariables = Exact<{
  input: CheckInReservationInput;
}>;


export type CheckInPartyMutation = { __typename: 'Mutation', checkInReservation:
    | { __typename: 'CheckInReservationSuccess', reservation: { __typename: 'SlotReservation', displayName: string, contact: string | null, reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, peoplePresent: number | null, checkedInAt: string | null } } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type UndoCheckInMutationVariables = Exact<{
  input: UndoCheckInInput;
}>;


export type UndoCheckInMutation = { __typename: 'Mutation', undoCheckIn:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'UndoCheckInSuccess', reservation: { __typename: 'SlotReservation', displayName: string, contact: string | null, reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, peoplePresent: number | null, checkedInAt: string | null } } }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, displayName: string, roles: Array<Role>, unreadNoticeCount: number } | null };

export type ClaimFactsFragment = { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null };

export type QualificationNameFragment = { __typename: 'Qualification', id: string, name: string, nameEn: string | null };

export type ShiftForGuideFragment = { __typename: 'Shift', id: string, kind: ShiftKind, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, theme: Theme | null, languages: Array<SpokenLanguage>, callsForHelp: boolean, groupSize: number | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> } } | null, session: { __typename: 'Session', id: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null } | null };

export type GuideProfileFragment = { __typename: 'Guide', id: string, displayName: string, status: GuideStatus, statusReason: string | null, themes: Array<Theme>, languages: Array<SpokenLanguage>, registeredAt: string, inShowcase: boolean, showcaseName: string | null, showcaseWords: string | null, streetTowns: Array<{ __typename: 'StreetTown', code: string, name: string, nameEn: string }>, availability: Array<{ __typename: 'Availability', weekday: number, fromMinute: number, untilMinute: number }>, qualifications: Array<{ __typename: 'GrantedQualification', grantedAt: string, expiresAt: string | null, qualification: { __typename: 'Qualification', validDays: number | null, id: string, name: string, nameEn: string | null } }> };

export type SummaryFactsFragment = { __typename: 'ServiceSummary', minutes: number, walksLed: number, peopleGuided: number, level: ServiceLevel, since: string | null };

export type RecordFactsFragment = { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }> };

export type MyGuideQueryVariables = Exact<{ [key: string]: never; }>;


export type MyGuideQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, displayName: string, guide: { __typename: 'Guide', id: string, displayName: string, status: GuideStatus, statusReason: string | null, themes: Array<Theme>, languages: Array<SpokenLanguage>, registeredAt: string, inShowcase: boolean, showcaseName: string | null, showcaseWords: string | null, streetTowns: Array<{ __typename: 'StreetTown', code: string, name: string, nameEn: string }>, availability: Array<{ __typename: 'Availability', weekday: number, fromMinute: number, untilMinute: number }>, qualifications: Array<{ __typename: 'GrantedQualification', grantedAt: string, expiresAt: string | null, qualification: { __typename: 'Qualification', validDays: number | null, id: string, name: string, nameEn: string | null } }> } | null, serviceSummary: { __typename: 'ServiceSummary', minutes: number, walksLed: number, peopleGuided: number, level: ServiceLevel, since: string | null } | null } | null };

export type OpenShiftsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OpenShiftsQuery = { __typename: 'Query', openShifts: { __typename: 'ShiftConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ShiftEdge', node: { __typename: 'Shift', id: string, kind: ShiftKind, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, theme: Theme | null, languages: Array<SpokenLanguage>, callsForHelp: boolean, groupSize: number | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> } } | null, session: { __typename: 'Session', id: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null } | null } }> } };

export type MyShiftsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyShiftsQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, shifts: { __typename: 'ShiftConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ShiftEdge', node: { __typename: 'Shift', id: string, kind: ShiftKind, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, theme: Theme | null, languages: Array<SpokenLanguage>, callsForHelp: boolean, groupSize: number | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> } } | null, session: { __typename: 'Session', id: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null } | null } }> } } | null };

export type MyServiceRecordsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyServiceRecordsQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, serviceRecords: { __typename: 'ServiceRecordConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ServiceRecordEdge', node: { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, shift: { __typename: 'Shift', id: string, startsAt: string, endsAt: string, departure: { __typename: 'Departure', id: string, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null } } | null, session: { __typename: 'Session', id: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null } | null, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }> } }> } } | null };

export type ShiftOfDayQueryVariables = Exact<{
  id: string;
}>;


export type ShiftOfDayQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, serviceRecords: { __typename: 'ServiceRecordConnection', edges: Array<{ __typename: 'ServiceRecordEdge', node: { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, shift: { __typename: 'Shift', id: string } | null, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }> } }> } } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift', id: string, kind: ShiftKind, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, theme: Theme | null, languages: Array<SpokenLanguage>, callsForHelp: boolean, groupSize: number | null, departure: { __typename: 'Departure', id: string, status: DepartureStatus, meetingPoint: string | null, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, leavesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }>, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }>, slot: { __typename: 'Slot', id: string, reserved: number, version: number } | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> } } | null, session: { __typename: 'Session', id: string, room: string | null, slot: { __typename: 'Slot', id: string, reserved: number, version: number } | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null } | null }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type TrainingsQueryVariables = Exact<{
  past: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type TrainingsQuery = { __typename: 'Query', trainings: { __typename: 'TrainingConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'TrainingEdge', node: { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, viewerEnrolled: boolean, qualifications: Array<{ __typename: 'Qualification', validDays: number | null, id: string, name: string, nameEn: string | null }> } }> } | null };

export type TrainingFactsFragment = { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, viewerEnrolled: boolean, qualifications: Array<{ __typename: 'Qualification', validDays: number | null, id: string, name: string, nameEn: string | null }> };

export type StreetTownsToChooseQueryVariables = Exact<{ [key: string]: never; }>;


export type StreetTownsToChooseQuery = { __typename: 'Query', streetTowns: Array<{ __typename: 'StreetTown', code: string, name: string, nameEn: string }> };

export type CertificateByCodeQueryVariables = Exact<{
  code: string;
}>;


export type CertificateByCodeQuery = { __typename: 'Query', certificate: { __typename: 'Certificate', code: string, name: string, issuedAt: string, status: CertificateStatus, supersededBy: string | null, summary: { __typename: 'ServiceSummary', minutes: number, walksLed: number, peopleGuided: number, level: ServiceLevel, since: string | null }, currentSummary: { __typename: 'ServiceSummary', minutes: number, walksLed: number, peopleGuided: number, level: ServiceLevel, since: string | null } } | null };

export type ShowcaseQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ShowcaseQuery = { __typename: 'Query', showcase: { __typename: 'ShowcaseEntryConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ShowcaseEntryEdge', cursor: string, node: { __typename: 'ShowcaseEntry', name: string, words: string | null, summary: { __typename: 'ServiceSummary', minutes: number, walksLed: number, peopleGuided: number, level: ServiceLevel, since: string | null } } }> } };

export type RegisterGuideMutationVariables = Exact<{
  input: RegisterGuideInput;
}>;


export type RegisterGuideMutation = { __typename: 'Mutation', registerGuide:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'RegisterGuideSuccess', guide: { __typename: 'Guide', id: string, displayName: string, status: GuideStatus, statusReason: string | null, themes: Array<Theme>, languages: Array<SpokenLanguage>, registeredAt: string, inShowcase: boolean, showcaseName: string | null, showcaseWords: string | null, streetTowns: Array<{ __typename: 'StreetTown', code: string, name: string, nameEn: string }>, availability: Array<{ __typename: 'Availability', weekday: number, fromMinute: number, untilMinute: number }>, qualifications: Array<{ __typename: 'GrantedQualification', grantedAt: string, expiresAt: string | null, qualification: { __typename: 'Qualification', validDays: number | null, id: string, name: string, nameEn: string | null } }> } }
   };

export type ClaimShiftMutationVariables = Exact<{
  input: ClaimShiftInput;
}>;


export type ClaimShiftMutation = { __typename: 'Mutation', claimShift:
    | { __typename: 'ClaimShiftSuccess', shift: { __typename: 'Shift', id: string, kind: ShiftKind, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, theme: Theme | null, languages: Array<SpokenLanguage>, callsForHelp: boolean, groupSize: number | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> } } | null, session: { __typename: 'Session', id: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null } | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type ReleaseShiftMutationVariables = Exact<{
  input: ReleaseShiftInput;
}>;


export type ReleaseShiftMutation = { __typename: 'Mutation', releaseShift:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'ReleaseShiftSuccess', shift: { __typename: 'Shift', id: string, kind: ShiftKind, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, theme: Theme | null, languages: Array<SpokenLanguage>, callsForHelp: boolean, groupSize: number | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> } } | null, session: { __typename: 'Session', id: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null } | null } }
   };

export type SignInToShiftMutationVariables = Exact<{
  input: SignInToShiftInput;
}>;


export type SignInToShiftMutation = { __typename: 'Mutation', signInToShift:
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
    | { __typename: 'SignInToShiftSuccess', shift: { __typename: 'Shift', id: string, kind: ShiftKind, status: ShiftStatus, startsAt: string, endsAt: string, wanted: number, claimed: number, doubtful: number, theme: Theme | null, languages: Array<SpokenLanguage>, callsForHelp: boolean, groupSize: number | null, qualifications: Array<{ __typename: 'Qualification', id: string, name: string, nameEn: string | null }> | null, departure: { __typename: 'Departure', id: string, meetingPoint: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> } } | null, session: { __typename: 'Session', id: string, room: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null, viewerClaim: { __typename: 'Claim', id: string, status: ClaimStatus, claimedAt: string, releaseUntil: string, releasedAt: string | null, releaseReason: string | null, releaseCause: ReleaseCause | null, signedInAt: string | null, overlapping: boolean, doubt: ClaimDoubt | null, movedFrom: string | null } | null } }
   };

export type RecordServiceMutationVariables = Exact<{
  input: RecordServiceInput;
}>;


export type RecordServiceMutation = { __typename: 'Mutation', recordService:
    | { __typename: 'RecordServiceSuccess', serviceRecord: { __typename: 'ServiceRecord', id: string, kind: ShiftKind, status: ServiceRecordStatus, startedAt: string, minutes: number, peopleGuided: number, signedIn: boolean, confirmedAt: string | null, voidReason: string | null, corrections: Array<{ __typename: 'Correction', at: string, minutesBefore: number, minutesAfter: number, peopleBefore: number | null, peopleAfter: number | null, reason: string }> } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type IssueCertificateMutationVariables = Exact<{
  input: IssueCertificateInput;
}>;


export type IssueCertificateMutation = { __typename: 'Mutation', issueCertificate:
    | { __typename: 'IssueCertificateSuccess', certificate: { __typename: 'Certificate', code: string } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type EnrolInTrainingMutationVariables = Exact<{
  input: EnrolInTrainingInput;
}>;


export type EnrolInTrainingMutation = { __typename: 'Mutation', enrolInTraining:
    | { __typename: 'EnrolInTrainingSuccess', training: { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, viewerEnrolled: boolean, qualifications: Array<{ __typename: 'Qualification', validDays: number | null, id: string, name: string, nameEn: string | null }> } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type LeaveTrainingMutationVariables = Exact<{
  input: LeaveTrainingInput;
}>;


export type LeaveTrainingMutation = { __typename: 'Mutation', leaveTraining:
    | { __typename: 'LeaveTrainingSuccess', training: { __typename: 'Training', id: string, title: string, titleEn: string | null, startsAt: string, endsAt: string, place: string, capacity: number, enrolled: number, cancelled: boolean, viewerEnrolled: boolean, qualifications: Array<{ __typename: 'Qualification', validDays: number | null, id: string, name: string, nameEn: string | null }> } }
    | { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> }
   };

export type WalkingStationFragment = { __typename: 'Station', id: string, name: string, nameEn: string | null, precisionMetres: number | null, checkInRadiusMetres: number, point: { __typename: 'Point', latitude: number, longitude: number } };

export type WalkingStampFragment = { __typename: 'Stamp', at: string, claimedAt: string | null, proof: CheckInProof, station: { __typename: 'Station', id: string } };

export type WalkInListFragment = { __typename: 'Walk', id: string, startedAt: string, completedAt: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, distanceMetres: number, durationMinutes: number, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> }, stamps: Array<{ __typename: 'Stamp', at: string, claimedAt: string | null, proof: CheckInProof, station: { __typename: 'Station', id: string } }> };

export type MyWalksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyWalksQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, walks: { __typename: 'WalkConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'WalkEdge', node: { __typename: 'Walk', id: string, startedAt: string, completedAt: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, distanceMetres: number, durationMinutes: number, stations: Array<{ __typename: 'Station', id: string, name: string, nameEn: string | null }> }, stamps: Array<{ __typename: 'Stamp', at: string, claimedAt: string | null, proof: CheckInProof, station: { __typename: 'Station', id: string } }> } }> } } | null };

export type WalkByIdQueryVariables = Exact<{
  id: string;
}>;


export type WalkByIdQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk', id: string, startedAt: string, completedAt: string | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, distanceMetres: number, durationMinutes: number, path: Array<{ __typename: 'Point', latitude: number, longitude: number }>, stops: Array<{ __typename: 'Stop', stayMinutes: number, walkMinutes: number, station: { __typename: 'Station', id: string, name: string, nameEn: string | null, precisionMetres: number | null, checkInRadiusMetres: number, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null }>, point: { __typename: 'Point', latitude: number, longitude: number } } }> }, stamps: Array<{ __typename: 'Stamp', at: string, claimedAt: string | null, proof: CheckInProof, station: { __typename: 'Station', id: string } }> }
   | null };

export type StationOpeningsQueryVariables = Exact<{
  id: string;
  from: string;
}>;


export type StationOpeningsQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station', id: string, openings: Array<{ __typename: 'OpeningDay', day: { __typename: 'Day', date: string, kind: DayKind, name: string | null, nameEn: string | null }, spans: Array<{ __typename: 'OpenSpan', from: string, until: string, askFirst: boolean }> }> }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type StationStoryFragment = { __typename: 'Station', id: string, name: string, nameEn: string | null, story: string, storyEn: string | null, precisionMetres: number | null, capacity: number, openingHours: string | null, point: { __typename: 'Point', latitude: number, longitude: number }, accessibility: { __typename: 'Accessibility', stepFree: boolean | null, surface: string | null, seats: boolean | null, toilets: boolean | null, steps: number | null, note: string | null }, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }> };

export type RouteByIdQueryVariables = Exact<{
  id: string;
}>;


export type RouteByIdQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route', summary: string, summaryEn: string | null, demo: boolean, id: string, theme: Theme, name: string, nameEn: string | null, distanceMetres: number, pathKind: PathKind, durationMinutes: number, composed: boolean, stops: Array<{ __typename: 'Stop', stayMinutes: number, walkMinutes: number, station: { __typename: 'Station', id: string, name: string, nameEn: string | null, story: string, storyEn: string | null, precisionMetres: number | null, capacity: number, openingHours: string | null, point: { __typename: 'Point', latitude: number, longitude: number }, accessibility: { __typename: 'Accessibility', stepFree: boolean | null, surface: string | null, seats: boolean | null, toilets: boolean | null, steps: number | null, note: string | null }, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }> } }>, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }>, path: Array<{ __typename: 'Point', latitude: number, longitude: number }> }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type RouteDeparturesQueryVariables = Exact<{
  routeId: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RouteDeparturesQuery = { __typename: 'Query', departures: { __typename: 'DepartureConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'DepartureEdge', node: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, callsForHelp: boolean, languages: Array<SpokenLanguage>, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> } };

export type StationByIdQueryVariables = Exact<{
  id: string;
}>;


export type StationByIdQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure' }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station', demo: boolean, checkInRadiusMetres: number, id: string, name: string, nameEn: string | null, story: string, storyEn: string | null, precisionMetres: number | null, capacity: number, openingHours: string | null, routes: Array<{ __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, distanceMetres: number, pathKind: PathKind, durationMinutes: number }>, point: { __typename: 'Point', latitude: number, longitude: number }, accessibility: { __typename: 'Accessibility', stepFree: boolean | null, surface: string | null, seats: boolean | null, toilets: boolean | null, steps: number | null, note: string | null }, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }> }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type DepartureByIdQueryVariables = Exact<{
  id: string;
}>;


export type DepartureByIdQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Departure', meetingPoint: string | null, groupSize: number, cancelReason: string | null, cancelCause: CancelCause | null, decideAt: string, demo: boolean, id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, callsForHelp: boolean, languages: Array<SpokenLanguage>, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }>, timetable: Array<{ __typename: 'StopTime', arrivesAt: string, leavesAt: string, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } }>, slot: { __typename: 'Slot', cancelUntil: string | null, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus, viewerReservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus } | null } | null, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null } }
    | { __typename: 'Guide' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Route' }
    | { __typename: 'Session' }
    | { __typename: 'Shift' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
    | { __typename: 'Station' }
    | { __typename: 'Training' }
    | { __typename: 'Walk' }
   | null };

export type StartWalkMutationVariables = Exact<{
  input: StartWalkInput;
}>;


export type StartWalkMutation = { __typename: 'Mutation', startWalk:
    | { __typename: 'Refused', code: RefusalCode, message: string }
    | { __typename: 'StartWalkSuccess', walk: { __typename: 'Walk', id: string } }
   };

export type WalksUnderWayQueryVariables = Exact<{ [key: string]: never; }>;


export type WalksUnderWayQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, walks: { __typename: 'WalkConnection', edges: Array<{ __typename: 'WalkEdge', node: { __typename: 'Walk', id: string, completedAt: string | null, route: { __typename: 'Route', id: string }, stamps: Array<{ __typename: 'Stamp', at: string, station: { __typename: 'Station', id: string } }> } }> } } | null };

export type ClosureFactsFragment = { __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null };

export type StopOnMapFragment = { __typename: 'Stop', stayMinutes: number, walkMinutes: number, station: { __typename: 'Station', id: string, name: string, nameEn: string | null, point: { __typename: 'Point', latitude: number, longitude: number } } };

export type DepartureInListFragment = { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, callsForHelp: boolean, languages: Array<SpokenLanguage>, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null };

export type RouteInListFragment = { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, distanceMetres: number, pathKind: PathKind, durationMinutes: number, composed: boolean, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }>, stops: Array<{ __typename: 'Stop', stayMinutes: number, walkMinutes: number, station: { __typename: 'Station', id: string, name: string, nameEn: string | null, point: { __typename: 'Point', latitude: number, longitude: number } } }>, path: Array<{ __typename: 'Point', latitude: number, longitude: number }> };

export type RoutesQueryVariables = Exact<{
  from?: string | null | undefined;
}>;


export type RoutesQuery = { __typename: 'Query', routes: Array<{ __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null, distanceMetres: number, pathKind: PathKind, durationMinutes: number, composed: boolean, departures: { __typename: 'DepartureConnection', edges: Array<{ __typename: 'DepartureEdge', node: { __typename: 'Departure', id: string, startsAt: string, endsAt: string, status: DepartureStatus, guidesWanted: number, guidesConfirmed: number, callsForHelp: boolean, languages: Array<SpokenLanguage>, route: { __typename: 'Route', id: string, theme: Theme, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> }, closures: Array<{ __typename: 'Closure', id: string, from: string, until: string | null, reason: string, reasonEn: string | null, station: { __typename: 'Station', id: string, name: string, nameEn: string | null } | null }>, stops: Array<{ __typename: 'Stop', stayMinutes: number, walkMinutes: number, station: { __typename: 'Station', id: string, name: string, nameEn: string | null, point: { __typename: 'Point', latitude: number, longitude: number } } }>, path: Array<{ __typename: 'Point', latitude: number, longitude: number }> }> };

export type RefusedWriteFragment = { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> };

