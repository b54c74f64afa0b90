import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, referring, version } from './column-forms.ts'
import { claims, guides, shifts } from './schema.ts'

const personId = () => referring('person_id', () => guides.personId)
const shiftId = () => referring('shift_id', () => shifts.id)
const recordId = () => referring('record_id', () => serviceRecords.id)

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
    status: text({ enum: ['RECORDED', 'CONFIRMED', 'VOID'] }).notNull(),
    startedAt: moment('started_at').notNull(),
    minutes: integer().notNull(),
    peopleGuided: integer('people_guided').notNull(),
    /** The guide had signed in at the meeting point. */
    signedIn: boolean('signed_in').notNull(),
    confirmedAt: moment('confirmed_at'),
    version: version(),
    voidedAt: moment('voided_at'),
    voidReason: text('void_reason').notNull().default(''),
    /** Why it is looked at alone before it is confirmed. */
    outliers: text({ enum: ['NOT_SIGNED_IN', 'LONG', 'MANY_PEOPLE'] })
      .array()
      .notNull()
      .default([]),
    /** At the shift's slot, when this was judged last. */
    peoplePresent: integer('people_present').notNull().default(0),
    /** What it may say at most; null: it was recorded before there were bounds. */
    minutesMax: integer('minutes_max'),
    peopleMax: integer('people_max'),
  },
  (table) => [
    index('service_records_of_person').on(table.personId, table.id),
    index('service_records_to_confirm').on(table.id).where(sql`${table.status} = 'RECORDED'`),
    index('service_records_of_shift').on(table.shiftId),
    check('service_records_status', sql`${table.status} in ('RECORDED', 'CONFIRMED', 'VOID')`),
    check(
      'service_records_confirmed',
      sql`case ${table.status} when 'RECORDED' then confirmed_at is null when 'CONFIRMED' then confirmed_at is not null else true end`,
    ),
    check('service_records_void', sql`(status = 'VOID') = (voided_at is not null and void_reason <> '')`),
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
    /** Null: people were not corrected. */
    peopleBefore: integer('people_before'),
    peopleAfter: integer('people_after'),
  },
  (table) => [
    primaryKey({ columns: [table.recordId, table.number] }),
    check('corrections_reason', sql`${table.reason} <> ''`),
  ],
)

export const certificates = pgTable('certificates', {
  code: text().primaryKey(),
  personId: personId(),
  /** As the guide is registered. */
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
