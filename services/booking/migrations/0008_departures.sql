-- Slots of departures: what alternatives are found by. A departure has a theme and a route, as a session has a craft.
alter table slots alter column craft drop not null, add column theme text, add column route_id uuid;
alter table slots
  add constraint slots_sessions_have_crafts check ((kind = 'SESSION') = (craft is not null)),
  add constraint slots_departures_have_routes check (
    (kind = 'DEPARTURE') = (route_id is not null) and (kind = 'DEPARTURE') = (theme is not null));
create index slots_of_departures on slots (starts_at, id, route_id, theme) where kind = 'DEPARTURE' and status = 'ACTIVE';

-- How many of a party came, and when they were first checked in. One that came still holds its places and its time.
alter table reservations add column people_present int, add column checked_in_at timestamptz;
alter table reservations add constraint reservations_attended check (
  (status = 'ATTENDED') = (checked_in_at is not null) and (status = 'ATTENDED') = (people_present is not null)
  and (people_present between 1 and party_size) is not false);

-- A guide's notices are of no reservation, and may be of a slot that is not known yet. What is new may be missing: a process of the
-- version before writes rows without it.
alter table notices drop constraint notices_kind_check, alter column reservation_id drop not null,
  add column slot_kind text, add column no_guide boolean, add column closed_id uuid, add column closure_id uuid,
  add column reason_en text;
alter table notices add constraint notices_kind_check check (kind in (
  'MOVED', 'MOVED_INTO_OVERLAP', 'ROOM_CHANGED', 'CANCELLED', 'SHRUNK', 'CLOSED',
  'SHIFT_MOVED', 'SHIFT_CANCELLED', 'SHIFT_WITHDRAWN'));
create unique index notices_of_closure on notices (reservation_id, closure_id) where closure_id is not null;

-- Route's closures, as far as they were heard of.
create table closures (
  id uuid primary key,
  version bigint not null
);

-- Of a guide's shift: who may check people in there, and see who they are, as long as the entry is kept.
alter table calendar add column shift_id uuid;
create index calendar_of_shift on calendar (shift_id, person_id) where kind = 'SHIFT' and active;

-- As before, and a reservation whose party came moves along.
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
  from reservations r where r.slot_id = p_slot and r.status in ('CONFIRMED', 'ATTENDED');
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

-- As keep_shift without the shift, and says when it was to start before, if that was another time (else null).
create function keep_shift(
  p_claim uuid, p_shift uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint
) returns timestamptz language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
declare
  known calendar;
begin
  perform lock_people(array[p_person]);
  select * into known from calendar where subject_id = p_claim;
  perform keep_shift(p_claim, p_person, p_starts_at, p_ends_at, p_version);
  -- Kept by a version that did not note the shift, it is noted when the fact comes again.
  update calendar set shift_id = p_shift where subject_id = p_claim and shift_id is distinct from p_shift;
  return case when known.kind = 'SHIFT' and known.active and known.version < p_version
    and lower(known.period) <> p_starts_at then lower(known.period) end;
end $$;

-- As release_shift without the shift, and says whether this guide is to be told: the claim was known, its release was not.
create function release_shift(
  p_claim uuid, p_shift uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint
) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
declare
  known calendar;
begin
  perform lock_people(array[p_person]);
  select * into known from calendar where subject_id = p_claim;
  perform release_shift(p_claim, p_person, p_starts_at, p_ends_at, p_version);
  update calendar set shift_id = p_shift where subject_id = p_claim and shift_id is distinct from p_shift;
  return known.subject_id is not null and coalesce(known.version, 0) < p_version;
end $$;
