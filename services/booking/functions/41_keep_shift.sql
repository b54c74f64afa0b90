-- Keeps this person's time for a shift that they have claimed, wherever it is by now; an older version does nothing. What was held in
-- the meantime is kept too, and marked. Says when the shift was to start before, if that was another time (else null). Takes the
-- person's lock.
create or replace function keep_shift(
  p_claim uuid, p_shift uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint
) returns timestamptz language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
declare
  known calendar;
begin
  perform lock_people(array[p_person]);
  select * into known from calendar where subject_id = p_claim;
  if (known.kind = 'SHIFT' and (not known.active or known.version >= p_version)) is not true then
    -- Out of the exclusion constraint, with all that it meets; what meets nothing comes back.
    insert into calendar (subject_id, kind, person_id, period, version, overlapping)
    values (p_claim, 'SHIFT', p_person, tstzrange(p_starts_at, p_ends_at), p_version, true)
    on conflict (subject_id) do update
    set kind = 'SHIFT', period = excluded.period, version = p_version, expires_at = null, active = true, overlapping = true;
    update calendar set overlapping = true
    where person_id = p_person and subject_id <> p_claim and active and not overlapping
      and period && tstzrange(p_starts_at, p_ends_at);
    perform clear_overlaps(array[p_person]);
  end if;
  -- Kept by a version that did not note the shift, it is noted when the fact comes again.
  update calendar set shift_id = p_shift where subject_id = p_claim and shift_id is distinct from p_shift;
  return case when known.kind = 'SHIFT' and known.active and known.version < p_version
    and lower(known.period) <> p_starts_at then lower(known.period) end;
end $$;
