-- What a lean back end does for one reservation in one call and one commit: the same rows under the same constraints as ours.
create function reserve_one(p_slot uuid, p_person uuid, p_key text) returns uuid language plpgsql as $$
declare
  slot slots;
  kept bytea;
  made uuid := uuidv7();
begin
  select response into kept from idempotency where person_id = p_person and operation = 'Reserve' and key = p_key;
  if found then
    return encode(kept, 'hex')::uuid;
  end if;
  update slots set reserved = reserved + 1, reservation_count = reservation_count + 1, version = version + 1
  where id = p_slot and status = 'ACTIVE' and reserved + offered < capacity and opens_at <= now() and now() < closes_at
  returning * into slot;
  if not found then
    raise 'no place';
  end if;
  insert into reservations (id, slot_id, person_id, party_size, code, created_at)
  values (made, p_slot, p_person, 1, encode(uuid_send(gen_random_uuid()), 'base64'), now());
  insert into calendar (subject_id, kind, person_id, slot_id, period)
  values (made, 'RESERVATION', p_person, p_slot, tstzrange(slot.starts_at, slot.ends_at));
  insert into outbox (key, messages)
  values (p_slot::text, jsonb_build_array(
    jsonb_build_object('type', 'xingzhi.booking.v1.SlotChanged', 'json', jsonb_build_object('slot', wire_slot(slot))),
    jsonb_build_object('type', 'xingzhi.booking.v1.ReservationConfirmed', 'json', jsonb_build_object(
      'slotVersion', slot.version::text, 'reservation', jsonb_build_object(
        'id', made, 'slotId', p_slot, 'slotKind', 'SLOT_KIND_' || slot.kind, 'personId', p_person, 'partySize', 1,
        'status', 'RESERVATION_STATUS_CONFIRMED', 'createdAt', wire_time(now()),
        'startsAt', wire_time(slot.starts_at), 'endsAt', wire_time(slot.ends_at))))));
  insert into idempotency (person_id, operation, key, request_hash, response)
  values (p_person, 'Reserve', p_key, 'hash', uuid_send(made));
  return made;
end $$;
