-- Stands behind the planner: however somebody writes, no station is over its capacity at any moment. No declared constraint can say
-- so (an exclusion constraint knows pairs, not sums), so triggers on stays do, under the stations' locks.
create or replace function keep_stays_within_capacity() returns trigger language plpgsql as $$
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
