-- Functions stand in functions/, each in one form: those with the shift do what these did.
drop function keep_shift(uuid, uuid, timestamptz, timestamptz, bigint);
drop function release_shift(uuid, uuid, timestamptz, timestamptz, bigint);
