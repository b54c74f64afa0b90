-- Functions stand in functions/, each in one form: those with the meeting point that was shown do what these did. A database that was
-- never started with them does not have them.
drop function if exists reserve_batch(timestamptz, int, uuid[], text[], int[], uuid[], int[], text[], text[], jsonb[], uuid[], text[], timestamptz[]);
drop function if exists judge_requests(timestamptz, int, uuid[], int[], uuid[], int[], text[], text[], jsonb[], uuid[], timestamptz[]);
