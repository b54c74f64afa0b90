-- Stands behind the code, by a trigger of shifts: whoever claims, nobody is taken beyond what is wanted.
create or replace function keep_claimed_within_wanted() returns trigger language plpgsql as $$
begin
  if new.claimed - new.doubtful > new.wanted and new.claimed > old.claimed then
    raise exception using
      errcode = 'check_violation', constraint = 'shifts_claimed_within_wanted',
      message = format('shift %s wants %s, not %s', new.id, new.wanted, new.claimed);
  end if;
  return new;
end
$$;
