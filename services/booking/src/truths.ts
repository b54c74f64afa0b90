import { runtimeTruths, type ServiceTruths, type Truth } from '@xingzhi/runtime/truth'

/** What this service's database can be held to, whatever happened. */
export const bookingTruths: ServiceTruths = {
  truths: [...slotTruths(), ...reservationTruths(), ...calendarTruths(), ...answerTruths(), ...runtimeTruths],
  tells: [],
  follows: [
    {
      of: 'venue',
      name: 'sessions',
      rows: `
        select id, source_version as version, jsonb_build_object(
          'status', status, 'capacity', wanted, 'maximumPartySize', maximum_party_size, 'craft', craft,
          'siteId', site_id, 'room', room, 'startsAt', starts_at, 'endsAt', ends_at, 'opensAt', opens_at,
          'closesAt', closes_at) as facts
        from slots where kind = 'SESSION'`,
    },
    {
      of: 'venue',
      name: 'managers of sites',
      rows: `
        select id, version, jsonb_build_object('managerIds', coalesce(
          (select jsonb_agg(manager order by manager) from unnest(manager_ids) as manager), '[]')) as facts
        from sites`,
    },
    {
      of: 'route',
      name: 'departures',
      rows: `
        select id, source_version as version, jsonb_build_object(
          'status', status, 'routeId', route_id, 'capacity', wanted, 'maximumPartySize', maximum_party_size,
          'startsAt', starts_at, 'endsAt', ends_at) as facts
        from slots where kind = 'DEPARTURE'`,
    },
    {
      of: 'guide',
      name: 'guides’ time',
      rows: `
        select subject_id as id, version, jsonb_build_object(
          'personId', person_id, 'startsAt', lower(period), 'endsAt', upper(period)) as facts
        from calendar where kind = 'SHIFT' and active and upper(period) > now()`,
    },
    {
      of: 'guide',
      name: 'guides',
      rows: `select person_id as id, version, jsonb_build_object('suspended', suspended) as facts from guides`,
    },
  ],
}

function slotTruths(): Truth[] {
  const count = 'select count(*) as counted from slots'
  return [
    {
      name: 'no slot is oversold',
      count,
      violations: `
        select id::text, format('%s reserved and %s offered of %s', reserved, offered, capacity) as why
        from slots where reserved < 0 or offered < 0 or reserved + offered > capacity`,
    },
    {
      name: 'capacity is what is wanted, or what is held if that is more',
      count,
      violations: `
        select id::text, format('capacity %s, wanted %s, held %s', capacity, wanted, reserved + offered) as why
        from slots where capacity <> greatest(wanted, reserved + offered)`,
    },
    {
      name: 'what a slot has reserved is its active reservations',
      count,
      violations: `
        select coalesce(s.id, held.slot_id)::text as id, case when s.id is null
          then format('%s reservations of a slot that is not there', held.count)
          else format('says %s places in %s reservations, holds %s in %s', s.reserved, s.reservation_count,
            coalesce(held.places, 0), coalesce(held.count, 0)) end as why
        from slots s full join (
          select slot_id, sum(party_size) as places, count(*) as count
          from reservations where status <> 'CANCELLED' group by slot_id
        ) as held on held.slot_id = s.id
        where s.id is null or s.reserved <> coalesce(held.places, 0) or s.reservation_count <> coalesce(held.count, 0)`,
    },
    {
      name: 'a cancelled slot holds nobody',
      count: `select count(*) as counted from slots where status = 'CANCELLED'`,
      violations: `
        select id::text, format('%s still reserved', reserved) as why
        from slots where status = 'CANCELLED' and reserved + offered > 0`,
    },
  ]
}

