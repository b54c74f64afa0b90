create extension if not exists btree_gist;

-- A slot has the id of its session or departure.
create table slots (
  id uuid primary key,
  kind text not null check (kind in ('SESSION', 'DEPARTURE')),
  status text not null check (status in ('ACTIVE', 'CANCELLED')),
  wanted int not null check (wanted >= 0),
  capacity int not null,
  reserved int not null default 0 check (reserved >= 0),
  offered int not null default 0 check (offered >= 0),
  reservation_count int not null default 0 check (reservation_count >= 0),
  maximum_party_size int not null check (maximum_party_size >= 1),
  version bigint not null,
  -- The version of the session or departure that this slot follows.
  source_version bigint not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  craft text not null,
  site_id uuid,
  room text not null default '',
  latitude double precision not null,
  longitude double precision not null,
  constraint slots_never_oversold check (reserved + offered <= capacity),
  constraint slots_capacity_follows check (capacity = greatest(wanted, reserved + offered)),
  constraint slots_time check (starts_at < ends_at)
-- Every batch writes a new version of the row; with room on the page it needs no new index entry.
) with (fillfactor = 40);

-- What searches filter by, but for what reserving changes: an index over the counters would be written with every batch.
create index slots_by_start on slots (starts_at, id, kind, craft, latitude, longitude) where status = 'ACTIVE';
create index slots_by_site on slots (site_id, starts_at, id) where status = 'ACTIVE';

-- No foreign key to slots: reserve_batch reads the slot under its lock, and slots are never deleted.
create table reservations (
  id uuid primary key,
  slot_id uuid not null,
  person_id uuid not null,
  party_size int not null check (party_size >= 1),
  status text not null default 'CONFIRMED' check (status in ('CONFIRMED', 'CANCELLED', 'ATTENDED', 'NO_SHOW')),
  code text not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_with_slot boolean not null default false
);
create unique index reservations_code on reservations (code);
create unique index reservations_held on reservations (person_id, slot_id) where status <> 'CANCELLED';
-- With the one above, all of a person's reservations; reserving writes only one of the two.
create index reservations_given_up on reservations (person_id, slot_id) where status = 'CANCELLED';
create index reservations_of_slot on reservations (slot_id, id);

-- Where a person is when. An entry has the id of the reservation, shift or hold that it stands for.
create table calendar (
  subject_id uuid primary key,
  kind text not null check (kind in ('RESERVATION', 'SHIFT', 'HOLD')),
  person_id uuid not null,
  slot_id uuid,
  period tstzrange not null check (not isempty(period)),
  active boolean not null default true,
  -- Moved into another entry of the same person, or the other one: both are kept.
  overlapping boolean not null default false,
  constraint calendar_one_place_at_a_time
    exclude using gist (person_id with =, period with &&) where (active and not overlapping)
);
create index calendar_overlapping on calendar (person_id) where active and overlapping;

create table people (
  id uuid primary key,
  display_name text not null,
  contact text not null,
  recorded_at timestamptz not null
);

create table notices (
  id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('MOVED', 'MOVED_INTO_OVERLAP', 'ROOM_CHANGED', 'CANCELLED')),
  created_at timestamptz not null,
  read_at timestamptz,
  slot_id uuid not null,
  reservation_id uuid not null,
  old_starts_at timestamptz,
  new_starts_at timestamptz,
  old_room text not null default '',
  new_room text not null default '',
  reason text not null default '',
  overlapping_slot_id uuid
);
create index notices_of_person on notices (person_id, created_at desc, id desc);
create index notices_unread on notices (person_id) where read_at is null;

-- Venue's sites: who manages them.
create table sites (
  id uuid primary key,
  version bigint not null,
  manager_ids uuid[] not null
);
