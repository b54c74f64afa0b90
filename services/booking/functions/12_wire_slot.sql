-- xingzhi.booking.v1.Slot as proto JSON.
create or replace function wire_slot(s slots) returns jsonb language sql stable
return jsonb_build_object(
  'id', s.id, 'kind', 'SLOT_KIND_' || s.kind, 'status', 'SLOT_STATUS_' || s.status,
  'capacity', s.capacity, 'wanted', s.wanted, 'reserved', s.reserved, 'offered', s.offered, 'version', s.version::text,
  'opensAt', wire_time(s.opens_at), 'closesAt', wire_time(s.closes_at),
  'startsAt', wire_time(s.starts_at), 'endsAt', wire_time(s.ends_at),
  'siteId', coalesce(s.site_id::text, ''), 'maximumPartySize', s.maximum_party_size,
  'reservationCount', s.reservation_count, 'sourceVersion', s.source_version::text);
