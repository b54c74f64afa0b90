import { runtimeTruths, type ServiceTruths, type Truth } from '@xingzhi/runtime/truth'

const ANSWERED_WITH_DEPARTURE = `
  response is not null and operation in ('ScheduleDeparture', 'ChangeDeparture', 'CancelDeparture')`

/** What this service's database can be held to, whatever happened. */
export const routeTruths: ServiceTruths = {
  truths: [...stationTruths(), ...departureTruths(), ...walkTruths(), ...runtimeTruths],
  tells: [
    {
      // The facts by which booking opens a slot and guide a shift.
      name: 'departures',
      rows: `
        select id, version, jsonb_build_object(
          'status', case status when 'CANCELLED' then status else 'ACTIVE' end, 'routeId', route_id,
          'capacity', capacity, 'maximumPartySize', group_size, 'startsAt', starts_at, 'endsAt', ends_at) as facts
        from departures`,
    },
    {
      name: 'departures to staff',
      rows: `
        select id, version, jsonb_build_object(
          'status', case status when 'CANCELLED' then status else 'OPEN' end, 'wanted', guides_wanted,
          'groupSize', group_size, 'startsAt', starts_at, 'endsAt', ends_at) as facts
        from departures`,
    },
  ],
  follows: [
    {
      of: 'guide',
      name: 'staffing of departures',
      rows: `
        select id, staffing_version as version, jsonb_build_object('claimed', guides_confirmed) as facts
        from departures where staffing_version > 0`,
    },
  ],
}

function stationTruths(): Truth[] {
  return [
    {
      name: 'no station is over its capacity at any moment',
      count: 'select count(*) as counted from stays where active and leaves_at > now()',
      // Who leaves at a moment is gone before who arrives is there. A capacity that shrank binds only what is to come.
      violations: `
        select station_id::text as id, format('holds %s, not %s at %s', capacity, people, at) as why
        from (
          select station_id, at, sum(change) over (partition by station_id order by at, change) as people
          from (
            select station_id, arrives_at as at, people as change from stays where active and leaves_at > now()
            union all
            select station_id, leaves_at, -people from stays where active and leaves_at > now()
          ) as changes
        ) as load join stations on stations.id = station_id
        where people > capacity`,
    },
    {
      name: 'what a departure takes of its stations is what it was planned for, while it stands',
      count: 'select count(*) as counted from stays',
      violations: `
        select d.id::text, format('takes %s at stop %s, %s', s.people, s.position,
          case when s.active then 'held' else 'free' end) as why
        from stays s join departures d on d.id = s.departure_id
        where s.active <> (d.status = 'SCHEDULED')
          or s.people <> case when d.places_limit > 0 then least(d.places_limit, d.guides_wanted * d.group_size)
            else d.guides_wanted * d.group_size end`,
    },
  ]
}

function departureTruths(): Truth[] {
  return [
    {
      name: 'places are those of the confirmed guides, within what was booked',
      count: 'select count(*) as counted from departures',
      violations: `
        select id::text, format('opens %s places with %s of %s guides for %s each, limit %s',
          capacity, guides_confirmed, guides_wanted, group_size, places_limit) as why
        from departures
        where capacity <> case when status = 'CANCELLED' then 0 else least(
          guides_confirmed * group_size, guides_wanted * group_size, nullif(places_limit, 0)) end`,
    },
    {
      name: 'a timetable begins with its departure, ends with it, and goes on from stop to stop',
      count: 'select count(*) as counted from departures',
      violations: `
        select d.id::text, format('%s stops, from %s to %s', count(s.position), min(s.arrives_at), max(s.leaves_at)) as why
        from departures d left join (
          select *, lag(leaves_at) over (partition by departure_id order by position) as left_before from stays
        ) as s on s.departure_id = d.id
        group by d.id
        having count(s.position) = 0 or min(s.arrives_at) <> d.starts_at or max(s.leaves_at) <> d.ends_at
          or max(s.position) <> count(s.position) - 1 or coalesce(bool_or(s.left_before > s.arrives_at), false)`,
    },
    {
      name: 'who is decided without a guide does not go',
      count: `select count(*) as counted from departures where decided_at is not null`,
      violations: `
        select id::text, 'was decided at ' || decided_at || ' and stands without a guide' as why
        from departures
        where status = 'SCHEDULED' and decided_at is not null and settles_at is null and guides_confirmed = 0
          and starts_at > now()`,
    },
    {
      name: 'a departure waits for another guide only while one is missing',
      count: 'select count(*) as counted from departures',
      violations: `
        select id::text, format('waits until %s with %s of %s guides', settles_at, guides_confirmed, guides_wanted) as why
        from departures
        where status = 'SCHEDULED' and settles_at is not null and guides_confirmed >= guides_wanted`,
    },
    {
      name: 'every departure that was promised exists',
      count: `select count(*) as counted from idempotency where ${ANSWERED_WITH_DEPARTURE}`,
      // An answer begins with the departure's id: field 1 of field 1, 36 characters.
      violations: `
        select i.departure_id::text as id, 'does not exist, promised to ' || i.person_id as why
        from (
          select person_id, convert_from(
            substring(response from position('\\x0a24'::bytea in response) + 2 for 36), 'UTF8')::uuid as departure_id
          from idempotency where ${ANSWERED_WITH_DEPARTURE}
        ) as i left join departures d on d.id = i.departure_id
        where d.id is null`,
    },
  ]
}

function walkTruths(): Truth[] {
  return [
    {
      name: 'a station is stamped once in a walk, not before it is said to have been visited',
      count: 'select count(*) as counted from stamps',
      violations: `
        select walk_id::text as id, format('%s stamps of station %s', count(*), station_id) as why
        from stamps group by walk_id, station_id having count(*) > 1 or bool_or(claimed_at > at)`,
    },
    {
      name: 'what a stamp proves happened within its walk',
      count: `select count(*) as counted from stamps where proof <> 'SELF_DECLARED' and visited_at is not null`,
      // A clock that nothing is known of may be a minute off.
      violations: `
        select s.walk_id::text as id, format('station %s was visited at %s, the walk began at %s', s.station_id, s.visited_at, w.started_at) as why
        from stamps s join walks w on w.id = s.walk_id
        where s.proof <> 'SELF_DECLARED' and s.visited_at < w.started_at - interval '1 minute'`,
    },
    {
      name: 'a walk is completed by stamps, and one of a person and route is under way',
      count: 'select count(*) as counted from walks',
      violations: `
        select w.id::text, 'is complete without a stamp' as why from walks w
        where w.completed_at is not null and not exists (select from stamps where walk_id = w.id)
        union all
        select min(id::text), format('%s walks of route %s under way, person %s', count(*), route_id, person_id)
        from walks where completed_at is null group by person_id, route_id having count(*) > 1`,
    },
  ]
}
