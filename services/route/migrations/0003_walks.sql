create table walks (
  id uuid primary key,
  person_id uuid not null,
  route_id uuid not null references routes,
  started_at timestamptz(3) not null,
  completed_at timestamptz(3)
);
create index walks_of_person on walks (person_id, id);
create unique index walks_under_way on walks (person_id, route_id) where completed_at is null;

create table stamps (
  walk_id uuid not null references walks,
  station_id uuid not null references stations,
  proof text not null,
  at timestamptz(3) not null,
  claimed_at timestamptz(3),
  accuracy_metres integer not null,
  primary key (walk_id, station_id),
  constraint stamps_proof check (proof in ('CODE', 'PLACE')),
  constraint stamps_claimed check (claimed_at <= at)
);
