import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  doubt,
  type LanguageName,
  moment,
  referring,
  type ThemeName,
  version,
  type WeeklyTime,
} from './column-forms.ts'

const personId = () => referring('person_id', () => guides.personId)
const shiftId = () => referring('shift_id', () => shifts.id)
const trainingId = () => referring('training_id', () => trainings.id)

/** Empty lists of what suits mean: all. */
export const guides = pgTable(
  'guides',
  {
    personId: uuid('person_id').primaryKey(),
    status: text({ enum: ['APPLIED', 'ADMITTED', 'SUSPENDED'] }).notNull(),
    /** Why suspended. */
    statusReason: text('status_reason').notNull(),
    themes: text().array().notNull().$type<ThemeName[]>(),
    languages: text().array().notNull().$type<LanguageName[]>(),
    streetTownCodes: text('street_town_codes').array().notNull(),
    availability: jsonb().notNull().$type<WeeklyTime[]>(),
    registeredAt: moment('registered_at').notNull(),
    inShowcase: boolean('in_showcase').notNull(),
    showcaseName: text('showcase_name').notNull(),
    showcaseWords: text('showcase_words').notNull(),
    /** Stands for the guide where everybody looks: the person's id links to other things. */
    showcaseId: uuid('showcase_id').notNull().defaultRandom(),
    version: version(),
  },
  (table) => [
    index('guides_by_registration').on(table.registeredAt, table.personId),
    index('guides_by_status').on(table.status, table.registeredAt, table.personId),
    index('guides_in_showcase')
      .on(table.showcaseId)
      .where(sql`${table.inShowcase} and ${table.status} = 'ADMITTED'`),
    check('guides_status', sql`${table.status} in ('APPLIED', 'ADMITTED', 'SUSPENDED')`),
    check('guides_suspended', sql`${table.status} <> 'SUSPENDED' or ${table.statusReason} <> ''`),
    check('guides_showcase', sql`not ${table.inShowcase} or ${table.showcaseName} <> ''`),
  ],
)

export const qualifications = pgTable(
  'qualifications',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    /** From the day of the training; 0: for good. */
    validDays: integer('valid_days').notNull(),
  },
  (table) => [
    index('qualifications_by_name').on(table.name, table.id),
    check('qualifications_valid', sql`${table.validDays} between 0 and 3650`),
  ],
)

export const trainings = pgTable(
  'trainings',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    titleEn: text('title_en').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    place: text().notNull(),
    capacity: integer().notNull(),
    enrolled: integer().notNull(),
    qualificationIds: uuid('qualification_ids').array().notNull(),
    cancelled: boolean().notNull(),
    version: version(),
  },
  (table) => [
    index('trainings_to_come').on(table.startsAt, table.id),
    index('trainings_past').on(table.endsAt, table.id),
    check('trainings_times', sql`${table.startsAt} < ${table.endsAt}`),
    check('trainings_places', sql`${table.enrolled} between 0 and ${table.capacity}`),
  ],
)

export const enrolments = pgTable(
  'enrolments',
  {
    trainingId: trainingId(),
    personId: personId(),
    enrolledAt: moment('enrolled_at').notNull(),
    attended: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.trainingId, table.personId] }),
    index('enrolments_of_person').on(table.personId),
  ],
)

