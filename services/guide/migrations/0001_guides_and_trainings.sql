create extension if not exists btree_gist;

create table guides (
  person_id uuid primary key,
  status text not null,
  status_reason text not null,
  themes text[] not null,
  languages text[] not null,
  street_town_codes text[] not null,
  -- [{weekday, fromMinute, untilMinute}, …]
  availability jsonb not null,
  registered_at timestamptz(3) not null,
  in_showcase boolean not null,
  showcase_name text not null,
  showcase_words text not null,
  -- Stands for the guide where everybody looks: the person's id links to other things.
  showcase_id uuid not null default gen_random_uuid(),
  version bigint not null,
  constraint guides_status check (status in ('APPLIED', 'ADMITTED', 'SUSPENDED')),
  constraint guides_suspended check (status <> 'SUSPENDED' or status_reason <> ''),
  constraint guides_showcase check (not in_showcase or showcase_name <> '')
);
create index guides_by_registration on guides (registered_at, person_id);
create index guides_by_status on guides (status, registered_at, person_id);
create index guides_in_showcase on guides (showcase_id) where in_showcase and status = 'ADMITTED';

create table qualifications (
  id uuid primary key,
  name text not null,
  name_en text not null,
  valid_days integer not null,
  constraint qualifications_valid check (valid_days between 0 and 3650)
);
create index qualifications_by_name on qualifications (name, id);

create table trainings (
  id uuid primary key,
  title text not null,
  title_en text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  place text not null,
  capacity integer not null,
  enrolled integer not null,
  qualification_ids uuid[] not null,
  cancelled boolean not null,
  version bigint not null,
  constraint trainings_times check (starts_at < ends_at),
  constraint trainings_places check (enrolled between 0 and capacity)
);
create index trainings_to_come on trainings (starts_at, id);
create index trainings_past on trainings (ends_at, id);

create table enrolments (
  training_id uuid not null references trainings,
  person_id uuid not null references guides,
  enrolled_at timestamptz(3) not null,
  attended boolean not null default false,
  primary key (training_id, person_id)
);
create index enrolments_of_person on enrolments (person_id);

create table granted_qualifications (
  person_id uuid not null references guides,
  qualification_id uuid not null references qualifications,
  training_id uuid not null references trainings,
  granted_at timestamptz(3) not null,
  -- Null: for good.
  expires_at timestamptz(3),
  primary key (person_id, qualification_id, training_id)
);

create table audit_entries (
  id uuid primary key,
  at timestamptz(3) not null,
  actor_id uuid not null,
  operation text not null,
  subject_id uuid not null,
  change jsonb not null
);
create index audit_entries_of_subject on audit_entries (subject_id, id);
