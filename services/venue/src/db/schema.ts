import type { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import type { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import type { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { Changes } from '@xingzhi/runtime/changes'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

export type CraftName = Exclude<keyof typeof Craft, 'UNSPECIFIED'>
export type LevelName = Exclude<keyof typeof Level, 'UNSPECIFIED'>
export type LanguageName = Exclude<keyof typeof Language, 'UNSPECIFIED'>

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

export const streetTowns = pgTable('street_towns', {
  code: text().primaryKey(),
  name: text().notNull(),
  nameEn: text('name_en').notNull(),
})

export const sites = pgTable(
  'sites',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    streetTownCode: text('street_town_code')
      .notNull()
      .references(() => streetTowns.code),
    address: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    /** 0: not known. */
    precisionMetres: integer('precision_metres').notNull(),
    crafts: text().array().$type<CraftName[]>().notNull(),
    /** People at once over all rooms. */
    capacity: integer().notNull(),
    demo: boolean().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    contact: text().notNull().default(''),
    directions: text().notNull().default(''),
    directionsEn: text('directions_en').notNull().default(''),
  },
  (table) => [
    check('sites_capacity', sql`${table.capacity} between 1 and 5000`),
    index('sites_point').using('gist', sql`point(${table.longitude}, ${table.latitude})`),
  ],
)

export const rooms = pgTable(
  'rooms',
  {
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    name: text().notNull(),
    /** The place in the site's list of rooms. */
    position: smallint().notNull(),
    /** People at once. */
    capacity: integer().notNull(),
    /** Sessions of the past keep naming a room that is gone. */
    removedAt: moment('removed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.name] }),
    check('rooms_capacity', sql`${table.capacity} between 1 and 2000`),
  ],
)

/** Weekly, in the district's time zone: minutes after midnight. */
export const openings = pgTable(
  'openings',
  {
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    /** ISO: 1 is Monday, 7 is Sunday. */
    weekday: smallint().notNull(),
    opensMinute: smallint('opens_minute').notNull(),
    closesMinute: smallint('closes_minute').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.weekday, table.opensMinute] }),
    check('openings_weekday', sql`${table.weekday} between 1 and 7`),
    check(
      'openings_minutes',
      sql`0 <= ${table.opensMinute} and ${table.opensMinute} < ${table.closesMinute} and ${table.closesMinute} <= 1440`,
    ),
  ],
)

/** What can be done at a site. It does not change once it is made. */
export const activities = pgTable(
  'activities',
  {
    id: uuid().primaryKey(),
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    title: text().notNull(),
    titleEn: text('title_en').notNull(),
    craft: text().$type<CraftName>().notNull(),
    summary: text().notNull(),
    summaryEn: text('summary_en').notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    /** 0: no minimum. */
    minimumAge: integer('minimum_age').notNull(),
    maximumPartySize: integer('maximum_party_size').notNull(),
    level: text().$type<LevelName>().notNull(),
    materials: text().notNull(),
    stepFree: boolean('step_free').notNull(),
    demo: boolean().notNull(),
    /** In which it is taught. */
    languages: text().array().$type<LanguageName[]>().notNull().default(['ZH']),
    whatToBring: text('what_to_bring').notNull().default(''),
    whatToBringEn: text('what_to_bring_en').notNull().default(''),
  },
  (table) => [
    unique('activities_of_site').on(table.siteId, table.id),
    check('activities_duration', sql`${table.durationMinutes} between 1 and 1440`),
    check('activities_party', sql`${table.maximumPartySize} >= 1`),
  ],
)

/** An activity at a site at a time, with a capacity. `during`, `room_span` and the constraint that keeps rooms free of overlaps are in the hand-written migration. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    siteId: uuid('site_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    /** Null: the site as a whole. */
    room: text(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    capacity: integer().notNull(),
    /** Volunteers who help. */
    helpersWanted: integer('helpers_wanted').notNull().default(0),
    /** Null: as soon as the draft is published. */
    opensAt: moment('opens_at'),
    closesAt: moment('closes_at').notNull(),
    /** Nobody named a `closesAt`: it is the start, wherever that moves. */
    closesWithStart: boolean('closes_with_start').notNull(),
    status: text({ enum: ['DRAFT', 'PUBLISHED', 'CANCELLED'] }).notNull(),
    cancelReason: text('cancel_reason').notNull(),
    publishedAt: moment('published_at'),
    cancelledAt: moment('cancelled_at'),
    demo: boolean().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    /** In which it is taught; none: as its activity. */
    languages: text().array().$type<LanguageName[]>().notNull().default([]),
  },
  (table) => [
    index('sessions_of_site').on(table.siteId, table.startsAt, table.id),
    foreignKey({
      name: 'sessions_activity_of_site',
      columns: [table.siteId, table.activityId],
      foreignColumns: [activities.siteId, activities.id],
    }),
    foreignKey({
      name: 'sessions_room_of_site',
      columns: [table.siteId, table.room],
      foreignColumns: [rooms.siteId, rooms.name],
    }),
    check('sessions_capacity', sql`${table.capacity} between 1 and 5000`),
    check('sessions_helpers', sql`${table.helpersWanted} between 0 and 20`),
    check('sessions_status', sql`${table.status} in ('DRAFT', 'PUBLISHED', 'CANCELLED')`),
    check(
      'sessions_times',
      sql`${table.startsAt} < ${table.endsAt} and ${table.closesAt} <= ${table.startsAt}`,
    ),
    check(
      'sessions_published',
      sql`${table.status} <> 'PUBLISHED' or (${table.opensAt} is not null and ${table.publishedAt} is not null)`,
    ),
    check('sessions_cancelled', sql`(${table.status} = 'CANCELLED') = (${table.cancelledAt} is not null)`),
  ],
)

/** A person's right to manage one site. */
export const grants = pgTable(
  'grants',
  {
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    personId: uuid('person_id').notNull(),
    grantedBy: uuid('granted_by').notNull(),
    grantedAt: moment('granted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.personId] }),
    index('grants_of_person').on(table.personId, table.siteId),
  ],
)

/** Who did what to which thing of a site. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: moment('at').notNull(),
    actorId: uuid('actor_id').notNull(),
    operation: text().notNull(),
    subjectId: uuid('subject_id').notNull(),
    siteId: uuid('site_id').notNull(),
    change: jsonb().$type<Changes>().notNull(),
  },
  (table) => [index('audit_entries_of_site').on(table.siteId, table.id)],
)
