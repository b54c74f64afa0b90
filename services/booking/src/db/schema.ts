import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true })
const slotKind = (name: string) => text(name, { enum: ['SESSION', 'DEPARTURE'] })
const period = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** The inventory of a session or departure, whose id it has. The migration leaves room on its pages for the next version. */
export const slots = pgTable(
  'slots',
  {
    id: uuid().primaryKey(),
    kind: slotKind('kind').notNull(),
    status: text({ enum: ['ACTIVE', 'CANCELLED'] }).notNull(),
    wanted: integer().notNull(),
    capacity: integer().notNull(),
    reserved: integer().notNull().default(0),
    offered: integer().notNull().default(0),
    reservationCount: integer('reservation_count').notNull().default(0),
    maximumPartySize: integer('maximum_party_size').notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    /** Of the session or departure that it follows. */
    sourceVersion: bigint('source_version', { mode: 'number' }).notNull(),
    /** How many people were told of what that version changed. */
    toldPeople: integer('told_people').notNull().default(0),
    opensAt: moment('opens_at').notNull(),
    closesAt: moment('closes_at').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** Of a session. */
    craft: text({ enum: ['LEATHER', 'WOOD', 'PAPER', 'FABRIC', 'CERAMICS', 'OTHER'] }),
    siteId: uuid('site_id'),
    room: text().notNull().default(''),
    /** Of a session's activity; null: told by a venue of before. */
    activityId: uuid('activity_id'),
    title: text(),
    level: text({ enum: ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'] }),
    minimumAge: integer('minimum_age'),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    /** Of a departure. */
    theme: text({ enum: ['RED', 'INTANGIBLE_HERITAGE', 'COUNTRYSIDE', 'HISTORY', 'SCIENCE', 'ARTS'] }),
    routeId: uuid('route_id'),
    /** Empty: at the first station; null: told before this was followed. */
    meetingPoint: text('meeting_point'),
    languages: text({ enum: ['ZH', 'WUU', 'EN', 'CSL'] }).array(),
  },
  (table) => [
    check('slots_kind_check', sql`${table.kind} in ('SESSION', 'DEPARTURE')`),
    check('slots_status_check', sql`${table.status} in ('ACTIVE', 'CANCELLED')`),
    check('slots_wanted_check', sql`${table.wanted} >= 0`),
    check('slots_reserved_check', sql`${table.reserved} >= 0`),
    check('slots_offered_check', sql`${table.offered} >= 0`),
    check('slots_reservation_count_check', sql`${table.reservationCount} >= 0`),
    check('slots_maximum_party_size_check', sql`${table.maximumPartySize} >= 1`),
    check('slots_never_oversold', sql`${table.reserved} + ${table.offered} <= ${table.capacity}`),
    check(
      'slots_capacity_follows',
      sql`${table.capacity} = greatest(${table.wanted}, ${table.reserved} + ${table.offered})`,
    ),
    check('slots_time', sql`${table.startsAt} < ${table.endsAt}`),
    check('slots_sessions_have_crafts', sql`(${table.kind} = 'SESSION') = (${table.craft} is not null)`),
    check(
      'slots_departures_have_routes',
      sql`(${table.kind} = 'DEPARTURE') = (${table.routeId} is not null) and (${table.kind} = 'DEPARTURE') = (${table.theme} is not null)`,
    ),
    index('slots_by_start')
      .on(table.startsAt, table.id, table.kind, table.craft, table.latitude, table.longitude)
      .where(sql`${table.status} = 'ACTIVE'`),
    index('slots_by_site').on(table.siteId, table.startsAt, table.id).where(sql`${table.status} = 'ACTIVE'`),
    index('slots_of_departures')
      .on(table.startsAt, table.id, table.routeId, table.theme)
      .where(sql`${table.kind} = 'DEPARTURE' and ${table.status} = 'ACTIVE'`),
  ],
)

export const reservations = pgTable(
  'reservations',
  {
    id: uuid().primaryKey(),
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    partySize: integer('party_size').notNull(),
    status: text({ enum: ['CONFIRMED', 'CANCELLED', 'ATTENDED', 'NO_SHOW'] })
      .notNull()
      .default('CONFIRMED'),
    code: text().notNull(),
    createdAt: moment('created_at').notNull(),
    cancelledAt: moment('cancelled_at'),
    /** It was moved, or something into it: its holder may leave until the start. */
    deadlineWaived: boolean('deadline_waived').notNull().default(false),
    /** As the slot was cancelled or shrunk. */
    cancelledWithSlot: boolean('cancelled_with_slot').notNull().default(false),
    /** Of the party; null until it is checked in. */
    peoplePresent: integer('people_present'),
    checkedInAt: moment('checked_in_at'),
  },
  (table) => [
    check('reservations_party_size_check', sql`${table.partySize} >= 1`),
    check(
      'reservations_status_check',
      sql`${table.status} in ('CONFIRMED', 'CANCELLED', 'ATTENDED', 'NO_SHOW')`,
    ),
    check(
      'reservations_attended',
      sql`(${table.status} = 'ATTENDED') = (${table.checkedInAt} is not null) and (${table.status} = 'ATTENDED') = (${table.peoplePresent} is not null) and (${table.peoplePresent} between 1 and ${table.partySize}) is not false`,
    ),
    uniqueIndex('reservations_code').on(table.code),
    uniqueIndex('reservations_held')
      .on(table.personId, table.slotId)
      .where(sql`${table.status} <> 'CANCELLED'`),
    index('reservations_given_up').on(table.personId, table.slotId).where(sql`${table.status} = 'CANCELLED'`),
    index('reservations_of_slot').on(table.slotId, table.id),
  ],
)

/** Where a person is when. An entry has the id of the reservation, the hold or the claim that it stands for. */
export const calendar = pgTable(
  'calendar',
  {
    subjectId: uuid('subject_id').primaryKey(),
    kind: text({ enum: ['RESERVATION', 'SHIFT', 'HOLD'] }).notNull(),
    personId: uuid('person_id').notNull(),
    slotId: uuid('slot_id'),
    period: period('period').notNull(),
    active: boolean().notNull().default(true),
    /** Moved into another entry of the same person, or the other one: both are kept. */
    overlapping: boolean().notNull().default(false),
    /** Of a HOLD. */
    expiresAt: moment('expires_at'),
    /** Of a SHIFT. */
    version: bigint({ mode: 'number' }),
    shiftId: uuid('shift_id'),
    /** Why an operator gave this to a guide, or took it: kept for the notice that comes with the claim's fact. */
    reason: text(),
  },
  (table) => [
    check('calendar_kind_check', sql`${table.kind} in ('RESERVATION', 'SHIFT', 'HOLD')`),
    check('calendar_period_check', sql`not isempty(${table.period})`),
    check('calendar_holds_expire', sql`(${table.kind} = 'HOLD') = (${table.expiresAt} is not null)`),
    check('calendar_shifts_have_versions', sql`(${table.kind} = 'SHIFT') = (${table.version} is not null)`),
    index('calendar_overlapping').on(table.personId).where(sql`${table.active} and ${table.overlapping}`),
    index('calendar_by_end').on(sql`upper(${table.period})`),
    index('calendar_holds').on(table.expiresAt).where(sql`${table.kind} = 'HOLD' and ${table.active}`),
    index('calendar_of_shift')
      .on(table.shiftId, table.personId)
      .where(sql`${table.kind} = 'SHIFT' and ${table.active}`),
  ],
)

export const people = pgTable('people', {
  id: uuid().primaryKey(),
  displayName: text('display_name').notNull(),
  contact: text().notNull(),
  recordedAt: moment('recorded_at').notNull(),
})

/** Who guide says is a volunteer; who is suspended reads no names. */
export const guides = pgTable('guides', {
  personId: uuid('person_id').primaryKey(),
  suspended: boolean().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
})

/** What is null in a notice of a reservation may be so since a process of an earlier version wrote it. */
export const notices = pgTable(
  'notices',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id').notNull(),
    kind: text({
      enum: [
        ...(['MOVED', 'MOVED_INTO_OVERLAP', 'ROOM_CHANGED', 'MEETING_POINT_CHANGED'] as const),
        ...(['CANCELLED', 'SHRUNK', 'CLOSED', 'REOPENED'] as const),
        ...(['SHIFT_MOVED', 'SHIFT_CANCELLED', 'SHIFT_WITHDRAWN', 'SHIFT_ASSIGNED'] as const),
      ],
    }).notNull(),
    createdAt: moment('created_at').notNull(),
    readAt: moment('read_at'),
    /** When its person first saw it: until then it can be taken back. */
    shownAt: moment('shown_at'),
    slotId: uuid('slot_id').notNull(),
    /** Null: of a guide's shift. */
    reservationId: uuid('reservation_id'),
    oldStartsAt: moment('old_starts_at'),
    newStartsAt: moment('new_starts_at'),
    oldEndsAt: moment('old_ends_at'),
    newEndsAt: moment('new_ends_at'),
    /** Null: it meets where it did. */
    oldMeetingPoint: text('old_meeting_point'),
    newMeetingPoint: text('new_meeting_point'),
    oldRoom: text('old_room').notNull().default(''),
    newRoom: text('new_room').notNull().default(''),
    reason: text().notNull().default(''),
    overlappingSlotId: uuid('overlapping_slot_id'),
    slotKind: slotKind('slot_kind'),
    noGuide: boolean('no_guide'),
    /** The station or route that is closed. */
    closedId: uuid('closed_id'),
    /** The closure that it tells of: at most one notice of its beginning and one of its end per reservation. */
    closureId: uuid('closure_id'),
    reasonEn: text('reason_en'),
  },
  (table) => [
    check(
      'notices_kind_check',
      sql`${table.kind} in ('MOVED', 'MOVED_INTO_OVERLAP', 'ROOM_CHANGED', 'CANCELLED', 'SHRUNK', 'CLOSED', 'SHIFT_MOVED', 'SHIFT_CANCELLED', 'SHIFT_WITHDRAWN', 'MEETING_POINT_CHANGED', 'REOPENED', 'SHIFT_ASSIGNED')`,
    ),
    index('notices_of_person').on(table.personId, table.createdAt.desc(), table.id.desc()),
    index('notices_unread').on(table.personId).where(sql`${table.readAt} is null`),
    uniqueIndex('notices_of_closure')
      .on(table.reservationId, table.closureId, table.kind)
      .where(sql`${table.closureId} is not null`),
  ],
)

/** Venue's sites: who manages them. */
export const sites = pgTable('sites', {
  id: uuid().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  managerIds: uuid('manager_ids').array().notNull(),
})

/** Route's closures, as far as they were heard of. */
export const closures = pgTable('closures', {
  id: uuid().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  ended: boolean().notNull().default(false),
})