export const grantedQualifications = pgTable(
  'granted_qualifications',
  {
    personId: personId(),
    qualificationId: uuid('qualification_id')
      .notNull()
      .references(() => qualifications.id),
    trainingId: trainingId(),
    grantedAt: moment('granted_at').notNull(),
    /** Null: for good. */
    expiresAt: moment('expires_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.qualificationId, table.trainingId] })],
)

export const shifts = pgTable(
  'shifts',
  {
    /** Of the departure or session that it staffs. */
    id: uuid().primaryKey(),
    kind: text({ enum: ['DEPARTURE', 'SESSION'] }).notNull(),
    status: text({ enum: ['OPEN', 'CANCELLED'] }).notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    wanted: integer().notNull(),
    claimed: integer().notNull(),
    /** By how many `claimed` exceeds `wanted`. */
    over: integer().notNull(),
    theme: text().notNull().$type<ThemeName>(),
    languages: text().array().notNull().$type<LanguageName[]>(),
    qualificationIds: uuid('qualification_ids').array().notNull(),
    /** As the departure says. */
    callsForHelp: boolean('calls_for_help').notNull(),
    /** People per guide; 0 for a session. */
    groupSize: integer('group_size').notNull(),
    /** A station or a site: going from one to another takes time. */
    startsPlace: text('starts_place').notNull(),
    endsPlace: text('ends_place').notNull(),
    streetTownCode: text('street_town_code').notNull(),
    sourceVersion: bigint('source_version', { mode: 'number' }).notNull(),
    version: version(),
    /** Of `claimed`, those in doubt: they count as nobody. */
    doubtful: integer().notNull().default(0),
    /** Of a session; 0: unknown, or a departure. */
    places: integer().notNull().default(0),
    /** Checked in at its slot, as of that version of the slot. */
    peoplePresent: integer('people_present').notNull().default(0),
    slotVersion: bigint('slot_version', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    index('shifts_to_take')
      .on(table.startsAt, table.id)
      .where(sql`${table.status} = 'OPEN' and ${table.claimed} - ${table.doubtful} < ${table.wanted}`),
    index('shifts_open')
      .on(table.startsAt, table.id)
      .where(sql`${table.status} = 'OPEN' and ${table.claimed} < ${table.wanted}`),
    check('shifts_kind', sql`${table.kind} in ('DEPARTURE', 'SESSION')`),
    check('shifts_status', sql`${table.status} in ('OPEN', 'CANCELLED')`),
    check('shifts_times', sql`${table.startsAt} < ${table.endsAt}`),
    check('shifts_claimed', sql`wanted >= 0 and claimed >= 0 and over = greatest(claimed - wanted, 0)`),
    check('shifts_doubtful', sql`${table.doubtful} between 0 and ${table.claimed}`),
    check('shifts_cancelled', sql`${table.status} = 'OPEN' or ${table.claimed} = 0`),
  ],
)

const doubts = sql`('SUSPENDED', 'UNQUALIFIED', 'OVERLAPPING')`
const released = sql`(status = 'RELEASED') = (released_at is not null) and (status = 'RELEASED') = (release_cause is not null)`

/** The constraint that keeps a guide from two places at a time is in the migration. */
export const claims = pgTable(
  'claims',
  {
    id: uuid().primaryKey(),
    shiftId: shiftId(),
    personId: personId(),
    status: text({ enum: ['CLAIMED', 'PRESENT', 'RELEASED', 'ABSENT'] }).notNull(),
    claimedAt: moment('claimed_at').notNull(),
    releasedAt: moment('released_at'),
    releaseCause: text('release_cause', { enum: ['GUIDE', 'OPERATOR', 'SHIFT_CANCELLED'] }),
    releaseReason: text('release_reason').notNull().default(''),
    signedInAt: moment('signed_in_at'),
    /** The shift's own times: what the guide's time is held by. */
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** When it was to start as it was claimed; null: it was not moved. */
    movedFrom: moment('moved_from'),
    /** Moved into another claim of this guide, or the other one. */
    overlapping: boolean().notNull().default(false),
    /** The shift's, at the last change of this claim. */
    version: version(),
    /** Why this guide counts as nobody until an operator decides; and a doubt in spite of which they were kept. */
    doubt: doubt('doubt'),
    keptDoubt: doubt('kept_doubt'),
  },
  (table) => [
    uniqueIndex('claims_held').on(table.shiftId, table.personId).where(sql`${table.status} <> 'RELEASED'`),
    index('claims_of_shift').on(table.shiftId, table.claimedAt, table.id),
    index('claims_of_person').on(table.personId, table.startsAt, table.id),
    check('claims_status', sql`${table.status} in ('CLAIMED', 'PRESENT', 'RELEASED', 'ABSENT')`),
    check('claims_cause', sql`${table.releaseCause} in ('GUIDE', 'OPERATOR', 'SHIFT_CANCELLED')`),
    index('claims_to_come').on(table.startsAt).where(sql`${table.status} <> 'RELEASED'`),
    index('claims_in_doubt').on(table.startsAt, table.id).where(sql`${table.doubt} is not null`),
    check(
      'claims_doubt',
      sql`${table.doubt} is null or ${table.doubt} in ${doubts} and status <> 'RELEASED'`,
    ),
    check('claims_kept_doubt', sql`${table.keptDoubt} in ${doubts}`),
    check('claims_released', released),
    check('claims_present', sql`${table.status} <> 'PRESENT' or ${table.signedInAt} is not null`),
  ],
)

export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: moment('at').notNull(),
    actorId: uuid('actor_id').notNull(),
    operation: text().notNull(),
    subjectId: uuid('subject_id').notNull(),
    change: jsonb().notNull(),
  },
  (table) => [index('audit_entries_of_subject').on(table.subjectId, table.id)],
)
