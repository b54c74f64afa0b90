-- The effect of an event: one row per slot that keeps being written, as a projection is.
create table effects (
  slot_id uuid primary key,
  version bigint not null,
  handled int not null default 1
);
