// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { TypedDocumentNode } from 'urql'
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

export const ViewerDocument = "query Viewer { viewer { __typename id displayName roles unreadNoticeCount } }" as unknown as TypedDocumentNode<ViewerQuery, ViewerQueryVariables>
export const SettingsDocument = "query Settings { settings { __typename districtName districtNameEn signIn tileLayer { __typename urlTemplate attribution maximumZoom } } }" as unknown as TypedDocumentNode<SettingsQuery, SettingsQueryVariables>
export const NoticesDocument = "query Notices($first: Int!, $after: String) { viewer { __typename id unreadNoticeCount notices(first: $first, after: $after) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename id kind createdAt readAt reason oldStartsAt newStartsAt oldRoom newRoom session { __typename id startsAt activity { __typename id title titleEn craft } site { __typename id name nameEn } } overlappingSession { __typename id startsAt activity { __typename id title titleEn } } reservation { __typename id status } } } } } }" as unknown as TypedDocumentNode<NoticesQuery, NoticesQueryVariables>
export const MarkNoticesReadDocument = "mutation MarkNoticesRead($input: MarkNoticesReadInput!) { markNoticesRead(input: $input) { __typename ... on MarkNoticesReadSuccess { __typename viewer { __typename id unreadNoticeCount } } ... on Refused { __typename code message } } }" as unknown as TypedDocumentNode<MarkNoticesReadMutation, MarkNoticesReadMutationVariables>
export const SlotChangedDocument = "subscription SlotChanged($slotIds: [ID!]!) { slotChanged(slotIds: $slotIds) { __typename ...PlacesOfSlot } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status }" as unknown as TypedDocumentNode<SlotChangedSubscription, SlotChangedSubscriptionVariables>
export const SessionsDocument = "query Sessions($within: BoundsInput, $near: PointInput, $crafts: [Craft!], $from: DateTime, $to: DateTime, $onlyAvailable: Boolean, $first: Int, $after: String) { sessions( within: $within near: $near crafts: $crafts from: $from to: $to onlyAvailable: $onlyAvailable first: $first after: $after ) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename ...SessionInList } } } } fragment SessionInList on Session { __typename id startsAt endsAt status distanceMetres activity { __typename id title titleEn craft } site { __typename id name nameEn } slot { __typename ...PlacesOfSlot } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status }" as unknown as TypedDocumentNode<SessionsQuery, SessionsQueryVariables>
export const SiteSummariesDocument = "query SiteSummaries($crafts: [Craft!], $from: DateTime, $to: DateTime, $onlyAvailable: Boolean) { siteSummaries( crafts: $crafts from: $from to: $to onlyAvailable: $onlyAvailable ) { __typename sessionCount capacity remaining crafts site { __typename id name nameEn precisionMetres point { __typename latitude longitude } } } }" as unknown as TypedDocumentNode<SiteSummariesQuery, SiteSummariesQueryVariables>
export const SessionByIdDocument = "query SessionById($id: ID!) { node(id: $id) { __typename ... on Session { __typename ...SessionInList room cancelReason demo activity { __typename id title titleEn craft summary summaryEn durationMinutes minimumAge maximumPartySize level materials stepFree } site { __typename id name nameEn address precisionMetres point { __typename latitude longitude } streetTown { __typename code name nameEn } } slot { __typename ...PlacesOfSlot viewerReservation { __typename id code partySize status } } } } } fragment SessionInList on Session { __typename id startsAt endsAt status distanceMetres activity { __typename id title titleEn craft } site { __typename id name nameEn } slot { __typename ...PlacesOfSlot } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status }" as unknown as TypedDocumentNode<SessionByIdQuery, SessionByIdQueryVariables>
export const AlternativesDocument = "query Alternatives($slotId: ID!, $partySize: Int!, $near: PointInput) { alternatives(slotId: $slotId, partySize: $partySize, near: $near) { __typename ...AlternativeInList } } fragment AlternativeInList on Alternative { __typename distanceMetres startsInMinutes loadPercent slot { __typename ...PlacesOfSlot } session { __typename ...SessionInList } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status } fragment SessionInList on Session { __typename id startsAt endsAt status distanceMetres activity { __typename id title titleEn craft } site { __typename id name nameEn } slot { __typename ...PlacesOfSlot } }" as unknown as TypedDocumentNode<AlternativesQuery, AlternativesQueryVariables>
export const SiteByIdDocument = "query SiteById($id: ID!, $from: DateTime, $to: DateTime, $first: Int, $after: String) { node(id: $id) { __typename ... on Site { __typename id name nameEn address crafts demo precisionMetres streetTown { __typename code name nameEn } openings { __typename weekday opensMinute closesMinute } sessions( from: $from to: $to first: $first after: $after statuses: [PUBLISHED] ) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename ...SessionInList } } } } } } fragment SessionInList on Session { __typename id startsAt endsAt status distanceMetres activity { __typename id title titleEn craft } site { __typename id name nameEn } slot { __typename ...PlacesOfSlot } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status }" as unknown as TypedDocumentNode<SiteByIdQuery, SiteByIdQueryVariables>
export const ReserveDocument = "mutation Reserve($input: ReserveInput!) { reserve(input: $input) { __typename ... on ReserveSuccess { __typename reservation { __typename id code partySize status slot { __typename ...PlacesOfSlot } } } ... on Refused { __typename code message alternatives { __typename ...AlternativeInList } } } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status } fragment AlternativeInList on Alternative { __typename distanceMetres startsInMinutes loadPercent slot { __typename ...PlacesOfSlot } session { __typename ...SessionInList } } fragment SessionInList on Session { __typename id startsAt endsAt status distanceMetres activity { __typename id title titleEn craft } site { __typename id name nameEn } slot { __typename ...PlacesOfSlot } }" as unknown as TypedDocumentNode<ReserveMutation, ReserveMutationVariables>
export const ManagedSitesDocument = "query ManagedSites { viewer { __typename id roles managedSites { __typename ...SiteInTable } } } fragment SiteInTable on Site { __typename id name nameEn demo streetTown { __typename code name nameEn } }" as unknown as TypedDocumentNode<ManagedSitesQuery, ManagedSitesQueryVariables>
export const AllSitesDocument = "query AllSites($first: Int!, $after: String) { sites(first: $first, after: $after) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename ...SiteInTable } } } } fragment SiteInTable on Site { __typename id name nameEn demo streetTown { __typename code name nameEn } }" as unknown as TypedDocumentNode<AllSitesQuery, AllSitesQueryVariables>
export const SiteLoadsDocument = "query SiteLoads($from: DateTime, $to: DateTime) { siteSummaries(from: $from, to: $to) { __typename sessionCount capacity remaining nextStartsAt site { __typename id } } }" as unknown as TypedDocumentNode<SiteLoadsQuery, SiteLoadsQueryVariables>
export const ManagedSiteDocument = "query ManagedSite($id: ID!, $from: DateTime, $to: DateTime) { viewer { __typename id roles } node(id: $id) { __typename ... on Site { __typename ...RoomsAndOpenings address demo managers { __typename personId grantedAt } sessions( from: $from to: $to first: 100 statuses: [DRAFT, PUBLISHED, CANCELLED] ) { __typename pageInfo { __typename hasNextPage } edges { __typename node { __typename ...SessionInPlan } } } } } } fragment RoomsAndOpenings on Site { __typename id name nameEn capacity rooms { __typename name capacity } openings { __typename weekday opensMinute closesMinute } } fragment SessionInPlan on Session { __typename id startsAt endsAt room status capacity activity { __typename id title titleEn craft durationMinutes } slot { __typename ...PlacesOfSlot over reserved offered reservationCount } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status }" as unknown as TypedDocumentNode<ManagedSiteQuery, ManagedSiteQueryVariables>
export const ActivitiesOfSiteDocument = "query ActivitiesOfSite($id: ID!, $first: Int!) { viewer { __typename id roles } node(id: $id) { __typename ... on Site { __typename ...RoomsAndOpenings managers { __typename personId } activities(first: $first) { __typename edges { __typename node { __typename id title titleEn craft durationMinutes minimumAge maximumPartySize } } } } } } fragment RoomsAndOpenings on Site { __typename id name nameEn capacity rooms { __typename name capacity } openings { __typename weekday opensMinute closesMinute } }" as unknown as TypedDocumentNode<ActivitiesOfSiteQuery, ActivitiesOfSiteQueryVariables>
export const AuditOfSiteDocument = "query AuditOfSite($id: ID!, $first: Int!, $after: String) { node(id: $id) { __typename ... on Site { __typename id auditEntries(first: $first, after: $after) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename id at actorId operation subjectId changeJson } } } } } }" as unknown as TypedDocumentNode<AuditOfSiteQuery, AuditOfSiteQueryVariables>
export const ManagedSessionDocument = "query ManagedSession($id: ID!) { viewer { __typename id roles } node(id: $id) { __typename ... on Session { __typename ...SessionInPlan cancelReason site { __typename ...RoomsAndOpenings managers { __typename personId } } } } } fragment SessionInPlan on Session { __typename id startsAt endsAt room status capacity activity { __typename id title titleEn craft durationMinutes } slot { __typename ...PlacesOfSlot over reserved offered reservationCount } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status } fragment RoomsAndOpenings on Site { __typename id name nameEn capacity rooms { __typename name capacity } openings { __typename weekday opensMinute closesMinute } }" as unknown as TypedDocumentNode<ManagedSessionQuery, ManagedSessionQueryVariables>
export const ReservationsOfSessionDocument = "query ReservationsOfSession($id: ID!, $first: Int!, $after: String) { node(id: $id) { __typename ... on Session { __typename id slot { __typename id version reservations(first: $first, after: $after) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename displayName contact reservation { __typename id code partySize status createdAt } } } } } } } }" as unknown as TypedDocumentNode<ReservationsOfSessionQuery, ReservationsOfSessionQueryVariables>
export const CreateActivityDocument = "mutation CreateActivity($input: CreateActivityInput!) { createActivity(input: $input) { __typename ... on CreateActivitySuccess { __typename activity { __typename id title } } ...RefusedWrite } } fragment RefusedWrite on Refused { __typename code message suggestedStarts }" as unknown as TypedDocumentNode<CreateActivityMutation, CreateActivityMutationVariables>
export const PublishSessionDocument = "mutation PublishSession($input: PublishSessionInput!) { publishSession(input: $input) { __typename ... on PublishSessionSuccess { __typename session { __typename id startsAt } } ...RefusedWrite } } fragment RefusedWrite on Refused { __typename code message suggestedStarts }" as unknown as TypedDocumentNode<PublishSessionMutation, PublishSessionMutationVariables>
export const ChangeSessionDocument = "mutation ChangeSession($input: ChangeSessionInput!) { changeSession(input: $input) { __typename ... on ChangeSessionSuccess { __typename session { __typename id startsAt endsAt room capacity } } ...RefusedWrite } } fragment RefusedWrite on Refused { __typename code message suggestedStarts }" as unknown as TypedDocumentNode<ChangeSessionMutation, ChangeSessionMutationVariables>
export const CancelSessionDocument = "mutation CancelSession($input: CancelSessionInput!) { cancelSession(input: $input) { __typename ... on CancelSessionSuccess { __typename session { __typename id status cancelReason } } ...RefusedWrite } } fragment RefusedWrite on Refused { __typename code message suggestedStarts }" as unknown as TypedDocumentNode<CancelSessionMutation, CancelSessionMutationVariables>
export const GrantSiteDocument = "mutation GrantSite($input: GrantSiteInput!) { grantSite(input: $input) { __typename ... on GrantSiteSuccess { __typename site { __typename id managers { __typename personId grantedAt } } } ...RefusedWrite } } fragment RefusedWrite on Refused { __typename code message suggestedStarts }" as unknown as TypedDocumentNode<GrantSiteMutation, GrantSiteMutationVariables>
export const RevokeSiteDocument = "mutation RevokeSite($input: RevokeSiteInput!) { revokeSite(input: $input) { __typename ... on RevokeSiteSuccess { __typename site { __typename id managers { __typename personId grantedAt } } } ...RefusedWrite } } fragment RefusedWrite on Refused { __typename code message suggestedStarts }" as unknown as TypedDocumentNode<RevokeSiteMutation, RevokeSiteMutationVariables>
export const MyReservationsDocument = "query MyReservations($first: Int!, $after: String) { viewer { __typename id displayName reservations(first: $first, after: $after) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename ...ReservationInList } } } } } fragment ReservationInList on Reservation { __typename id code partySize status createdAt startsAt endsAt cancelUntil overlapping cancelledWithSession session { __typename id room cancelReason activity { __typename id title titleEn craft } site { __typename id name nameEn address } } }" as unknown as TypedDocumentNode<MyReservationsQuery, MyReservationsQueryVariables>
export const ReservationByIdDocument = "query ReservationById($id: ID!) { viewer { __typename id displayName } node(id: $id) { __typename ... on Reservation { __typename ...ReservationInList } } } fragment ReservationInList on Reservation { __typename id code partySize status createdAt startsAt endsAt cancelUntil overlapping cancelledWithSession session { __typename id room cancelReason activity { __typename id title titleEn craft } site { __typename id name nameEn address } } }" as unknown as TypedDocumentNode<ReservationByIdQuery, ReservationByIdQueryVariables>
export const CancelReservationDocument = "mutation CancelReservation($input: CancelReservationInput!) { cancelReservation(input: $input) { __typename ... on CancelReservationSuccess { __typename reservation { __typename ...ReservationInList } } ... on Refused { __typename code message } } } fragment ReservationInList on Reservation { __typename id code partySize status createdAt startsAt endsAt cancelUntil overlapping cancelledWithSession session { __typename id room cancelReason activity { __typename id title titleEn craft } site { __typename id name nameEn address } } }" as unknown as TypedDocumentNode<CancelReservationMutation, CancelReservationMutationVariables>
