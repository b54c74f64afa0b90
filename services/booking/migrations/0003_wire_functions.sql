-- RFC 3339 in UTC, as proto JSON and refusals write times.
create function wire_time(p_at timestamptz) returns text language sql stable
return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- xingzhi.common.v1.Refusal as proto JSON.
create function wire_refusal(p_code text, p_facts jsonb default '{}') returns jsonb language sql immutable
return jsonb_build_object('code', 'REFUSAL_CODE_' || p_code, 'facts', p_facts);

-- xingzhi.booking.v1.Slot as proto JSON.
create function wire_slot(s slots) returns jsonb language sql stable
return jsonb_build_object(
  'id', s.id, 'kind', 'SLOT_KIND_' || s.kind, 'status', 'SLOT_STATUS_' || s.status,
  'capacity', s.capacity, 'wanted', s.wanted, 'reserved', s.reserved, 'offered', s.offered, 'version', s.version::text,
  'opensAt', wire_time(s.opens_at), 'closesAt', wire_time(s.closes_at),
  'startsAt', wire_time(s.starts_at), 'endsAt', wire_time(s.ends_at),
  'siteId', coalesce(s.site_id::text, ''), 'maximumPartySize', s.maximum_party_size,
  'reservationCount', s.reservation_count);

create function refuse_held(p_person uuid, p_slot uuid) returns jsonb language sql stable
return wire_refusal('ALREADY_RESERVED', jsonb_build_object('reservationId', (
  select id from reservations where person_id = p_person and slot_id = p_slot and status <> 'CANCELLED')));

-- Says what is in the way, the first of it. A shift or a hold has no slot: the fact is left out.
create function refuse_overlap(p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz) returns jsonb language sql stable
return (
  select wire_refusal('OVERLAPS', jsonb_strip_nulls(jsonb_build_object(
    'startsAt', wire_time(lower(o.period)), 'endsAt', wire_time(upper(o.period)), 'slotId', o.slot_id)))
  from (
    select period, slot_id from calendar
    where person_id = p_person and active and not overlapping and period && tstzrange(p_starts_at, p_ends_at)
    union all
    select period, slot_id from calendar
    where person_id = p_person and active and overlapping and period && tstzrange(p_starts_at, p_ends_at)
  ) as o
  order by lower(o.period), o.slot_id
  limit 1);
