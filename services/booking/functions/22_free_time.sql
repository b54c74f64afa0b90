-- Frees the time of these entries. Needs the locks of their people.
create or replace function free_time(p_subjects uuid[]) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  marked_people uuid[];
begin
  select array_agg(person_id) into marked_people
  from calendar where subject_id = any (p_subjects) and active and overlapping;
  update calendar set active = false, overlapping = false where subject_id = any (p_subjects) and active;
  if marked_people is not null then
    perform clear_overlaps(marked_people);
  end if;
end $$;
