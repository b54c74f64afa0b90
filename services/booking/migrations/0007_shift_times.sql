-- A guide's time, under the id of the claim: a HOLD until guide has told of the claim or it expires, then a SHIFT, of the version that
-- was told. A SHIFT that is not active was released: whatever is heard of it later does nothing.
alter table calendar add column expires_at timestamptz, add column version bigint;
alter table calendar
  add constraint calendar_holds_expire check ((kind = 'HOLD') = (expires_at is not null)),
  add constraint calendar_shifts_have_versions check ((kind = 'SHIFT') = (version is not null));
create index calendar_holds on calendar (expires_at) where kind = 'HOLD' and active;

-- Holds this person's time. A refusal leaves nothing behind when its transaction is undone. Takes the person's lock.
create function hold_time(
  p_hold uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_now timestamptz, p_expires_at timestamptz
) returns table (refusal jsonb, expires_at timestamptz) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
#variable_conflict use_column
declare
  known calendar;
  gone uuid[];
begin
  perform lock_people(array[p_person]);
  select * into known from calendar where subject_id = p_hold;
  if known.person_id <> p_person then
    return query select wire_refusal('FORBIDDEN'), null::timestamptz;
    return;
  end if;
  if known.kind = 'SHIFT' then
    return query select null::jsonb, null::timestamptz;
    return;
  end if;
  -- Its own, and what has expired and nobody has looked at since, keep it from nothing.
  select array_agg(subject_id) into gone from (
    select subject_id from calendar where subject_id = p_hold and active
    union
    select subject_id from calendar
    where person_id = p_person and active and not overlapping and period && tstzrange(p_starts_at, p_ends_at)
      and kind = 'HOLD' and expires_at <= p_now
  ) as held;
  if gone is not null then
    perform free_time(gone);
  end if;
  refusal := refuse_overlap(p_person, p_starts_at, p_ends_at);
  if refusal is null then
    insert into calendar (subject_id, kind, person_id, period, expires_at)
    values (p_hold, 'HOLD', p_person, tstzrange(p_starts_at, p_ends_at), p_expires_at)
    on conflict (subject_id) do update set period = excluded.period, active = true, expires_at = excluded.expires_at;
  end if;
  expires_at := p_expires_at;
  return next;
end $$;

-- Keeps this person's time for a shift that they have claimed, wherever it is by now. What was held in the meantime is kept too, and
-- marked. Takes the person's lock.
create function keep_shift(
  p_claim uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint
) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
declare
  known calendar;
begin
  perform lock_people(array[p_person]);
  select * into known from calendar where subject_id = p_claim;
  if known.kind = 'SHIFT' and (not known.active or known.version >= p_version) then
    return;
  end if;
  -- Out of the exclusion constraint, with all that it meets; what meets nothing comes back.
  insert into calendar (subject_id, kind, person_id, period, version, overlapping)
  values (p_claim, 'SHIFT', p_person, tstzrange(p_starts_at, p_ends_at), p_version, true)
  on conflict (subject_id) do update
  set kind = 'SHIFT', period = excluded.period, version = p_version, expires_at = null, active = true, overlapping = true;
  update calendar set overlapping = true
  where person_id = p_person and subject_id <> p_claim and active and not overlapping
    and period && tstzrange(p_starts_at, p_ends_at);
  perform clear_overlaps(array[p_person]);
end $$;

-- Frees the time of a claim for good, also when nothing was heard of it yet. Takes the person's lock.
create function release_shift(
  p_claim uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint
) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
begin
  perform lock_people(array[p_person]);
  insert into calendar (subject_id, kind, person_id, period, version, active)
  values (p_claim, 'SHIFT', p_person, tstzrange(p_starts_at, p_ends_at), p_version, false)
  on conflict (subject_id) do update
  set kind = 'SHIFT', version = greatest(coalesce(calendar.version, 0), p_version), expires_at = null;
  perform free_time(array[p_claim]);
end $$;

-- Frees the time of a hold that came to nothing, or for good, of a claim that was released. Takes the person's lock.
create function free_hold(p_hold uuid, p_person uuid, p_for_good boolean) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
begin
  perform lock_people(array[p_person]);
  if p_for_good then
    update calendar set kind = 'SHIFT', version = coalesce(version, 0), expires_at = null
    where subject_id = p_hold and person_id = p_person and kind <> 'RESERVATION';
    if found then
      perform free_time(array[p_hold]);
    end if;
  elsif exists (select from calendar where subject_id = p_hold and person_id = p_person and kind = 'HOLD' and active) then
    perform free_time(array[p_hold]);
  end if;
end $$;

-- Frees what was held and never claimed, at most so many; how many it looked at.
create function expire_holds(p_now timestamptz, p_rows_max int) returns int language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  subjects uuid[];
  people uuid[];
begin
  select array_agg(subject_id), array_agg(person_id) into subjects, people
  from (
    select subject_id, person_id from calendar
    where kind = 'HOLD' and active and expires_at <= p_now order by expires_at limit p_rows_max
  ) as expired;
  if subjects is null then
    return 0;
  end if;
  perform lock_people(people);
  -- Claimed or held anew meanwhile, they last.
  select array_agg(subject_id) into subjects
  from calendar where subject_id = any (subjects) and kind = 'HOLD' and active and expires_at <= p_now;
  perform free_time(coalesce(subjects, '{}'));
  return cardinality(people);
end $$;
