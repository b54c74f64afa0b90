import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { people } from './schema.ts'

/** The private address at which a person's calendar can be read without signing in. It goes with the person. */
export const calendarAddresses = pgTable('calendar_addresses', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** SHA-256 of the address's secret, in hexadecimal: who reads this table can open nothing. */
  secretHash: text('secret_hash').notNull().unique('calendar_addresses_secret_hash_key'),
  madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
})
