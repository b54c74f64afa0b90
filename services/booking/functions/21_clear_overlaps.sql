-- Unmarks the entries of these people that overlap with nothing any more. Needs their locks. Whatever was marked had been moved, or
-- something into it: who holds it was told that they may leave until the start, and that is not taken back.
create or replace function clear_overlaps(p_people uuid[]) returns void language sql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
begin atomic
  with cleared as (
    update calendar c
    set overlapping = false
    from (select distinct person_id from unnest(p_people) as p (person_id)) as p
    where c.person_id = p.person_id and c.active and c.overlapping
      and not exists (
        select from calendar o
        where o.person_id = c.person_id and o.active and not o.overlapping and o.period && c.period)
      and not exists (
        select from calendar o
        where o.person_id = c.person_id and o.active and o.overlapping and o.period && c.period
          and o.subject_id <> c.subject_id)
    returning c.subject_id
  )
  update reservations r set deadline_waived = true
  from cleared
  where r.id = cleared.subject_id and not r.deadline_waived;
end;
