-- reserve_batch calls the relay only when it sleeps: a commit that notifies waits for those before it.
do $$
declare
  before text := pg_get_functiondef('reserve_batch'::regproc);
  after text := replace(before, 'perform pg_notify(''outbox'', '''')', 'perform wake_relay()');
begin
  if after = before then
    raise exception 'reserve_batch does not notify';
  end if;
  execute after;
end $$;
