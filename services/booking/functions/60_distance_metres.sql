-- Along the great circle, in whole metres, as the runtime's distance.ts computes it.
create or replace function distance_metres(
  from_latitude double precision, from_longitude double precision,
  to_latitude double precision, to_longitude double precision
) returns int language sql immutable parallel safe
return round(2 * 6371008.8 * asin(least(1, sqrt(
  sin(radians(to_latitude - from_latitude) / 2) ^ 2
  + cos(radians(from_latitude)) * cos(radians(to_latitude)) * sin(radians(to_longitude - from_longitude) / 2) ^ 2))))::int;
