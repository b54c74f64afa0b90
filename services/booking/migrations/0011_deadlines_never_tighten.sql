-- Who was moved may leave until the start, whatever moves later: `clear_overlaps` says so from now on, and notices say who was so far.
alter table reservations add column deadline_waived boolean not null default false;
update reservations r set deadline_waived = true
from notices n
where n.reservation_id = r.id and n.kind in ('MOVED', 'MOVED_INTO_OVERLAP') and r.status = 'CONFIRMED';

-- Functions stand in functions/, each in one form: those with the start that was shown do what these did.
drop function reserve_batch(timestamptz, int, uuid[], text[], int[], uuid[], int[], text[], text[], jsonb[], uuid[], text[]);
drop function judge_requests(timestamptz, int, uuid[], int[], uuid[], int[], text[], text[], jsonb[], uuid[]);