function reservationTruths(): Truth[] {
  return [
    {
      name: 'one active reservation per person and slot',
      count: `select count(*) as counted from reservations where status <> 'CANCELLED'`,
      violations: `
        select slot_id::text as id, format('%s reservations of person %s', count(*), person_id) as why
        from reservations where status <> 'CANCELLED' group by slot_id, person_id having count(*) > 1`,
    },
    {
      name: 'a code opens one reservation',
      count: 'select count(*) as counted from reservations',
      // Numbers group many times faster than texts.
      violations: `
        select unnest(array_agg(id::text)) as id, 'shares its code' as why
        from reservations
        where hashtextextended(code, 0) in (
          select hashtextextended(code, 0) from reservations group by 1 having count(*) > 1)
        group by code having count(*) > 1`,
    },
    {
      name: 'a reservation is cancelled at a time, or not at all',
      count: 'select count(*) as counted from reservations',
      violations: `
        select id::text, format('is %s, cancelled at %s', status, coalesce(cancelled_at::text, 'no time')) as why
        from reservations
        where (status = 'CANCELLED') <> (cancelled_at is not null) or (cancelled_with_slot and status <> 'CANCELLED')`,
    },
    {
      name: 'who came is one of a party that was expected',
      count: `select count(*) as counted from reservations where status = 'ATTENDED'`,
      violations: `
        select id::text, format('is %s, %s of %s present since %s', status, people_present, party_size, checked_in_at) as why
        from reservations
        where (status = 'ATTENDED') <> (checked_in_at is not null and coalesce(people_present between 1 and party_size, false))`,
    },
    {
      name: 'who was told of another start may leave until it',
      count: `
        select count(*) as counted from reservations r
        where r.status = 'CONFIRMED' and exists (
          select from notices n where n.reservation_id = r.id and n.kind in ('MOVED', 'MOVED_INTO_OVERLAP'))`,
      violations: `
        select r.id::text, format('person %s was told, and is bound by a deadline', r.person_id) as why
        from reservations r left join calendar c on c.subject_id = r.id
        where r.status = 'CONFIRMED' and not r.deadline_waived and c.overlapping is not true
          and exists (
            select from notices n where n.reservation_id = r.id and n.kind in ('MOVED', 'MOVED_INTO_OVERLAP'))`,
    },
    {
      // Notices are kept for longer than this.
      name: 'who lost a place with its session or departure has a notice',
      count: `
        select count(*) as counted from reservations
        where cancelled_with_slot and cancelled_at > now() - interval '28 days'`,
      violations: `
        select r.id::text, format('person %s was told nothing', r.person_id) as why
        from reservations r
        left join notices n on n.reservation_id = r.id and n.person_id = r.person_id
          and n.kind in ('CANCELLED', 'SHRUNK')
        where r.cancelled_with_slot and r.cancelled_at > now() - interval '28 days' and n.id is null`,
    },
  ]
}

function calendarTruths(): Truth[] {
  return [
    {
      // Of what has not ended long ago: calendars are kept for longer than this.
      name: 'an active reservation is in its person’s calendar, at its slot’s time',
      count: `
        select count(*) as counted from reservations r join slots s on s.id = r.slot_id
        where r.status <> 'CANCELLED' and s.ends_at > now() - interval '6 days'`,
      violations: `
        select r.id::text, case when c.subject_id is null then 'is not in the calendar'
          else format('is in the calendar of %s at %s', c.person_id, c.period) end as why
        from reservations r
        join slots s on s.id = r.slot_id
        left join calendar c on c.subject_id = r.id and c.active
        where r.status <> 'CANCELLED' and s.ends_at > now() - interval '6 days' and (c.subject_id is null or c.person_id <> r.person_id
          or c.slot_id is distinct from r.slot_id or c.period <> tstzrange(s.starts_at, s.ends_at))`,
    },
    {
      name: 'a reservation in a calendar is active',
      count: `select count(*) as counted from calendar where active and kind = 'RESERVATION'`,
      violations: `
        select c.subject_id::text as id, coalesce('is ' || r.status, 'does not exist') as why
        from calendar c left join reservations r on r.id = c.subject_id
        where c.active and c.kind = 'RESERVATION' and (r.status <> 'CANCELLED') is not true`,
    },
    {
      name: 'a hold that nobody claimed ends',
      count: `select count(*) as counted from calendar where active and kind = 'HOLD'`,
      // The job that frees them comes every few seconds.
      violations: `
        select subject_id::text as id, format('holds the time of person %s, until %s', person_id, expires_at) as why
        from calendar where active and kind = 'HOLD' and expires_at < now() - interval '10 minutes'`,
    },
    {
      name: 'nobody is in two places at once, but for what is marked',
      count: 'select count(*) as counted from calendar where active',
      // By neighbours in time: looking for each entry's overlaps would take hours on millions.
      violations: `
        select subject_id::text as id, format(
          case when meets then 'overlaps unmarked, person %s' else 'is marked and overlaps with nothing, person %s' end,
          person_id) as why
        from (
          select subject_id, person_id, overlapping,
            coalesce(max(ends) over (mine rows between unbounded preceding and 1 preceding) > begins, false)
            or coalesce(lead(begins) over mine < ends, false) as meets
          from (
            select *, coalesce(lower(period), '-infinity') as begins, coalesce(upper(period), 'infinity') as ends
            from calendar where active
          ) as bounded
          window mine as (partition by person_id order by begins, subject_id)
        ) as entry
        where overlapping <> meets`,
    },
  ]
}

