-- Moves the entries of a slot's reservations to another time, one row per reservation: whether it overlaps now, and with what.
-- Needs the slot's lock, takes those of its people. Each entry leaves the exclusion constraint, what it overlaps with too,
-- and whatever overlaps with nothing comes back: a few index look-ups per entry, however many move.
create or replace function move_time(p_slot uuid, p_starts_at timestamptz, p_ends_at timestamptz)
returns table (reservation_id uuid, person_id uuid, overlapping boolean, overlapping_slot_id uuid) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
#variable_conflict use_column
declare
  moved_period tstzrange := tstzrange(p_starts_at, p_ends_at);
  subjects uuid[];
  people uuid[];
begin
  select array_agg(r.id order by r.person_id), array_agg(r.person_id order by r.person_id) into subjects, people
  from reservations r where r.slot_id = p_slot and r.status <> 'CANCELLED';
  if subjects is null then
    return;
  end if;
  perform lock_people(people);

  update calendar c set period = moved_period, overlapping = true
  where c.subject_id = any (subjects) and c.active;
  update calendar c set overlapping = true
  from unnest(subjects, people) as m (subject_id, person_id)
  where c.person_id = m.person_id and c.subject_id <> m.subject_id
    and c.active and not c.overlapping and c.period && moved_period;
  perform clear_overlaps(people);

  return query
    select m.subject_id, m.person_id, c.overlapping, met.slot_id
    from unnest(subjects, people) as m (subject_id, person_id)
    join calendar c on c.subject_id = m.subject_id
    left join lateral (
      select o.slot_id from calendar o
      where c.overlapping and o.person_id = m.person_id and o.active and o.overlapping
        and o.period && moved_period and o.subject_id <> m.subject_id
      order by lower(o.period), o.subject_id
      limit 1) as met on true
    order by m.person_id;
end $$;
