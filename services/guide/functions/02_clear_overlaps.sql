-- Unmarks the claims of these people that overlap with nothing any more. Needs their locks.
create or replace function clear_overlaps(p_people uuid[]) returns void language sql as $$
  update claims c set overlapping = false
  where c.person_id = any (p_people) and c.status <> 'RELEASED' and c.overlapping
    and not exists (
      select from claims o
      where o.person_id = c.person_id and o.id <> c.id and o.status <> 'RELEASED'
        and o.starts_at < c.ends_at and c.starts_at < o.ends_at)
$$;