function answerTruths(): Truth[] {
  return [
    {
      name: 'every reservation that was promised exists',
      count: `
        select count(*) as counted from idempotency where operation = 'Reserve' and response is not null`,
      violations: `
        select i.reservation_id::text as id, coalesce('is of ' || r.person_id, 'does not exist')
          || ', promised to ' || i.person_id as why
        from (
          select person_id, encode(response, 'hex')::uuid as reservation_id
          from idempotency where operation = 'Reserve' and response is not null
        ) as i left join reservations r on r.id = i.reservation_id
        where r.person_id is distinct from i.person_id`,
    },
    {
      name: 'every cancel that was promised stands',
      count: `
        select count(*) as counted from idempotency where operation = 'CancelReservation' and response is not null`,
      // An answer begins with the reservation's id: field 1 of field 1, 36 characters.
      violations: `
        select i.reservation_id::text as id, coalesce('is ' || r.status, 'does not exist')
          || ', promised to ' || i.person_id as why
        from (
          select person_id, convert_from(
            substring(response from position('\\x0a24'::bytea in response) + 2 for 36), 'UTF8')::uuid as reservation_id
          from idempotency where operation = 'CancelReservation' and response is not null
        ) as i left join reservations r on r.id = i.reservation_id and r.person_id = i.person_id
        where r.status is distinct from 'CANCELLED'`,
    },
    {
      name: 'a party that was changed has a size that was promised',
      count: `
        select count(*) as counted from idempotency where operation = 'ChangeReservation' and response is not null`,
      // Before the size, field 5 of the answer's reservation, are three ids of 36 characters and the kind.
      violations: `
        select i.reservation_id::text as id,
          coalesce(format('is a party of %s of %s', r.party_size, r.person_id), 'does not exist')
          || format(', promised %s to %s', string_agg(i.party_size::text, ', '), i.person_id) as why
        from (
          select person_id, convert_from(substring(response from start + 2 for 36), 'UTF8')::uuid as reservation_id,
            get_byte(response, start + 116) as party_size
          from idempotency, lateral (select position('\\x0a24'::bytea in response) as start) as it
          where operation = 'ChangeReservation' and response is not null
        ) as i left join reservations r on r.id = i.reservation_id and r.person_id = i.person_id
        group by i.reservation_id, i.person_id, r.party_size, r.person_id
        having bool_or(i.party_size = r.party_size) is not true`,
    },
    {
      name: 'every check-in that was promised stands',
      count: `
        select count(*) as counted from idempotency where operation = 'CheckInReservation' and response is not null`,
      // Only with its slot can it be cancelled after that; what is taken back has an answer of its own.
      violations: `
        select i.reservation_id::text as id, coalesce('is ' || r.status, 'does not exist')
          || ', was checked in by ' || i.person_id as why
        from (
          select person_id, convert_from(
            substring(response from position('\\x0a24'::bytea in response) + 2 for 36), 'UTF8')::uuid as reservation_id
          from idempotency where operation = 'CheckInReservation' and response is not null
        ) as i left join reservations r on r.id = i.reservation_id
        where (r.status in ('ATTENDED', 'NO_SHOW') or r.cancelled_with_slot) is not true and not exists (
          select from idempotency u
          where u.operation = 'UndoCheckIn' and u.response is not null
            and substring(u.response from position('\\x0a24'::bytea in u.response) + 2 for 36) = convert_to(i.reservation_id::text, 'UTF8'))`,
    },
  ]
}
