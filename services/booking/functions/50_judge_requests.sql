-- The verdict on each request of a batch, in the order of the arrays (their meaning is at reserve_batch). Writes nothing.
-- An outcome is CONFIRMED (to be written under `reservation_id`), REPLAYED (`reservation_id` was made under this key before)
-- or REFUSED; `fresh` verdicts are to be kept with their keys. Needs the locks of the slots and the people.
-- Places are given greedily: a party that does not fit, or is refused for another reason, takes nothing, and a later one
-- may still fit.
create or replace function judge_requests(
  p_now timestamptz, p_active_max int, p_slots uuid[],
  p_slot_numbers int[], p_people uuid[], p_party_sizes int[], p_keys text[], p_hashes text[], p_refusals jsonb[],
  p_reservations uuid[], p_expected_starts timestamptz[], p_expected_meetings text[]
) returns table (outcome text, reservation_id uuid, refusal jsonb, fresh boolean) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off
set enable_material = off set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  request record;
  earlier int;
  twin int;
  same_slot int;
  in_the_way int;
  own_count int;
  places_left int[];
  starts timestamptz[];
  ends timestamptz[];
  outcomes text[] := array_fill(null::text, array[cardinality(p_people)]);
  answers uuid[] := array_fill(null::uuid, array[cardinality(p_people)]);
  refusals jsonb[] := array_fill(null::jsonb, array[cardinality(p_people)]);
begin
  select array_agg(s.capacity - s.reserved - s.offered order by n), array_agg(s.starts_at order by n),
         array_agg(s.ends_at order by n)
  into places_left, starts, ends
  from unnest(p_slots) with ordinality as wished (id, n) left join slots s on s.id = wished.id;

  for request in
    select r.*, s.id as slot_id, s.status, s.opens_at, least(s.closes_at, s.ends_at) as closes_at, s.maximum_party_size,
           s.starts_at, s.ends_at, s.meeting_point,
           kept.request_hash as kept_hash, kept.response as kept_response, kept.refusal as kept_refusal,
           mine.active_count, mine.holds, mine.overlaps,
           array_agg(r.number) over (
             partition by r.person_id order by r.number rows between unbounded preceding and 1 preceding) as earlier_own
    from unnest(p_slot_numbers, p_people, p_party_sizes, p_keys, p_hashes, p_refusals, p_expected_starts,
                p_expected_meetings) with ordinality
      as r (slot_number, person_id, party_size, key, hash, refusal, expected_starts_at, expected_meeting_point, number)
    left join slots s on s.id = p_slots[r.slot_number]
    left join lateral (
      select i.request_hash, i.response, i.refusal from idempotency i
      where i.person_id = r.person_id and i.operation = 'Reserve' and i.key = r.key
      -- Keeps the look-up one per request: as a plain join, an empty table's plan reads all keys, and is kept while it grows.
      limit 1) as kept on true
    cross join lateral (
      select count(*) filter (where c.kind = 'RESERVATION' and upper(c.period) > p_now) as active_count,
             bool_or(c.kind = 'RESERVATION' and c.slot_id = s.id) as holds,
             bool_or(c.period && tstzrange(s.starts_at, s.ends_at)) as overlaps
      from (
        select kind, slot_id, period from calendar
        where person_id = r.person_id and active and not overlapping
          and period && tstzrange(least(p_now, s.starts_at), null)
        union all
        select kind, slot_id, period from calendar
        where person_id = r.person_id and active and overlapping
          and period && tstzrange(least(p_now, s.starts_at), null)
      ) as c) as mine
    order by r.number
  loop
    reservation_id := null;
    refusal := null;
    fresh := true;
    twin := null;
    same_slot := null;
    in_the_way := null;
    own_count := request.active_count;
    -- What the same person asked for earlier in this batch.
    if request.earlier_own is not null then
      foreach earlier in array request.earlier_own loop
        if p_keys[earlier] = request.key then
          twin := coalesce(twin, earlier);
        elsif outcomes[earlier] = 'CONFIRMED' then
          own_count := own_count + 1;
          if p_slot_numbers[earlier] = request.slot_number then
            same_slot := earlier;
          elsif starts[p_slot_numbers[earlier]] < request.ends_at and request.starts_at < ends[p_slot_numbers[earlier]] then
            in_the_way := earlier;
          end if;
        end if;
      end loop;
    end if;

    if request.kept_hash is not null then
      fresh := false;
      if request.kept_hash <> request.hash then
        refusal := wire_refusal('IDEMPOTENCY_MISMATCH');
      elsif request.kept_refusal is not null then
        refusal := request.kept_refusal;
      else
        reservation_id := encode(request.kept_response, 'hex')::uuid;
      end if;
    elsif twin is not null then
      fresh := false;
      if p_hashes[twin] <> request.hash then
        refusal := wire_refusal('IDEMPOTENCY_MISMATCH');
      else
        refusal := refusals[twin];
        reservation_id := answers[twin];
      end if;
    else
      refusal := case
        when request.refusal is not null then request.refusal
        when request.slot_id is null then wire_refusal('NOT_FOUND', '{"what": "slot"}')
        when request.status = 'CANCELLED' then wire_refusal('SLOT_CANCELLED')
        when request.holds then refuse_held(request.person_id, request.slot_id)
        when same_slot is not null
          then wire_refusal('ALREADY_RESERVED', jsonb_build_object('reservationId', answers[same_slot]))
        when request.starts_at <> request.expected_starts_at
          then wire_refusal('CHANGED', jsonb_build_object('startsAt', wire_time(request.starts_at)))
        -- Null where either is not known.
        when request.meeting_point <> request.expected_meeting_point
          then wire_refusal('CHANGED', jsonb_build_object('meetingPoint', request.meeting_point))
        when p_now < request.opens_at
          then wire_refusal('SLOT_NOT_OPEN', jsonb_build_object('opensAt', wire_time(request.opens_at)))
        when p_now >= request.closes_at
          then wire_refusal('SLOT_CLOSED', jsonb_build_object('closesAt', wire_time(request.closes_at)))
        when request.party_size > request.maximum_party_size
          then wire_refusal('PARTY_TOO_LARGE', jsonb_build_object('maximum', request.maximum_party_size::text))
        when own_count >= p_active_max
          then wire_refusal('LIMIT_REACHED',
            jsonb_build_object('limit', p_active_max::text, 'what', 'activeReservations'))
        when request.party_size > places_left[request.slot_number]
          then wire_refusal('SLOT_FULL', jsonb_build_object(
            'remaining', places_left[request.slot_number]::text, 'partySize', request.party_size::text))
        when request.overlaps then refuse_overlap(request.person_id, request.starts_at, request.ends_at)
        when in_the_way is not null
          then wire_refusal('OVERLAPS', jsonb_build_object(
            'startsAt', wire_time(starts[p_slot_numbers[in_the_way]]),
            'endsAt', wire_time(ends[p_slot_numbers[in_the_way]]), 'slotId', p_slots[p_slot_numbers[in_the_way]]))
        end;
      if refusal is null then
        reservation_id := p_reservations[request.number];
        places_left[request.slot_number] := places_left[request.slot_number] - request.party_size;
      end if;
    end if;

    outcome := case when refusal is not null then 'REFUSED' when fresh then 'CONFIRMED' else 'REPLAYED' end;
    outcomes[request.number] := outcome;
    answers[request.number] := reservation_id;
    refusals[request.number] := refusal;
    return next;
  end loop;
end $$;
