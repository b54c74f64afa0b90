-- Holds this person's time. A refusal leaves nothing behind when its transaction is undone. Takes the person's lock.
create or replace function hold_time(
  p_hold uuid, p_person uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_now timestamptz, p_expires_at timestamptz
) returns table (refusal jsonb, expires_at timestamptz) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set jit = off
as $$
#variable_conflict use_column
declare
  known calendar;
  gone uuid[];
begin
  perform lock_people(array[p_person]);
  select * into known from calendar where subject_id = p_hold;
  if known.person_id <> p_person then
    return query select wire_refusal('FORBIDDEN'), null::timestamptz;
    return;
  end if;
  if known.kind = 'SHIFT' then
    return query select null::jsonb, null::timestamptz;
    return;
  end if;
  -- Its own, and what has expired and nobody has looked at since, keep it from nothing.
  select array_agg(subject_id) into gone from (
    select subject_id from calendar where subject_id = p_hold and active
    union
    select subject_id from calendar
    where person_id = p_person and active and not overlapping and period && tstzrange(p_starts_at, p_ends_at)
      and kind = 'HOLD' and expires_at <= p_now
  ) as held;
  if gone is not null then
    perform free_time(gone);
  end if;
  refusal := refuse_overlap(p_person, p_starts_at, p_ends_at);
  if refusal is null then
    insert into calendar (subject_id, kind, person_id, period, expires_at)
    values (p_hold, 'HOLD', p_person, tstzrange(p_starts_at, p_ends_at), p_expires_at)
    on conflict (subject_id) do update set period = excluded.period, active = true, expires_at = excluded.expires_at;
  end if;
  expires_at := p_expires_at;
  return next;
end $$;
