import type { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import type { Changes } from '@xingzhi/runtime/changes'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { path, refers } from './column-forms.ts'

export type ThemeName = Exclude<keyof typeof Theme, 'UNSPECIFIED'>
export type LanguageName = Exclude<keyof typeof Language, 'UNSPECIFIED'>

/** A start that a departure had, in milliseconds since 1970, with what was to be decided then. */
type StartBefore = { startMs: number; decideMs: number; decidedMs: number | null }

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** A stop of a route: story, opening hours, how many people it can take at once. */
export const stations = pgTable(
  'stations',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    story: text().notNull(),
    storyEn: text('story_en').notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    /** 0: not known. */
    precisionMetres: integer('precision_metres').notNull(),
    /** People at once. */
    capacity: integer().notNull(),
    /** In the syntax of OpenStreetMap's opening_hours; empty: always open. */
    openingHours: text('opening_hours').notNull(),
    /** Null, as for seats, toilets and steps: not known. */
    stepFree: boolean('step_free'),
    surface: text().notNull(),
    seats: boolean(),
    toilets: boolean(),
    steps: integer(),
    note: text('accessibility_note').notNull(),
    checkInRadiusMetres: integer('check_in_radius_metres').notNull(),
    /** Empty: not known. */
    streetTownCode: text('street_town_code').notNull(),
    demo: boolean().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    check('stations_capacity', sql`${table.capacity} between 1 and 2000`),
    check('stations_radius', sql`${table.checkInRadiusMetres} between 20 and 500`),
  ],
)

/** A themed walk: ordered stations and the path between them. */
export const routes = pgTable(
  'routes',
  {
    id: uuid().primaryKey(),
    theme: text().$type<ThemeName>().notNull(),
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    summary: text().notNull(),
    summaryEn: text('summary_en').notNull(),
    path: path().notNull(),
    distanceMetres: integer('distance_metres').notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    composed: boolean().notNull(),
    qualificationIds: uuid('qualification_ids').array().notNull(),
    demo: boolean().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    index('routes_by_name').on(table.name, table.id),
    check('routes_duration', sql`${table.durationMinutes} between 1 and 1440`),
  ],
)

export const stops = pgTable(
  'stops',
  {
    routeId: uuid('route_id').notNull(),
    position: smallint().notNull(),
    stationId: uuid('station_id').notNull(),
    /** How long the group stays. */
    stayMinutes: integer('stay_minutes').notNull(),
    /** From the stop before; 0 for the first. */
    walkMinutes: integer('walk_minutes').notNull(),
  },
  (table) => [
    primaryKey({ name: 'stops_pkey', columns: [table.routeId, table.position] }),
    refers(table.routeId, routes.id),
    refers(table.stationId, stations.id),
    check(
      'stops_minutes',
      sql`${table.stayMinutes} between 1 and 240 and ${table.walkMinutes} between 0 and 240`,
    ),
  ],
)

/** A time in which a station or a route, one of the two, cannot be walked. */
export const closures = pgTable(
  'closures',
  {
    id: uuid().primaryKey(),
    stationId: uuid('station_id'),
    routeId: uuid('route_id'),
    from: moment('from_at').notNull(),
    /** Null: until it is ended. */
    until: moment('until_at'),
    reason: text().notNull(),
    reasonEn: text('reason_en').notNull(),
    endedAt: moment('ended_at'),
    version: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    refers(table.stationId, stations.id),
    refers(table.routeId, routes.id),
    index('closures_of_station').on(table.stationId, table.until).where(sql`${table.stationId} is not null`),
    index('closures_of_route').on(table.routeId, table.until).where(sql`${table.routeId} is not null`),
    check('closures_of_one', sql`(${table.stationId} is null) <> (${table.routeId} is null)`),
    check('closures_times', sql`${table.from} <= ${table.until}`),
    check('closures_ended', sql`${table.endedAt} is null or ${table.until} is not null`),
  ],
)

