-- Frees what was held and never claimed, at most so many; how many it looked at.
create or replace function expire_holds(p_now timestamptz, p_rows_max int) returns int language plpgsql
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
