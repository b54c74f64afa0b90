create table departures (
  id uuid primary key,
  route_id uuid not null references routes,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  meeting_point text not null,
  guides_wanted integer not null,
  group_size integer not null,
  guides_confirmed integer not null,
  places_limit integer not null,
  capacity integer not null,
  languages text[] not null,
  status text not null,
  cancel_reason text not null,
  cancel_cause text,
  cancelled_at timestamptz(3),
  call_for_help_at timestamptz(3) not null,
  decide_at timestamptz(3) not null,
  decided_at timestamptz(3),
  calls_for_help boolean not null,
  staffing_version bigint not null,
  demo boolean not null,
  version bigint not null,
  constraint departures_times check (starts_at < ends_at and ends_at <= starts_at + interval '24 hours'),
  constraint departures_status check (status in ('SCHEDULED', 'CANCELLED')),
  constraint departures_cancelled check (
    (status = 'CANCELLED') = (cancelled_at is not null) and (status = 'CANCELLED') = (cancel_cause is not null)),
  constraint departures_sizes check (
    guides_wanted between 1 and 20 and group_size between 1 and 60 and guides_confirmed >= 0 and places_limit >= 0),
  constraint departures_capacity check (capacity = case status
    when 'CANCELLED' then 0
    else least(
      guides_confirmed * group_size,
      guides_wanted * group_size,
      case when places_limit > 0 then places_limit else guides_wanted * group_size end) end)
);
create index departures_by_start on departures (starts_at, id);
create index departures_of_route on departures (route_id, starts_at, id);
create index departures_to_decide on departures (decide_at) where status = 'SCHEDULED' and decided_at is null;
create index departures_to_call on departures (call_for_help_at)
  where status = 'SCHEDULED' and not calls_for_help and guides_confirmed < guides_wanted;

-- The timetable, and at once what a departure takes of its stations.
create table stays (
  departure_id uuid not null references departures,
  position smallint not null,
  station_id uuid not null references stations,
  arrives_at timestamptz(3) not null,
  leaves_at timestamptz(3) not null,
  people integer not null,
  -- False once the departure is cancelled: the station is free again.
  active boolean not null,
  primary key (departure_id, position),
  constraint stays_times check (arrives_at < leaves_at and leaves_at <= arrives_at + interval '240 minutes'),
  constraint stays_people check (people > 0)
);
create index stays_of_station on stays (station_id, arrives_at) where active;

-- Stands behind the planner: however somebody writes, no station is over its capacity at any moment. No declared constraint can say
-- so (an exclusion constraint knows pairs, not sums), so a trigger does, under the stations' locks.
create function keep_stays_within_capacity() returns trigger language plpgsql as $$
declare
  over record;
begin
  perform from stations where id in (select station_id from touched where active) order by id for no key update;
  -- The load peaks when somebody arrives. No stay is longer than 240 minutes, so the index finds those who are there.
  select touched.station_id, station.capacity, moment.at, load.people into over
  from touched
  join stations as station on station.id = touched.station_id
  cross join lateral (
    select greatest(other.arrives_at, touched.arrives_at) as at
    from stays as other
    where other.station_id = touched.station_id and other.active
      and other.arrives_at > touched.arrives_at - interval '240 minutes'
      and other.arrives_at < touched.leaves_at and other.leaves_at > touched.arrives_at
  ) as moment
  cross join lateral (
    select sum(there.people) as people
    from stays as there
    where there.station_id = touched.station_id and there.active
      and there.arrives_at > moment.at - interval '240 minutes'
      and there.arrives_at <= moment.at and there.leaves_at > moment.at
  ) as load
  where touched.active and load.people > station.capacity
  limit 1;
  if found then
    raise exception using
      errcode = 'check_violation', constraint = 'stays_within_capacity',
      message = format('station %s holds %s, not %s at %s', over.station_id, over.capacity, over.people, over.at);
  end if;
  return null;
end
$$;
create trigger stays_added after insert on stays referencing new table as touched
  for each statement execute function keep_stays_within_capacity();
create trigger stays_changed after update on stays referencing new table as touched
  for each statement execute function keep_stays_within_capacity();
