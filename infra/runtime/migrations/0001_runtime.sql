create table outbox (
  id bigint generated always as identity primary key,
  key text not null,
  messages jsonb not null,
  event_id uuid not null default gen_random_uuid(),
  traceparent text,
  created_at timestamptz not null default now()
);
-- Rows come and go at the same rate: without this the dead ones pile up at the front, where the relay reads.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

create table inbox (
  event_id text not null,
  consumer text not null,
  at timestamptz not null default now(),
  primary key (event_id, consumer)
);
create index inbox_at on inbox (at);

create table dead_letters (
  id bigint generated always as identity primary key,
  topic text not null,
  consumer text not null,
  event_id text not null,
  type text not null,
  source text not null,
  time timestamptz not null,
  key text not null,
  traceparent text,
  payload bytea not null,
  error text not null,
  attempts int not null,
  at timestamptz not null default now(),
  replayed_at timestamptz,
  unique (event_id, consumer)
);

create table idempotency (
  person_id uuid not null,
  operation text not null,
  key text not null,
  request_hash text not null,
  response bytea,
  refusal jsonb,
  at timestamptz not null default now(),
  primary key (person_id, operation, key)
);
create index idempotency_at on idempotency (at);
