-- A first load writes into empty tables. To keep every index in order row by row costs it more than everything else; built over the rows
-- that are there, the same indexes cost a tenth. They are taken away in the transaction that notes here how to bring them back.
create table migration.resting_indexes (
  name text primary key,
  table_name text not null,
  definition text not null,
  run_id uuid not null references migration.runs (id),
  rested_at timestamptz not null default now()
);
comment on table migration.resting_indexes is 'Indexes of tables that are being loaded for the first time, and the statements that bring them back: at the end of the table, or of a run that ends before.';
create index resting_indexes_run_idx on migration.resting_indexes (run_id);

alter table migration.resting_indexes enable row level security;
alter table migration.resting_indexes force row level security;
create policy resting_indexes_select_nobody on migration.resting_indexes for select to authenticated using (false);
