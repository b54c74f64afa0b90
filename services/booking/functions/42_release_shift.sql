-- Frees the time of a claim for good, also when nothing was heard of it yet. Says whether its guide is to be told: the claim was
-- known, its release was not. Takes the person's lock.
create or replace function release_shift(
  p_claim uuid, p_shift uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint
) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
declare
  known calendar;
begin
  perform lock_people(array[p_person]);
  select * into known from calendar where subject_id = p_claim;
  insert into calendar (subject_id, kind, person_id, period, version, active)
  values (p_claim, 'SHIFT', p_person, tstzrange(p_starts_at, p_ends_at), p_version, false)
  on conflict (subject_id) do update
  set kind = 'SHIFT', version = greatest(coalesce(calendar.version, 0), p_version), expires_at = null;
  perform free_time(array[p_claim]);
  update calendar set shift_id = p_shift where subject_id = p_claim and shift_id is distinct from p_shift;
  return known.subject_id is not null and coalesce(known.version, 0) < p_version;
end $$;
