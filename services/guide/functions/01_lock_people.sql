-- The order of locks, the same for every writer: the shift, then people, then the rest. Who holds a person's lock is the only
-- one to write that person's claims, so what is read there stays true until the commit.
create or replace function lock_people(p_people uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(locks.key)
  from (select distinct uuid_hash_extended(person_id, 0) as key from unnest(p_people) as p (person_id) order by key) as locks;
end $$;
