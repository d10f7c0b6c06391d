begin;
set local search_path = public, extensions;
select plan(3);
create temporary view ours as
  select c.oid, n.nspname as room, c.relname as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private', 'audit', 'migration') and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition;

select is_empty(
  $$select name from ours o where relkind in ('r', 'p') and not exists (select from pg_index i where i.indrelid = o.oid and i.indisprimary)$$,
  'every table has a primary key');
select is_empty(
  $$select o.name, f.conname from pg_constraint f join ours o on o.oid = f.conrelid
    where f.contype = 'f' and not exists (
      select from pg_index i where i.indrelid = f.conrelid and i.indisvalid
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', (
          select a.attname from pg_attribute a where a.attrelid = f.conrelid and a.attnum = f.conkey[1])))
        and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)$$,
  'every foreign key has an index');
select is_empty(
  $$select o.name, f.conname from pg_constraint f join ours o on o.oid = f.conrelid
    where f.contype = 'f' and f.confdeltype = 'c' and o.name not in ('user_roles', 'user_preferences', 'search_terms', 'person_names',
      'match_keys', 'match_queue', 'duplicate_members', 'duplicate_candidates', 'order_facts', 'case_facts', 'order_stays', 'case_stays')$$,
  'deleting somebody deletes no record of them');

select * from finish();
rollback;