/** A guided walk of a route at a time. */
export const departures = pgTable(
  'departures',
  {
    id: uuid().primaryKey(),
    routeId: uuid('route_id').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** Empty: at the first station. */
    meetingPoint: text('meeting_point').notNull(),
    guidesWanted: integer('guides_wanted').notNull(),
    /** People per guide. */
    groupSize: integer('group_size').notNull(),
    guidesConfirmed: integer('guides_confirmed').notNull(),
    /** 0: none beside the guides. */
    placesLimit: integer('places_limit').notNull(),
    /** The places that booking opens. */
    capacity: integer().notNull(),
    languages: text().array().$type<LanguageName[]>().notNull(),
    status: text({ enum: ['SCHEDULED', 'CANCELLED'] }).notNull(),
    /** An operator's words; empty when there is another cause. */
    cancelReason: text('cancel_reason').notNull(),
    cancelCause: text('cancel_cause', { enum: ['OPERATOR', 'NO_GUIDE'] }),
    cancelledAt: moment('cancelled_at'),
    callForHelpAt: moment('call_for_help_at').notNull(),
    decideAt: moment('decide_at').notNull(),
    /** `decideAt` has come, and it was seen whether there are guides. */
    decidedAt: moment('decided_at'),
    callsForHelp: boolean('calls_for_help').notNull(),
    /** Of the shift's fact that `guidesConfirmed` is from; 0: none yet. */
    staffingVersion: bigint('staffing_version', { mode: 'number' }).notNull(),
    demo: boolean().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    /** A guide left: what that costs is seen then. Null: nobody has, or it was seen. */
    settlesAt: moment('settles_at'),
    /** What it had before each of its moves: who moves it back finds it as it was. */
    startsBefore: jsonb('starts_before').$type<StartBefore[]>().notNull().default([]),
  },
  (table) => [
    refers(table.routeId, routes.id),
    index('departures_by_start').on(table.startsAt, table.id),
    index('departures_of_route').on(table.routeId, table.startsAt, table.id),
    index('departures_to_decide')
      .on(table.decideAt)
      .where(sql`${table.status} = 'SCHEDULED' and ${table.decidedAt} is null`),
    index('departures_to_settle')
      .on(table.settlesAt)
      .where(sql`${table.status} = 'SCHEDULED' and ${table.settlesAt} is not null`),
    index('departures_to_call')
      .on(table.callForHelpAt)
      .where(
        sql`${table.status} = 'SCHEDULED' and not ${table.callsForHelp} and ${table.guidesConfirmed} < ${table.guidesWanted}`,
      ),
    check(
      'departures_times',
      sql`${table.startsAt} < ${table.endsAt} and ${table.endsAt} <= ${table.startsAt} + interval '24 hours'`,
    ),
    check('departures_status', sql`${table.status} in ('SCHEDULED', 'CANCELLED')`),
    check(
      'departures_cancelled',
      sql`(${table.status} = 'CANCELLED') = (${table.cancelledAt} is not null) and (${table.status} = 'CANCELLED') = (${table.cancelCause} is not null)`,
    ),
    check(
      'departures_sizes',
      sql`${table.guidesWanted} between 1 and 20 and ${table.groupSize} between 1 and 60 and ${table.guidesConfirmed} >= 0 and ${table.placesLimit} >= 0`,
    ),
    check(
      'departures_capacity',
      sql`${table.capacity} = case ${table.status} when 'CANCELLED' then 0 else least(${table.guidesConfirmed} * ${table.groupSize}, ${table.guidesWanted} * ${table.groupSize}, case when ${table.placesLimit} > 0 then ${table.placesLimit} else ${table.guidesWanted} * ${table.groupSize} end) end`,
    ),
  ],
)

/** A departure's timetable, and at once what it takes of its stations. */
export const stays = pgTable(
  'stays',
  {
    departureId: uuid('departure_id').notNull(),
    position: smallint().notNull(),
    stationId: uuid('station_id').notNull(),
    arrivesAt: moment('arrives_at').notNull(),
    leavesAt: moment('leaves_at').notNull(),
    people: integer().notNull(),
    /** False once the departure is cancelled: the station is free again. */
    active: boolean().notNull(),
  },
  (table) => [
    primaryKey({ name: 'stays_pkey', columns: [table.departureId, table.position] }),
    refers(table.departureId, departures.id),
    refers(table.stationId, stations.id),
    index('stays_of_station').on(table.stationId, table.arrivesAt).where(sql`${table.active}`),
    check(
      'stays_times',
      sql`${table.arrivesAt} < ${table.leavesAt} and ${table.leavesAt} <= ${table.arrivesAt} + interval '240 minutes'`,
    ),
    check('stays_people', sql`${table.people} > 0`),
  ],
)

/** One person's walk of a route. */
export const walks = pgTable(
  'walks',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id').notNull(),
    routeId: uuid('route_id').notNull(),
    startedAt: moment('started_at').notNull(),
    completedAt: moment('completed_at'),
  },
  (table) => [
    refers(table.routeId, routes.id),
    index('walks_of_person').on(table.personId, table.id),
    uniqueIndex('walks_under_way').on(table.personId, table.routeId).where(sql`${table.completedAt} is null`),
  ],
)

/** Proof of a station visited. */
export const stamps = pgTable(
  'stamps',
  {
    walkId: uuid('walk_id').notNull(),
    stationId: uuid('station_id').notNull(),
    proof: text({ enum: ['CODE', 'PLACE', 'SELF_DECLARED'] }).notNull(),
    /** By the server's clock, when the check-in arrived. */
    at: moment('at').notNull(),
    /** What the device said; never later than `at`. */
    claimedAt: moment('claimed_at'),
    /** 0 for a code. */
    accuracyMetres: integer('accuracy_metres').notNull(),
    /** Why it is self-declared; null: it is proven. */
    doubt: text({ enum: ['BEFORE_WALK', 'TOO_FAST', 'CLOCK_UNKNOWN'] }),
    /** When it happened by the server's clock; null: it was stamped before this was kept. */
    visitedAt: moment('visited_at'),
  },
  (table) => [
    primaryKey({ name: 'stamps_pkey', columns: [table.walkId, table.stationId] }),
    refers(table.walkId, walks.id),
    refers(table.stationId, stations.id),
    check('stamps_proof', sql`${table.proof} in ('CODE', 'PLACE', 'SELF_DECLARED')`),
    check(
      'stamps_doubt',
      sql`(proof = 'SELF_DECLARED') = (doubt is not null) and (doubt in ('BEFORE_WALK', 'TOO_FAST', 'CLOCK_UNKNOWN')) is not false`,
    ),
    check('stamps_visited', sql`${table.visitedAt} <= ${table.at}`),
    check('stamps_claimed', sql`${table.claimedAt} <= ${table.at}`),
  ],
)

export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: moment('at').notNull(),
    /** Null: the service itself, when a deadline came. */
    actorId: uuid('actor_id'),
    operation: text().notNull(),
    subjectId: uuid('subject_id').notNull(),
    change: jsonb().$type<Changes>().notNull(),
  },
  (table) => [index('audit_entries_of_subject').on(table.subjectId, table.id)],
)
