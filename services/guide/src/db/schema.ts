import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
import { doubt, type LanguageName, moment, type ThemeName, version, type WeeklyTime } from './column-forms.ts'

const personId = () => referring('person_id', () => guides.personId)
const shiftId = () => referring('shift_id', () => shifts.id)
const trainingId = () => referring('training_id', () => trainings.id)
const recordId = () => referring('record_id', () => serviceRecords.id)
const referring = (name: string, to: () => AnyPgColumn) => uuid(name).notNull().references(to)

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
    status: text({ enum: ['CLAIMED', 'PRESENT', 'RELEASED'] }).notNull(),
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
    check('claims_status', sql`${table.status} in ('CLAIMED', 'PRESENT', 'RELEASED')`),
    check('claims_cause', sql`${table.releaseCause} in ('GUIDE', 'OPERATOR', 'SHIFT_CANCELLED')`),
    index('claims_to_come').on(table.startsAt).where(sql`${table.status} <> 'RELEASED'`),
    check(
      'claims_doubt',
      sql`${table.doubt} is null or ${table.doubt} in ${doubts} and status <> 'RELEASED'`,
    ),
    check('claims_kept_doubt', sql`${table.keptDoubt} in ${doubts}`),
    check('claims_released', released),
    check('claims_present', sql`${table.status} <> 'PRESENT' or ${table.signedInAt} is not null`),
  ],
)

export const serviceRecords = pgTable(
  'service_records',
  {
    id: uuid().primaryKey(),
    claimId: uuid('claim_id')
      .notNull()
      .unique('service_records_claim_id_key')
      .references(() => claims.id),
    shiftId: shiftId(),
    kind: text({ enum: shifts.kind.enumValues }).notNull(),
    personId: personId(),
    status: text({ enum: ['RECORDED', 'CONFIRMED'] }).notNull(),
    startedAt: moment('started_at').notNull(),
    minutes: integer().notNull(),
    peopleGuided: integer('people_guided').notNull(),
    /** The guide had signed in at the meeting point. */
    signedIn: boolean('signed_in').notNull(),
    confirmedAt: moment('confirmed_at'),
    version: version(),
  },
  (table) => [
    index('service_records_of_person').on(table.personId, table.id),
    index('service_records_to_confirm').on(table.id).where(sql`${table.status} = 'RECORDED'`),
    check('service_records_status', sql`${table.status} in ('RECORDED', 'CONFIRMED')`),
    check('service_records_confirmed', sql`(status = 'CONFIRMED') = (confirmed_at is not null)`),
    check('service_records_minutes', sql`${table.minutes} between 1 and 1440 and ${table.peopleGuided} >= 0`),
  ],
)

export const corrections = pgTable(
  'corrections',
  {
    recordId: recordId(),
    number: integer().notNull(),
    at: moment('at').notNull(),
    actorId: uuid('actor_id').notNull(),
    minutesBefore: integer('minutes_before').notNull(),
    minutesAfter: integer('minutes_after').notNull(),
    reason: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recordId, table.number] }),
    check('corrections_reason', sql`${table.reason} <> ''`),
  ],
)

export const certificates = pgTable('certificates', {
  code: text().primaryKey(),
  personId: personId(),
  /** As the guide wishes to be named on it. */
  name: text().notNull(),
  minutes: integer().notNull(),
  walksLed: integer('walks_led').notNull(),
  peopleGuided: integer('people_guided').notNull(),
  since: moment('since').notNull(),
  issuedAt: moment('issued_at').notNull(),
})

/** What a certificate's sums are of, as it stood. */
export const certifiedRecords = pgTable(
  'certified_records',
  {
    code: text()
      .notNull()
      .references(() => certificates.code),
    recordId: recordId(),
    minutes: integer().notNull(),
    peopleGuided: integer('people_guided').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.recordId] }),
    index('certified_records_of_record').on(table.recordId),
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
