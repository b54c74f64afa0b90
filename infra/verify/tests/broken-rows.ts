import { brokenAnswers } from './broken-answers.ts'
import { type Break, HELD, ofTheHeld } from './broken-row.ts'

const LATER = `(select id from slots order by starts_at desc limit 1)`
const SESSION = `(select id from sessions where status = 'PUBLISHED' order by starts_at limit 1)`
const LED = `(select id from departures where status = 'SCHEDULED' order by id limit 1)`
const LED_SHIFT = `(select id from shifts where kind = 'DEPARTURE' and status = 'OPEN' order by id limit 1)`
const HELPED_SHIFT = `(select id from shifts where kind = 'SESSION' order by id limit 1)`
const FIRST_TOLD = `(select id from sessions where published_at is not null order by id limit 1)`
/** Another value for each column of a session that booking keeps. */
const OTHERWISE = `status = 'CANCELLED', capacity = capacity + 1, room = null, starts_at = starts_at - interval '1 hour',
  ends_at = ends_at + interval '1 hour', opens_at = opens_at - interval '1 hour', closes_at = closes_at - interval '1 hour'`
const noChecks = (table: string, ...names: string[]) =>
  names.map((name) => `alter table ${table} drop constraint ${name};`).join('\n')

export const breaks: Break[] = [
  {
    truth: 'booking: no slot is oversold',
    database: 'booking',
    statements: `${noChecks('slots', 'slots_never_oversold', 'slots_capacity_follows')}
      update slots set capacity = 0 where id = (select slot_id from reservations where id = ${HELD})`,
    named: `select slot_id from reservations where id = ${HELD}`,
  },
  {
    truth: 'booking: capacity is what is wanted, or what is held if that is more',
    database: 'booking',
    statements: `${noChecks('slots', 'slots_capacity_follows')} update slots set capacity = 11 where id = ${LATER}`,
    named: `select ${LATER} as id`,
  },
  {
    truth: 'booking: what a slot has reserved is its active reservations',
    database: 'booking',
    statements: `update slots set reserved = reserved + 1 where id = ${LATER}`,
    named: `select ${LATER} as id`,
  },
  {
    truth: 'booking: what a slot has reserved is its active reservations',
    database: 'booking',
    statements: `delete from slots where id = ${LATER}`,
    named: `select distinct slot_id from reservations where status <> 'CANCELLED' and slot_id not in (select id from slots)`,
  },
  {
    truth: 'booking: a cancelled slot holds nobody',
    database: 'booking',
    statements: `update slots set status = 'CANCELLED' where id = (select slot_id from reservations where id = ${HELD})`,
    named: `select slot_id from reservations where id = ${HELD}`,
  },
  {
    truth: 'booking: one active reservation per person and slot',
    database: 'booking',
    statements: `drop index reservations_held;
      insert into reservations (id, slot_id, person_id, party_size, code, created_at)
      select gen_random_uuid(), slot_id, person_id, 1, 'TWICE', created_at from reservations where id = ${HELD}`,
    named: `select slot_id from reservations where id = ${HELD}`,
  },
  {
    truth: 'booking: a code opens one reservation',
    database: 'booking',
    statements: `drop index reservations_code; update reservations set code = 'SAME' where status = 'CONFIRMED'`,
    named: `select id from reservations where code = 'SAME' order by id`,
  },
  {
    truth: 'booking: a reservation is cancelled at a time, or not at all',
    ...ofTheHeld,
    statements: `update reservations set cancelled_at = now() where id = ${HELD}`,
  },
  {
    truth: 'booking: who was told of another start may leave until it',
    ...ofTheHeld,
    statements: `insert into notices (id, person_id, kind, created_at, slot_id, reservation_id)
      select gen_random_uuid(), person_id, 'MOVED', now(), slot_id, id from reservations where id = ${HELD}`,
  },
  {
    truth: 'booking: who lost a place with its session or departure has a notice',
    database: 'booking',
    statements: `delete from notices where kind = 'CANCELLED'`,
    named: `select id from reservations where cancelled_with_slot`,
  },
  {
    truth: 'booking: an active reservation is in its person’s calendar, at its slot’s time',
    ...ofTheHeld,
    statements: `delete from calendar where subject_id = ${HELD}`,
  },
  {
    truth: 'booking: an active reservation is in its person’s calendar, at its slot’s time',
    ...ofTheHeld,
    statements: `update calendar set period = tstzrange(lower(period) - interval '1 minute', upper(period))
      where subject_id = ${HELD}`,
  },
  {
    truth: 'booking: a reservation in a calendar is active',
    database: 'booking',
    statements: `insert into calendar (subject_id, kind, person_id, period)
      values ('0199aaaa-0000-7000-8000-00000000000f', 'RESERVATION', gen_random_uuid(), tstzrange(now(), now() + interval '1 hour'))`,
    named: `select '0199aaaa-0000-7000-8000-00000000000f' as id`,
  },
  {
    truth: 'booking: a hold that nobody claimed ends',
    database: 'booking',
    statements: `insert into calendar (subject_id, kind, person_id, period, expires_at)
      values ('0199aaaa-0000-7000-8000-00000000000f', 'HOLD', gen_random_uuid(), tstzrange(now(), now() + interval '1 hour'),
        now() - interval '11 minutes')`,
    named: `select '0199aaaa-0000-7000-8000-00000000000f' as id`,
  },
  {
    truth: 'booking: nobody is in two places at once, but for what is marked',
    database: 'booking',
    statements: `alter table calendar drop constraint calendar_one_place_at_a_time;
      insert into calendar (subject_id, kind, person_id, period, version)
      select '0199aaaa-0000-7000-8000-00000000000f', 'SHIFT', person_id, tstzrange(upper(period) - interval '1 second', null), 1
      from calendar where subject_id = ${HELD}`,
    named: `select id from (values (${HELD}), ('0199aaaa-0000-7000-8000-00000000000f')) as v (id)`,
  },
  {
    truth: 'booking: nobody is in two places at once, but for what is marked',
    ...ofTheHeld,
    statements: `update calendar set overlapping = true where subject_id = ${HELD}`,
  },
  {
    truth: 'booking: who came is one of a party that was expected',
    ...ofTheHeld,
    statements: `${noChecks('reservations', 'reservations_attended')}
      update reservations set people_present = 1, checked_in_at = now() where id = ${HELD}`,
  },
  ...brokenAnswers,
  ...(['booking', 'venue', 'route', 'guide'] as const).flatMap((database): Break[] => [
    {
      truth: `${database}: no dead letters`,
      database,
      statements: `insert into dead_letters (topic, consumer, event_id, type, source, time, key, payload, error, attempts)
        values ('t', 'c', 'e', 'Type', 's', now(), 'k', '', 'no', 5)`,
      named: `select id from dead_letters`,
    },
    {
      truth: `${database}: every kept answer is one: an answer or a refusal`,
      database,
      statements: `insert into idempotency (person_id, operation, key, request_hash)
        values ('0199aaaa-0000-7000-8000-00000000000f', 'Nothing', 'k', '')`,
      named: `select '0199aaaa-0000-7000-8000-00000000000f Nothing' as id`,
    },
    {
      truth: `${database}: what waits to be told names nobody`,
      database,
      statements: `insert into outbox (key, messages)
        values ('k', '[{"type": "T", "json": {"reservation": {"person": {"displayName": "王芳"}}}}]')`,
      named: `select id from outbox`,
    },
    {
      truth: `${database}: the outbox is empty or moving`,
      database,
      statements: `insert into outbox (key, messages) values ('k', '[]')`,
      named: `select id from outbox`,
    },
  ]),
  {
    truth: 'venue: a room holds one session at a time',
    database: 'venue',
    statements: `alter table sessions drop constraint sessions_room_free;
      update sessions set starts_at = first.starts_at, ends_at = first.ends_at, closes_at = first.closes_at
      from sessions first where first.id = ${SESSION} and sessions.status = 'PUBLISHED'`,
    named: `select id from sessions where status = 'PUBLISHED' order by id desc limit 1`,
  },
  {
    truth: 'venue: a room holds one session at a time',
    database: 'venue',
    statements: `alter table sessions drop constraint sessions_room_free;
      update sessions set room = null, starts_at = first.starts_at - interval '1 minute', ends_at = first.ends_at,
        closes_at = first.closes_at - interval '1 hour'
      from sessions first where first.id = ${SESSION} and sessions.status = 'PUBLISHED' and sessions.id <> first.id`,
    named: `select id from sessions where status = 'PUBLISHED' and room is not null`,
  },
  {
    truth: 'venue: a session is of an activity of its site',
    database: 'venue',
    statements: `set local session_replication_role = replica;
      update sessions set activity_id = '0199aaaa-0000-7000-8000-00000000000f' where id = ${SESSION}`,
    named: `select ${SESSION} as id`,
  },
  {
    truth: 'venue: every session that was promised exists',
    database: 'venue',
    statements: `create table gone as select id from sessions where id = ${SESSION};
      delete from sessions where id in (select id from gone)`,
    named: `select id from gone`,
  },
  {
    truth: 'booking follows venue: sessions',
    database: 'venue',
    statements: `${noChecks('sessions', 'sessions_cancelled', 'sessions_times')}
      update sessions set ${OTHERWISE} where id = ${FIRST_TOLD}`,
    named: `select ${FIRST_TOLD} as id`,
  },
  {
    truth: 'booking follows venue: sessions',
    database: 'venue',
    statements: `update sessions set version = version + 1 where id = ${FIRST_TOLD}`,
    named: `select ${FIRST_TOLD} as id`,
  },
  {
    truth: 'booking follows venue: sessions',
    database: 'venue',
    statements: `update activities set craft = 'PAPER'`,
    named: `select id from sessions where published_at is not null`,
  },
  {
    truth: 'booking follows venue: sessions',
    database: 'booking',
    statements: `create table gone as select ${LATER} as id; delete from slots where id in (select id from gone)`,
    named: `select id from gone`,
  },
  {
    truth: 'booking follows venue: sessions',
    database: 'booking',
    statements: `insert into slots select (jsonb_populate_record(s, '{"id": "0199aaaa-0000-7000-8000-00000000000f"}')).*
      from slots s where id = ${LATER}`,
    named: `select '0199aaaa-0000-7000-8000-00000000000f' as id`,
  },
  {
    truth: 'booking follows venue: managers of sites',
    database: 'venue',
    statements: 'delete from grants',
    named: 'select id from sites',
  },
  {
    truth: 'booking follows venue: managers of sites',
    database: 'booking',
    statements: 'update sites set version = version - 1',
    named: 'select id from sites',
  },
  {
    truth: 'booking follows route: departures',
    database: 'route',
    statements: `update departures set places_limit = 10, capacity = 10 where id = ${LED}`,
    named: `select ${LED} as id`,
  },
  {
    truth: 'booking follows route: departures',
    database: 'booking',
    statements: `create table gone as select id from slots where kind = 'DEPARTURE' and status = 'CANCELLED';
      update slots set status = 'ACTIVE' where id in (select id from gone)`,
    named: `select id from gone`,
  },
  {
    truth: 'booking follows guide: guides’ time',
    database: 'booking',
    statements: `update calendar set period = tstzrange(lower(period), upper(period) + interval '1 minute') where kind = 'SHIFT'`,
    named: `select subject_id from calendar where kind = 'SHIFT' and active`,
  },
  {
    truth: 'booking follows guide: guides',
    database: 'booking',
    statements: `update guides set suspended = not suspended`,
    named: `select person_id from guides`,
  },
  {
    truth: 'route follows guide: staffing of departures',
    database: 'route',
    statements: `update departures set guides_confirmed = 2, capacity = 30 where id = ${LED}`,
    named: `select ${LED} as id`,
  },
  {
    truth: 'guide follows route: departures to staff',
    database: 'guide',
    statements: `update shifts set wanted = 3 where id = ${LED_SHIFT}`,
    named: `select ${LED_SHIFT} as id`,
  },
  {
    truth: 'guide follows venue: sessions to help at',
    database: 'guide',
    statements: `update shifts set ends_at = ends_at + interval '1 hour' where id = ${HELPED_SHIFT}`,
    named: `select ${HELPED_SHIFT} as id`,
  },
]
