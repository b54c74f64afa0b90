create table calendar_addresses (
  person_id uuid primary key references people (id) on delete cascade,
  secret_hash text not null constraint calendar_addresses_secret_hash_key unique,
  made_at timestamptz not null
);
