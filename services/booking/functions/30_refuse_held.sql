create or replace function refuse_held(p_person uuid, p_slot uuid) returns jsonb language sql stable
return wire_refusal('ALREADY_RESERVED', jsonb_build_object('reservationId', (
  select id from reservations where person_id = p_person and slot_id = p_slot and status <> 'CANCELLED')));
