-- Takes places for a batch of requests, for whatever slots and people: one verdict per request, in the order of the arrays.
-- `p_slots`: the slots asked for, each once, and `p_traceparents`: the trace that each one's facts belong to; `p_slot_numbers`: which of them a request is for (null: none);
-- `p_refusals`: what is wrong with a request in itself (null: nothing), kept with its key like any other verdict;
-- `p_reservations`, `p_codes`: the id and the code that a request gets if it gets a place;
-- `p_expected_starts`, `p_expected_meetings`: the start, and where a walk meets, that a person was shown (null: whatever it is). A
-- process of an earlier version gives none.
-- The nth row also has the nth of `p_slots` as it stands after the batch (null: there is none); there are no more slots than requests.
-- Kind and times of a request's own slot are for processes of version 0.1.0.
--
-- All that decides is read in statements after the locks, so a verdict cannot be overtaken. The constraints stand behind:
-- one that fires all the same (a code drawn twice, say) undoes the whole batch and never becomes an answer; the caller
-- runs it again. So nobody is told "full" for a place that went to a request which then failed.
create or replace function reserve_batch(
  p_now timestamptz, p_active_max int, p_slots uuid[], p_traceparents text[],
  p_slot_numbers int[], p_people uuid[], p_party_sizes int[], p_keys text[], p_hashes text[], p_refusals jsonb[],
  p_reservations uuid[], p_codes text[], p_expected_starts timestamptz[] default null, p_expected_meetings text[] default null
) returns table (outcome text, reservation_id uuid, refusal jsonb, slot_kind text, starts_at timestamptz, ends_at timestamptz, slot slots)
language plpgsql
-- The plans must not follow the tables' statistics, which lag behind tables that grow by thousands of rows a second.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off
set enable_material = off set jit = off set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  outcomes text[];
  answers uuid[];
  refusals jsonb[];
  fresh boolean[];
  -- Of the slots, by their number, as they stand after this batch.
  kinds text[];
  starts timestamptz[];
  ends timestamptz[];
  versions text[];
  wire_slot_parts jsonb[];
begin
  perform from slots where id = any (p_slots) order by id for no key update;
  perform lock_people(p_people);

  select array_agg(v.outcome), array_agg(v.reservation_id), array_agg(v.refusal), array_agg(v.fresh)
  into outcomes, answers, refusals, fresh
  from judge_requests(p_now, p_active_max, p_slots, p_slot_numbers, p_people, p_party_sizes, p_keys, p_hashes,
                      p_refusals, p_reservations, p_expected_starts, p_expected_meetings) as v;

  if 'CONFIRMED' = any (outcomes) then
    insert into reservations (id, slot_id, person_id, party_size, code, created_at)
    select r.id, p_slots[r.slot_number], r.person_id, r.party_size, r.code, p_now
    from unnest(outcomes, p_reservations, p_slot_numbers, p_people, p_party_sizes, p_codes)
      as r (outcome, id, slot_number, person_id, party_size, code)
    where r.outcome = 'CONFIRMED'
    order by r.person_id;

    insert into calendar (subject_id, kind, person_id, slot_id, period)
    select r.id, 'RESERVATION', r.person_id, s.id, tstzrange(s.starts_at, s.ends_at)
    from unnest(outcomes, p_reservations, p_slot_numbers, p_people) as r (outcome, id, slot_number, person_id)
    join slots s on s.id = p_slots[r.slot_number]
    where r.outcome = 'CONFIRMED'
    order by r.person_id, s.starts_at;

    update slots s
    set reserved = s.reserved + taken.places, reservation_count = s.reservation_count + taken.reservations,
        version = s.version + 1
    from (
      select r.slot_number, sum(r.party_size) as places, count(*) as reservations
      from unnest(outcomes, p_slot_numbers, p_party_sizes) as r (outcome, slot_number, party_size)
      where r.outcome = 'CONFIRMED'
      group by r.slot_number
    ) as taken
    where s.id = p_slots[taken.slot_number];
  end if;

  select array_agg(s.kind order by n), array_agg(s.starts_at order by n), array_agg(s.ends_at order by n),
         array_agg(jsonb_build_object(
           'slotId', s.id, 'slotKind', 'SLOT_KIND_' || s.kind, 'status', 'RESERVATION_STATUS_CONFIRMED',
           'createdAt', wire_time(p_now), 'startsAt', wire_time(s.starts_at), 'endsAt', wire_time(s.ends_at)) order by n),
         array_agg(s.version::text order by n)
  into kinds, starts, ends, wire_slot_parts, versions
  from unnest(p_slots) with ordinality as wished (id, n) left join slots s on s.id = wished.id;

  if 'CONFIRMED' = any (outcomes) then
    -- One row per slot; its id is drawn under the slot's lock.
    insert into outbox (key, messages, traceparent)
    select s.id::text, jsonb_build_array(jsonb_build_object(
      'type', 'xingzhi.booking.v1.SlotChanged', 'json', jsonb_build_object('slot', wire_slot(s)))) || told.confirmed,
      p_traceparents[told.slot_number]
    from (
      select r.slot_number, jsonb_agg(jsonb_build_object(
        'type', 'xingzhi.booking.v1.ReservationConfirmed',
        'json', jsonb_build_object('slotVersion', versions[r.slot_number], 'reservation',
          wire_slot_parts[r.slot_number]
            || jsonb_build_object('id', r.id, 'personId', r.person_id, 'partySize', r.party_size)))) as confirmed
      from unnest(outcomes, p_reservations, p_slot_numbers, p_people, p_party_sizes)
        as r (outcome, id, slot_number, person_id, party_size)
      where r.outcome = 'CONFIRMED'
      group by r.slot_number
    ) as told
    join slots s on s.id = p_slots[told.slot_number]
    order by s.id;
    perform wake_relay();
  end if;

  insert into idempotency (person_id, operation, key, request_hash, response, refusal, at)
  select r.person_id, 'Reserve', r.key, r.hash, uuid_send(r.answer), r.refusal, p_now
  from unnest(fresh, p_people, p_keys, p_hashes, answers, refusals) as r (fresh, person_id, key, hash, answer, refusal)
  where r.fresh
  order by r.person_id;

  return query
    select r.outcome, r.answer, r.refusal, kinds[r.slot_number], starts[r.slot_number], ends[r.slot_number], s
    from unnest(outcomes, answers, refusals, p_slot_numbers) with ordinality
      as r (outcome, answer, refusal, slot_number, number)
    left join slots s on s.id = p_slots[r.number::int]
    order by r.number;
end $$;
