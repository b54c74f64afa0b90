-- Says what is in the way, the first of it. A shift has the id of its slot; of a hold the fact is left out.
create or replace function refuse_overlap(p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz) returns jsonb language sql stable
return (
  select wire_refusal('OVERLAPS', jsonb_strip_nulls(jsonb_build_object(
    'startsAt', wire_time(lower(o.period)), 'endsAt', wire_time(upper(o.period)), 'slotId', o.slot_id)))
  from (
    select period, coalesce(slot_id, shift_id) as slot_id from calendar
    where person_id = p_person and active and not overlapping and period && tstzrange(p_starts_at, p_ends_at)
    union all
    select period, coalesce(slot_id, shift_id) as slot_id from calendar
    where person_id = p_person and active and overlapping and period && tstzrange(p_starts_at, p_ends_at)
  ) as o
  order by lower(o.period), o.slot_id
  limit 1);
