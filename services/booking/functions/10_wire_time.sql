-- RFC 3339 in UTC, as proto JSON and refusals write times.
create or replace function wire_time(p_at timestamptz) returns text language sql stable
return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
