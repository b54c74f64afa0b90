create table effects (n bigint generated always as identity primary key, event_id text not null, key text not null, place text not null);
