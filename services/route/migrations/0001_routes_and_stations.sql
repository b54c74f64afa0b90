create table stations (
  id uuid primary key,
  name text not null,
  name_en text not null,
  story text not null,
  story_en text not null,
  latitude double precision not null,
  longitude double precision not null,
  precision_metres integer not null,
  capacity integer not null,
  opening_hours text not null,
  step_free boolean,
  surface text not null,
  seats boolean,
  toilets boolean,
  steps integer,
  accessibility_note text not null,
  check_in_radius_metres integer not null,
  street_town_code text not null,
  demo boolean not null,
  version bigint not null,
  constraint stations_capacity check (capacity between 1 and 2000),
  constraint stations_radius check (check_in_radius_metres between 20 and 500)
);

create table routes (
  id uuid primary key,
  theme text not null,
  name text not null,
  name_en text not null,
  summary text not null,
  summary_en text not null,
  -- [[latitude, longitude], …]
  path jsonb not null,
  distance_metres integer not null,
  duration_minutes integer not null,
  composed boolean not null,
  qualification_ids uuid[] not null,
  demo boolean not null,
  version bigint not null,
  constraint routes_duration check (duration_minutes between 1 and 1440)
);
create index routes_by_name on routes (name, id);

create table stops (
  route_id uuid not null references routes,
  position smallint not null,
  station_id uuid not null references stations,
  stay_minutes integer not null,
  walk_minutes integer not null,
  primary key (route_id, position),
  constraint stops_minutes check (stay_minutes between 1 and 240 and walk_minutes between 0 and 240)
);

create table closures (
  id uuid primary key,
  station_id uuid references stations,
  route_id uuid references routes,
  from_at timestamptz(3) not null,
  until_at timestamptz(3),
  reason text not null,
  reason_en text not null,
  ended_at timestamptz(3),
  version bigint not null,
  constraint closures_of_one check ((station_id is null) <> (route_id is null)),
  constraint closures_times check (from_at <= until_at),
  constraint closures_ended check (ended_at is null or until_at is not null)
);
create index closures_of_station on closures (station_id, until_at) where station_id is not null;
create index closures_of_route on closures (route_id, until_at) where route_id is not null;

-- Null: the service itself, when a deadline came.
create table audit_entries (
  id uuid primary key,
  at timestamptz(3) not null,
  actor_id uuid,
  operation text not null,
  subject_id uuid not null,
  change jsonb not null
);
create index audit_entries_of_subject on audit_entries (subject_id, id);
