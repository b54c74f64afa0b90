-- Whether the relay sleeps until it is called. A transaction that notifies holds a lock over its commit, so such commits go one
-- after the other, each with a flush of its own: a relay that looks by itself is not called.
create table relay (
  id int primary key default 1 check (id = 1),
  asleep boolean not null default true
) with (fillfactor = 50);
insert into relay default values;

-- Called by whoever appends to the outbox, in the same transaction.
create function wake_relay() returns void language sql volatile as
  $$ select pg_notify('outbox', '') from relay where asleep $$;
