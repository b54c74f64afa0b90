// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
export * from './account.ts'
export * from './live.ts'
export * from './explore.ts'
export * from './manage.ts'
export * from './reservations.ts'
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type BoundsInput = {
  east: number;
  north: number;
  south: number;
  west: number;
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

export type ChangeSessionInput = {
  capacity?: number | null | undefined;
  idempotencyKey: string;
  room?: string | null | undefined;
  sessionId: string;
  startsAt?: string | null | undefined;
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
};

export type GrantSiteInput = {
  personId: string;
  siteId: string;
};

export type Level =
  | 'ADVANCED'
  | 'BEGINNER'
  | 'INTERMEDIATE';

export type MarkNoticesReadInput = {
  noticeIds: Array<string>;
};

export type NoticeKind =
  | 'CANCELLED'
  | 'MOVED'
  | 'MOVED_INTO_OVERLAP'
  | 'ROOM_CHANGED';

export type PointInput = {
  latitude: number;
  longitude: number;
};

/** Makes a session and publishes it. Without `opensAt`/`closesAt`: open now, until it starts. */
export type PublishSessionInput = {
  activityId: string;
  capacity: number;
  closesAt?: string | null | undefined;
  idempotencyKey: string;
  opensAt?: string | null | undefined;
  room?: string | null | undefined;
  siteId: string;
  startsAt: string;
};

export type RefusalCode =
  | 'ALREADY_RESERVED'
  | 'BUSY'
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

export type ReservationStatus =
  | 'ATTENDED'
  | 'CANCELLED'
  | 'CONFIRMED'
  | 'NO_SHOW';

/** `near` lets a refusal name alternatives near the person; it is used for this answer and kept nowhere. */
export type ReserveInput = {
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

export type SessionStatus =
  | 'CANCELLED'
  | 'DRAFT'
  | 'PUBLISHED';

export type SignInKind =
  | 'DEMO'
  | 'OIDC';

export type SlotStatus =
  | 'ACTIVE'
  | 'CANCELLED';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, displayName: string, roles: Array<Role>, unreadNoticeCount: number } | null };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { __typename: 'Query', settings: { __typename: 'Settings', districtName: string, districtNameEn: string, signIn: SignInKind, tileLayer: { __typename: 'TileLayer', urlTemplate: string, attribution: string, maximumZoom: number } | null } };

export type NoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NoticesQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, unreadNoticeCount: number, notices: { __typename: 'NoticeConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'NoticeEdge', node: { __typename: 'Notice', id: string, kind: NoticeKind, createdAt: string, readAt: string | null, reason: string | null, oldStartsAt: string | null, newStartsAt: string | null, oldRoom: string | null, newRoom: string | null, session: { __typename: 'Session', id: string, startsAt: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null } } | null, overlappingSession: { __typename: 'Session', id: string, startsAt: string, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null } } | null, reservation: { __typename: 'Reservation', id: string, status: ReservationStatus } | null } }> } } | null };

export type MarkNoticesReadMutationVariables = Exact<{
  input: MarkNoticesReadInput;
}>;


export type MarkNoticesReadMutation = { __typename: 'Mutation', markNoticesRead:
    | { __typename: 'MarkNoticesReadSuccess', viewer: { __typename: 'Viewer', id: string, unreadNoticeCount: number } }
    | { __typename: 'Refused', code: RefusalCode, message: string }
   };

export type SlotChangedSubscriptionVariables = Exact<{
  slotIds: Array<string> | string;
}>;


export type SlotChangedSubscription = { __typename: 'Subscription', slotChanged: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } };

export type PlacesOfSlotFragment = { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus };

export type SessionInListFragment = { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null };

export type AlternativeInListFragment = { __typename: 'Alternative', distanceMetres: number | null, startsInMinutes: number, loadPercent: number, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null };

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

export type SessionByIdQueryVariables = Exact<{
  id: string;
}>;


export type SessionByIdQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Session', room: string | null, cancelReason: string | null, demo: boolean, id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, summary: string, summaryEn: string | null, durationMinutes: number, minimumAge: number | null, maximumPartySize: number, level: Level | null, materials: string | null, stepFree: boolean }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string, precisionMetres: number | null, point: { __typename: 'Point', latitude: number, longitude: number }, streetTown: { __typename: 'StreetTown', code: string, name: string, nameEn: string } }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus, viewerReservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus } | null } | null }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
   | null };

export type AlternativesQueryVariables = Exact<{
  slotId: string;
  partySize: number;
  near?: PointInput | null | undefined;
}>;


export type AlternativesQuery = { __typename: 'Query', alternatives: Array<{ __typename: 'Alternative', distanceMetres: number | null, startsInMinutes: number, loadPercent: number, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null }> };

export type SiteByIdQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SiteByIdQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Session' }
    | { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string, crafts: Array<Craft>, demo: boolean, precisionMetres: number | null, streetTown: { __typename: 'StreetTown', code: string, name: string, nameEn: string }, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }>, sessions: { __typename: 'SessionConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SessionEdge', node: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> } }
    | { __typename: 'Slot' }
   | null };

export type ReserveMutationVariables = Exact<{
  input: ReserveInput;
}>;


