-- What the pages of the migration read, under the policies of the tables behind it; and the proofs, where source and target are compared.
create table migration.proofs (
  run_id uuid not null references migration.runs (id),
  position int not null,
  organization_id uuid not null references public.organizations (id),
  entity text not null,
  measure text not null,
  source_value text,
  target_value text,
  holds boolean not null,
  differing_ids bigint[] not null default '{}',
  primary key (run_id, position)
);
comment on table migration.proofs is 'What was measured in the source, what in the console, and whether the two agree.';
comment on column migration.proofs.differing_ids is 'Up to a hundred legacy ids of rows in which the two differ.';
create index proofs_organization_idx on migration.proofs (organization_id);
alter table migration.proofs enable row level security;
alter table migration.proofs force row level security;
grant select on migration.proofs to authenticated;
create policy proofs_select_managers on migration.proofs for select to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));

create view public.migration_runs with (security_invoker = true) as
select r.id, r.organization_id, r.mode, r.status, r.wish, r.accepted, r.of_run_id, r.scope, r.plan_hash, r.report_hash, r.source_name, r.holder, r.heartbeat_at, r.memory_bytes,
  r.error, r.created_at, r.started_at, r.finished_at, p.given_name || ' ' || p.family_name as started_by_name,
  r.status = 'running' and r.heartbeat_at < clock_timestamp() - interval '15 seconds' as is_stalled,
  exists (select from migration.runs b where b.of_run_id = r.id and b.mode = 'rollback' and b.status = 'done') as is_taken_back,
  s.expected_rows, s.read_rows, s.inserted, s.updated, s.unchanged, s.rejected, s.skipped, s.merged, s.conflicts, s.removed, s.findings, s.missing
from migration.runs r
left join public.profiles p on p.id = r.started_by
cross join lateral (
  select coalesce(sum(e.expected_rows), 0)::bigint as expected_rows, coalesce(sum(e.read_rows), 0)::bigint as read_rows, coalesce(sum(e.inserted), 0)::bigint as inserted,
    coalesce(sum(e.updated), 0)::bigint as updated, coalesce(sum(e.unchanged), 0)::bigint as unchanged, coalesce(sum(e.rejected), 0)::bigint as rejected,
    coalesce(sum(e.skipped), 0)::bigint as skipped, coalesce(sum(e.merged), 0)::bigint as merged, coalesce(sum(e.conflicts), 0)::bigint as conflicts, coalesce(sum(e.removed), 0)::bigint as removed,
    coalesce(sum(e.findings), 0)::bigint as findings, coalesce(sum(e.missing), 0)::bigint as missing
  from migration.run_entities e where e.run_id = r.id
) s;
comment on view public.migration_runs is 'Runs of the migration with their sums. is_stalled: whoever works on it has not been heard of for a while.';

-- The rate is that of the last ten seconds of work, and none while fewer than three batches are known: a guess would be a lie.
create view public.migration_run_entities with (security_invoker = true) as
select e.run_id, e.organization_id, e.entity, e.position, e.status, e.expected_rows, e.read_rows, e.inserted, e.updated, e.unchanged, e.rejected, e.skipped, e.merged,
  e.conflicts, e.removed, e.findings, e.missing, e.milliseconds, e.error, e.started_at, e.finished_at,
  case when e.status = 'running' and b.batches >= 3 and b.seconds > 0 then round(b.rows / b.seconds)::int end as rows_per_second
from migration.run_entities e
left join lateral (
  select count(*) as batches, sum(l.read_rows) filter (where l.at > l.first_at) as rows, extract(epoch from max(l.at) - min(l.at)) as seconds
  from (
    select t.at, t.read_rows, min(t.at) over () as first_at
    from (select at, read_rows, max(at) over () as last_at from migration.batches where run_id = e.run_id and entity = e.entity order by number desc limit 200) t
    where t.at > t.last_at - interval '10 seconds'
  ) l
) b on e.status = 'running';
comment on view public.migration_run_entities is 'Entities of a run in the order in which they are taken over.';

create view public.migration_checks with (security_invoker = true) as
select run_id, organization_id, position, severity, code, place, detail, row_count from migration.checks;
comment on view public.migration_checks is 'What the preflight of a run found.';

create view public.migration_events with (security_invoker = true) as
select id, run_id, organization_id, at, level, entity, message from migration.events;
comment on view public.migration_events is 'The log of a run.';

create view public.migration_rejects with (security_invoker = true) as
select x.id, x.organization_id, x.run_id, x.entity, x.legacy_id, x.kind, x.code, x.source_column, x.source_row, x.status, x.note, x.decided_at, x.created_at,
  p.given_name || ' ' || p.family_name as decided_by_name
from migration.rejects x
left join public.profiles p on p.id = x.decided_by
where not x.is_trial;
comment on view public.migration_rejects is 'The inbox: rows of the source that were not loaded as they are, and why.';

-- Managers see how many rows wait and why; the rows, with what they hold about people, are for administrators.
create function private.list_reject_groups() returns table (
  entity text, kind text, code text, source_column text, is_trial boolean, open_rows int, waived_rows int
)
language sql stable security definer set search_path = '' as $$
  select x.entity, x.kind, x.code, x.source_column, x.is_trial, count(*) filter (where x.status = 'open')::int, count(*) filter (where x.status = 'waived')::int
  from migration.rejects x
  where x.status <> 'gone' and x.organization_id = any (array(select private.organization_ids_as('manager', 'admin')))
  group by x.entity, x.kind, x.code, x.source_column, x.is_trial
$$;
grant execute on function private.list_reject_groups() to authenticated;
create function public.list_reject_groups() returns table (
  entity text, kind text, code text, source_column text, is_trial boolean, open_rows int, waived_rows int
)
language sql stable security invoker set search_path = '' as $$ select * from private.list_reject_groups() $$;
comment on function public.list_reject_groups is 'The inbox by entity and reason, in numbers alone; those of a dry run apart.';
revoke execute on function public.list_reject_groups() from public, anon;
grant execute on function public.list_reject_groups() to authenticated;

create view public.migration_codes with (security_invoker = true) as
select v.map, v.title, v.words_table, v.words, k.code, c.target, c.note, c.row_version, c.updated_at, c.map is not null as is_mapped,
  coalesce((select sum(u.row_count) from migration.code_uses u where u.map = v.map and u.code = k.code), 0)::bigint as row_count
from migration.vocabularies v
cross join lateral (
  select code from migration.code_maps where map = v.map
  union
  select code from migration.code_uses where map = v.map
) k
left join migration.code_maps c on c.map = v.map and c.code = k.code;
comment on view public.migration_codes is 'What each code of the source means, also those that nobody has explained yet, with the rows that carry it.';

create view public.migration_proofs with (security_invoker = true) as
select run_id, organization_id, position, entity, measure, source_value, target_value, holds, differing_ids from migration.proofs;
comment on view public.migration_proofs is 'What was measured in the source and in the console.';

grant select on public.migration_runs, public.migration_run_entities, public.migration_checks, public.migration_events, public.migration_rejects,
  public.migration_codes, public.migration_proofs to authenticated;
create index rejects_open_idx on migration.rejects (entity, kind, code, source_column, id) where status = 'open' and not is_trial;
