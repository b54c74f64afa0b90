import { runtimeTruths, type ServiceTruths, type Truth } from '@xingzhi/runtime/truth'

const ANSWERED_WITH_SESSION = `
  response is not null and operation in ('DraftSession', 'PublishSession', 'ChangeSession', 'CancelSession')`

const EARLIER = 'order by starts_at, id rows between unbounded preceding and 1 preceding'

/** What this service's database can be held to, whatever happened. */
export const venueTruths: ServiceTruths = {
  truths: [...sessionTruths(), ...runtimeTruths],
  tells: [
    {
      name: 'sessions',
      rows: `
        select sessions.id, version, jsonb_build_object(
          'status', case status when 'CANCELLED' then status else 'ACTIVE' end, 'capacity', capacity,
          'maximumPartySize', maximum_party_size, 'craft', craft, 'siteId', sessions.site_id,
          'room', coalesce(room, ''), 'startsAt', starts_at, 'endsAt', ends_at, 'opensAt', opens_at,
          'closesAt', closes_at) as facts
        from sessions join activities on activities.id = activity_id where published_at is not null`,
    },
    {
      // The facts by which guide opens a shift.
      name: 'sessions to help at',
      rows: `
        select id, version, jsonb_build_object(
          'status', case status when 'CANCELLED' then status else 'OPEN' end, 'wanted', helpers_wanted,
          'startsAt', starts_at, 'endsAt', ends_at) as facts
        from sessions where published_at is not null and helpers_wanted > 0`,
    },
    {
      name: 'managers of sites',
      rows: `
        select id, version, jsonb_build_object('managerIds', coalesce(
          (select jsonb_agg(person_id order by person_id) from grants where site_id = sites.id), '[]')) as facts
        from sites`,
    },
  ],
  follows: [],
}

function sessionTruths(): Truth[] {
  return [
    {
      name: 'a room holds one session at a time',
      count: `select count(*) as counted from sessions where status = 'PUBLISHED'`,
      violations: `
        select id::text, 'begins while its room is taken' as why
        from (
          select id, room, starts_at,
            max(ends_at) over (partition by site_id, room ${EARLIER}) as room_until,
            max(ends_at) filter (where room is null) over (partition by site_id ${EARLIER}) as whole_site_until,
            max(ends_at) over (partition by site_id ${EARLIER}) as site_until
          from sessions where status = 'PUBLISHED'
        ) as published
        where starts_at < room_until or starts_at < whole_site_until or (room is null and starts_at < site_until)`,
    },
    {
      name: 'a session is of an activity of its site',
      count: 'select count(*) as counted from sessions',
      violations: `
        select s.id::text, format('activity %s is not of site %s', s.activity_id, s.site_id) as why
        from sessions s left join activities a on a.id = s.activity_id and a.site_id = s.site_id
        where a.id is null`,
    },
    {
      name: 'every session that was promised exists',
      count: `select count(*) as counted from idempotency where ${ANSWERED_WITH_SESSION}`,
      // An answer begins with the session's id: field 1 of field 1, 36 characters.
      violations: `
        select i.session_id::text as id, 'does not exist, promised to ' || i.person_id as why
        from (
          select person_id, convert_from(
            substring(response from position('\\x0a24'::bytea in response) + 2 for 36), 'UTF8')::uuid as session_id
          from idempotency where ${ANSWERED_WITH_SESSION}
        ) as i left join sessions s on s.id = i.session_id
        where s.id is null`,
    },
  ]
}