export type ReserveMutation = { __typename: 'Mutation', reserve:
    | { __typename: 'Refused', code: RefusalCode, message: string, alternatives: Array<{ __typename: 'Alternative', distanceMetres: number | null, startsInMinutes: number, loadPercent: number, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus }, session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, status: SessionStatus, distanceMetres: number | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null }, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } | null }> }
    | { __typename: 'ReserveSuccess', reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, slot: { __typename: 'Slot', id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } } }
   };

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

export type SessionInPlanFragment = { __typename: 'Session', id: string, startsAt: string, endsAt: string, room: string | null, status: SessionStatus, capacity: number, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null };

export type ManagedSiteQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ManagedSiteQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, roles: Array<Role> } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Session' }
    | { __typename: 'Site', address: string, demo: boolean, id: string, name: string, nameEn: string | null, capacity: number, managers: Array<{ __typename: 'Grant', personId: string, grantedAt: string }> | null, sessions: { __typename: 'SessionConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean }, edges: Array<{ __typename: 'SessionEdge', node: { __typename: 'Session', id: string, startsAt: string, endsAt: string, room: string | null, status: SessionStatus, capacity: number, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null } }> }, rooms: Array<{ __typename: 'Room', name: string, capacity: number }>, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }> }
    | { __typename: 'Slot' }
   | null };

export type ActivitiesOfSiteQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ActivitiesOfSiteQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, roles: Array<Role> } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Session' }
    | { __typename: 'Site', id: string, name: string, nameEn: string | null, capacity: number, managers: Array<{ __typename: 'Grant', personId: string }> | null, activities: { __typename: 'ActivityConnection', edges: Array<{ __typename: 'ActivityEdge', node: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number, minimumAge: number | null, maximumPartySize: number } }> }, rooms: Array<{ __typename: 'Room', name: string, capacity: number }>, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }> }
    | { __typename: 'Slot' }
   | null };

export type AuditOfSiteQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditOfSiteQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Session' }
    | { __typename: 'Site', id: string, auditEntries: { __typename: 'AuditEntryConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'AuditEntryEdge', node: { __typename: 'AuditEntry', id: string, at: string, actorId: string, operation: string, subjectId: string, changeJson: string } }> } | null }
    | { __typename: 'Slot' }
   | null };

export type ManagedSessionQueryVariables = Exact<{
  id: string;
}>;


export type ManagedSessionQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, roles: Array<Role> } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Session', cancelReason: string | null, id: string, startsAt: string, endsAt: string, room: string | null, status: SessionStatus, capacity: number, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, capacity: number, managers: Array<{ __typename: 'Grant', personId: string }> | null, rooms: Array<{ __typename: 'Room', name: string, capacity: number }>, openings: Array<{ __typename: 'Opening', weekday: number, opensMinute: number, closesMinute: number }> }, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft, durationMinutes: number }, slot: { __typename: 'Slot', over: number, reserved: number, offered: number, reservationCount: number, id: string, capacity: number, remaining: number, version: number, opensAt: string, closesAt: string, maximumPartySize: number, status: SlotStatus } | null }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
   | null };

export type ReservationsOfSessionQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ReservationsOfSessionQuery = { __typename: 'Query', node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation' }
    | { __typename: 'Session', id: string, slot: { __typename: 'Slot', id: string, version: number, reservations: { __typename: 'SlotReservationConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SlotReservationEdge', node: { __typename: 'SlotReservation', displayName: string, contact: string | null, reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string } } }> } | null } | null }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
   | null };

export type RefusedWriteFragment = { __typename: 'Refused', code: RefusalCode, message: string, suggestedStarts: Array<string> };

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
    | { __typename: 'ChangeSessionSuccess', session: { __typename: 'Session', id: string, startsAt: string, endsAt: string, room: string | null, capacity: number } }
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

export type ReservationInListFragment = { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null };

export type MyReservationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyReservationsQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, displayName: string, reservations: { __typename: 'ReservationConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'ReservationEdge', node: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null } }> } } | null };

export type ReservationByIdQueryVariables = Exact<{
  id: string;
}>;


export type ReservationByIdQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, displayName: string } | null, node:
    | { __typename: 'Activity' }
    | { __typename: 'Notice' }
    | { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null }
    | { __typename: 'Session' }
    | { __typename: 'Site' }
    | { __typename: 'Slot' }
   | null };

export type CancelReservationMutationVariables = Exact<{
  input: CancelReservationInput;
}>;


export type CancelReservationMutation = { __typename: 'Mutation', cancelReservation:
    | { __typename: 'CancelReservationSuccess', reservation: { __typename: 'Reservation', id: string, code: string, partySize: number, status: ReservationStatus, createdAt: string, startsAt: string, endsAt: string, cancelUntil: string, overlapping: boolean, cancelledWithSession: boolean, session: { __typename: 'Session', id: string, room: string | null, cancelReason: string | null, activity: { __typename: 'Activity', id: string, title: string, titleEn: string | null, craft: Craft }, site: { __typename: 'Site', id: string, name: string, nameEn: string | null, address: string } } | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string }
   };

