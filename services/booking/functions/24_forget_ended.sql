-- Drops the entries that ended before a moment, at most so many at once; how many. What overlapped with nothing but them is
-- unmarked.
create or replace function forget_ended(p_before timestamptz, p_rows_max int) returns int language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  subjects uuid[];
  people uuid[];
  marked_people uuid[];
begin
  select array_agg(subject_id), array_agg(person_id) into subjects, people
  from (
    select subject_id, person_id from calendar where upper(period) < p_before order by upper(period) limit p_rows_max
  ) as ended;
  if subjects is null then
    return 0;
  end if;
  perform lock_people(people);
  select array_agg(person_id) into marked_people
  from calendar where subject_id = any (subjects) and active and overlapping;
  -- Moved meanwhile, they are of use again.
  delete from calendar where subject_id = any (subjects) and upper(period) < p_before;
  if marked_people is not null then
    perform clear_overlaps(marked_people);
  end if;
  return cardinality(subjects);
end $$;
