import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Written and read by the runtime's audit-entries. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    actorId: uuid('actor_id').notNull(),
    operation: text().notNull(),
    subjectId: uuid('subject_id').notNull(),
    change: jsonb().notNull(),
  },
  (table) => [index('audit_entries_of_subject').on(table.subjectId, table.id)],
)
