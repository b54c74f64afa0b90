create table service_records (
  id uuid primary key,
  claim_id uuid not null unique references claims,
  shift_id uuid not null references shifts,
  kind text not null,
  person_id uuid not null references guides,
  status text not null,
  started_at timestamptz(3) not null,
  minutes integer not null,
  people_guided integer not null,
  signed_in boolean not null,
  confirmed_at timestamptz(3),
  version bigint not null,
  constraint service_records_status check (status in ('RECORDED', 'CONFIRMED')),
  constraint service_records_confirmed check ((status = 'CONFIRMED') = (confirmed_at is not null)),
  constraint service_records_minutes check (minutes between 1 and 1440 and people_guided >= 0)
);
create index service_records_of_person on service_records (person_id, id);
create index service_records_to_confirm on service_records (id) where status = 'RECORDED';

create table corrections (
  record_id uuid not null references service_records,
  number integer not null,
  at timestamptz(3) not null,
  actor_id uuid not null,
  minutes_before integer not null,
  minutes_after integer not null,
  reason text not null,
  primary key (record_id, number),
  constraint corrections_reason check (reason <> '')
);

create table certificates (
  code text primary key,
  person_id uuid not null references guides,
  name text not null,
  minutes integer not null,
  walks_led integer not null,
  people_guided integer not null,
  since timestamptz(3) not null,
  issued_at timestamptz(3) not null
);

-- What a certificate's sums are of, as it stood.
create table certified_records (
  code text not null references certificates,
  record_id uuid not null references service_records,
  minutes integer not null,
  people_guided integer not null,
  primary key (code, record_id)
);
create index certified_records_of_record on certified_records (record_id);
