import { type Break, HELD, ofTheHeld } from './broken-row.ts'

/** What was answered, and is so no more. */
export const brokenAnswers: Break[] = [
  {
    truth: 'booking: every reservation that was promised exists',
    database: 'booking',
    statements: `create table gone as select id from reservations where id = ${HELD};
      delete from reservations where id in (select id from gone)`,
    named: `select id from gone`,
  },
  {
    truth: 'booking: every cancel that was promised stands',
    database: 'booking',
    statements: `update reservations set status = 'CONFIRMED', cancelled_at = null
      where status = 'CANCELLED' and not cancelled_with_slot`,
    named: `select r.id from reservations r where r.status = 'CONFIRMED'
      and not exists (select from calendar c where c.subject_id = r.id and c.active)`,
  },
  {
    truth: 'booking: a party that was changed has a size that was promised',
    ...ofTheHeld,
    statements: `insert into idempotency (person_id, operation, key, request_hash, response)
      select person_id, 'ChangeReservation', 'k', '', '\\x0a800a24'::bytea || convert_to(id::text, 'UTF8')
        || '\\x1224'::bytea || convert_to(slot_id::text, 'UTF8') || '\\x18012224'::bytea
        || convert_to(person_id::text, 'UTF8') || '\\x2813'::bytea
      from reservations where id = ${HELD}`,
  },
  {
    truth: 'booking: every check-in that was promised stands',
    ...ofTheHeld,
    statements: `insert into idempotency (person_id, operation, key, request_hash, response)
      select person_id, 'CheckInReservation', 'k', '', '\\x0a260a24'::bytea || convert_to(id::text, 'UTF8')
      from reservations where id = ${HELD}`,
  },
]
