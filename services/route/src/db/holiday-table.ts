import { sql } from 'drizzle-orm'
import { bigint, check, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { RuledDay } from '../holidays/day.ts'

/** What an operator says of a year's holidays, in place of what the code knows of it. */
export const holidayNotices = pgTable(
  'holiday_notices',
  {
    year: integer().primaryKey(),
    days: jsonb().$type<RuledDay[]>().notNull(),
    source: text().notNull(),
    enteredAt: timestamp('entered_at', { withTimezone: true, precision: 3 }).notNull(),
    version: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [check('holiday_notices_year', sql`${table.year} between 2004 and 2099`)],
)
