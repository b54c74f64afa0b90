create table shifts (
  id uuid primary key,
  kind text not null,
  status text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  wanted integer not null,
  claimed integer not null,
  -- By how many more than wanted had claimed before fewer were wanted.
  over integer not null,
  theme text not null,
  languages text[] not null,
  qualification_ids uuid[] not null,
  calls_for_help boolean not null,
  group_size integer not null,
  -- A station or a site: going from one to another takes time.
  starts_place text not null,
  ends_place text not null,
  street_town_code text not null,
  source_version bigint not null,
  version bigint not null,
  constraint shifts_kind check (kind in ('DEPARTURE', 'SESSION')),
  constraint shifts_status check (status in ('OPEN', 'CANCELLED')),
  constraint shifts_times check (starts_at < ends_at),
  constraint shifts_claimed check (wanted >= 0 and claimed >= 0 and over = greatest(claimed - wanted, 0)),
  constraint shifts_cancelled check (status = 'OPEN' or claimed = 0)
);
create index shifts_open on shifts (starts_at, id) where status = 'OPEN' and claimed < wanted;

-- Stands behind the code: whoever claims, nobody is taken beyond what is wanted.
create function keep_claimed_within_wanted() returns trigger language plpgsql as $$
begin
  if new.claimed > new.wanted and new.claimed > old.claimed then
    raise exception using
      errcode = 'check_violation', constraint = 'shifts_claimed_within_wanted',
      message = format('shift %s wants %s, not %s', new.id, new.wanted, new.claimed);
  end if;
  return new;
end
$$;
create trigger shifts_claimed_within_wanted before update of claimed on shifts
  for each row execute function keep_claimed_within_wanted();

create table claims (
  id uuid primary key,
  shift_id uuid not null references shifts,
  person_id uuid not null references guides,
  status text not null,
  claimed_at timestamptz(3) not null,
  released_at timestamptz(3),
  release_cause text,
  release_reason text not null default '',
  signed_in_at timestamptz(3),
  -- The shift's own times: what the guide's time is held by.
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  moved_from timestamptz(3),
  -- Moved into another claim of the same guide, or the other one: both are kept.
  overlapping boolean not null default false,
  -- The shift's, at the last change of this claim.
  version bigint not null,
  constraint claims_status check (status in ('CLAIMED', 'PRESENT', 'RELEASED')),
  constraint claims_cause check (release_cause in ('GUIDE', 'OPERATOR', 'SHIFT_CANCELLED')),
  constraint claims_released check (
    (status = 'RELEASED') = (released_at is not null) and (status = 'RELEASED') = (release_cause is not null)),
  constraint claims_present check (status <> 'PRESENT' or signed_in_at is not null),
  constraint claims_one_place_at_a_time
    exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status <> 'RELEASED' and not overlapping)
);
create unique index claims_held on claims (shift_id, person_id) where status <> 'RELEASED';
create index claims_of_shift on claims (shift_id, claimed_at, id);
create index claims_of_person on claims (person_id, starts_at, id);

-- The order of locks, the same for every writer: the shift, then people, then the rest. Who holds a person's lock is the only
-- one to write that person's claims, so what is read there stays true until the commit.
create function lock_people(p_people uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(locks.key)
  from (select distinct uuid_hash_extended(person_id, 0) as key from unnest(p_people) as p (person_id) order by key) as locks;
end $$;

-- Unmarks the claims of these people that overlap with nothing any more. Needs their locks.
create function clear_overlaps(p_people uuid[]) returns void language sql as $$
  update claims c set overlapping = false
  where c.person_id = any (p_people) and c.status <> 'RELEASED' and c.overlapping
    and not exists (
      select from claims o
      where o.person_id = c.person_id and o.id <> c.id and o.status <> 'RELEASED'
        and o.starts_at < c.ends_at and c.starts_at < o.ends_at)
$$;

-- Moves a shift's claims along. Needs the shift's lock and those of its people. A claim leaves the exclusion constraint, what it
-- meets too, and whatever overlaps with nothing comes back.
create function move_claims(p_shift uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_version bigint, p_people uuid[])
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
