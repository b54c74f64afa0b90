-- Frees the time of a hold that came to nothing, or for good, of a claim that was released. Takes the person's lock.
create or replace function free_hold(p_hold uuid, p_person uuid, p_for_good boolean) returns void language plpgsql
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
