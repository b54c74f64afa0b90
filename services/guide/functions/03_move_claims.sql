-- Moves a shift's claims along. Needs the shift's lock and those of its people. A claim leaves the exclusion constraint, what it
-- meets too, and whatever overlaps with nothing comes back.
create or replace function move_claims(p_shift uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint, p_people uuid[])
returns void language plpgsql as $$
begin
  update claims set moved_from = coalesce(moved_from, starts_at), starts_at = p_starts_at, ends_at = p_ends_at,
    overlapping = true, version = p_version
  where shift_id = p_shift and status <> 'RELEASED';
  update claims set overlapping = true
  where person_id = any (p_people) and shift_id <> p_shift and status <> 'RELEASED' and not overlapping
    and starts_at < p_ends_at and p_starts_at < ends_at;
  perform clear_overlaps(p_people);
end $$;
