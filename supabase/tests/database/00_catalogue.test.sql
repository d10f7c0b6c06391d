begin;
set local search_path = public, extensions;
select plan(50);

create temporary view ours as
  select c.oid, n.nspname as room, c.relname as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f');
create temporary view our_functions as
  select p.oid, p.oid::regprocedure::text as signature, n.nspname as room, p.prosecdef, p.proconfig, p.prorettype
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'private');

-- A table that is missing here has not been decided about: add its row and its grants.
create temporary table decided (name text primary key, authenticated text not null);
insert into decided values
  ('private.user_roles', 'nothing'),
  ('public.invitations',
    'insert (email, family_name, given_name, organization_id, practice_id, practice_role, profile_id, role); select; '
    'update (revoked_at)'),
  ('public.organizations', 'select'),
  ('public.practice_members',
    'insert (is_primary, organization_id, practice_id, profile_id, role, valid_from, valid_until); select; '
    'update (is_primary, role, valid_until)'),
  ('public.practice_roles', 'select'),
  ('public.practices',
    'insert (address_line1, address_line2, address_verified, city, country, email, is_active, '
    'license_number, name, organization_id, phone, postal_code, region, website); select; '
    'update (address_line1, address_line2, address_verified, city, country, email, is_active, '
    'license_number, name, phone, postal_code, region, website)'),
  ('public.practitioners',
    'insert (bio, license_number, organization_id, profile_id, specialties); select; '
    'update (bio, license_number, specialties)'),
  ('public.profile_roles', 'insert (detail, organization_id, profile_id, role); select; update (withdrawn_at)'),
  ('public.profiles',
    'insert (birth_date, email, family_name, gender, given_name, organization_id, phone); select; '
    'update (birth_date, email, family_name, gender, given_name, phone)'),
  ('public.roles', 'select'),
  ('public.user_preferences', 'delete; insert (key, updated_at, value); select; update (key, updated_at, value)');

select set_eq('select room || ''.'' || name from ours', 'select name from decided', 'every table and view has a decision about its grants');
select is(tests.privileges('authenticated', name::regclass), authenticated, 'a signed-in person holds the decided grants on ' || name)
from decided order by name;
select is(tests.privileges('anon', name::regclass), 'nothing', 'a visitor without a login holds nothing on ' || name)
from decided order by name;
select set_eq(
  $$select name, tests.privileges('supabase_auth_admin', name::regclass) from decided
    where tests.privileges('supabase_auth_admin', name::regclass) <> 'nothing'$$,
  $$values ('private.user_roles', 'select'), ('public.profiles', 'select (access_suspended_at, user_id)')$$,
  'the Auth server reads what the token hook needs and nothing else');

select is_empty('select name from ours where relkind in (''r'', ''p'') and not relrowsecurity', 'every table has row level security');
select is_empty('select name from ours where relkind in (''r'', ''p'') and not relforcerowsecurity', 'every table forces row level security on its owner');
select is_empty(
  $$select name from ours where relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)$$,
  'every view is a security invoker');
select is_empty($$select name from ours where relkind in ('m', 'f')$$, 'there is no materialized view and no foreign table');
select is_empty(
  $$select name from ours o where relkind in ('r', 'p') and not exists (select from pg_index i where i.indrelid = o.oid and i.indisprimary)$$,
  'every table has a primary key');
select is_empty(
  $$select o.name, f.conname from pg_constraint f join ours o on o.oid = f.conrelid
    where f.contype = 'f' and not exists (
      select from pg_index i where i.indrelid = f.conrelid and i.indpred is null and i.indisvalid
        and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)$$,
  'every foreign key has an index');
select is_empty(
  $$select o.name, f.conname from pg_constraint f join ours o on o.oid = f.conrelid
    where f.contype = 'f' and f.confdeltype = 'c' and o.name not in ('user_roles', 'user_preferences')$$,
  'deleting somebody deletes no record of them');
select is_empty(
  $$select o.name from ours o join pg_attribute a on a.attrelid = o.oid and a.attname = 'row_version'
    where not exists (select from pg_trigger t where t.tgrelid = o.oid and t.tgfoid = 'private.touch_row'::regproc and t.tgenabled = 'O')$$,
  'every table with a row version counts it up');

select is_empty($$select policyname from pg_policies where schemaname in ('public', 'private') and roles && '{public,anon}'$$, 'no policy speaks to everybody');
select is_empty($$select policyname from pg_policies where schemaname in ('public', 'private') and cmd = 'ALL'$$, 'every policy names its verb');
select is_empty(
  $$select tablename, cmd from pg_policies where schemaname in ('public', 'private') group by tablename, cmd, roles having count(*) > 1$$,
  'there is one policy for a table, a verb and a role');
select is_empty(
  $$select policyname from pg_policies where schemaname in ('public', 'private') and not policyname like tablename || '\_' || lower(cmd) || '\_%'$$,
  'every policy is named after its table, its verb and its people');

select is_empty(
  $$select signature from our_functions where not exists (select from unnest(proconfig) setting where setting like 'search_path=%')$$,
  'every function pins its search path');
select is_empty($$select signature from our_functions where prosecdef and room <> 'private'$$, 'every definer function lives in private');
select is_empty($$select signature from our_functions where has_function_privilege('anon', oid, 'execute')$$, 'a visitor without a login can run no function');
select is_empty(
  $$select f.signature from our_functions f join pg_proc p on p.oid = f.oid
    where p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0)$$,
  'no function is open to everybody');
select set_eq(
  $$select signature from our_functions where has_function_privilege('authenticated', oid, 'execute')$$,
  $$values ('accept_invitations()'), ('grant_role(uuid,text)'), ('list_practice_members(uuid)'), ('list_users()'), ('my_access()'),
    ('restore_access(uuid)'), ('revoke_role(uuid,text)'), ('suspend_access(uuid,text)'),
    ('private.accept_invitations()'), ('private.admin_organization_ids()'), ('private.fold_text(text)'),
    ('private.grant_role(uuid,text)'), ('private.lab_organization_ids()'), ('private.list_practice_members(uuid)'),
    ('private.list_users()'), ('private.member_practice_ids()'), ('private.my_organization_ids()'), ('private.my_roles()'),
    ('private.organization_ids_as(text[])'), ('private.restore_access(uuid)'), ('private.revoke_role(uuid,text)'),
    ('private.suspend_access(uuid,text)')$$,
  'a signed-in person can run exactly the decided functions');
select set_eq(
  $$select signature from our_functions where has_function_privilege('supabase_auth_admin', oid, 'execute')$$,
  $$values ('private.custom_access_token(jsonb)')$$,
  'the Auth server can run the token hook and nothing else');

select ok(not has_schema_privilege('anon', 'private', 'usage'), 'a visitor without a login cannot enter the private schema');
select is_empty(
  $$select r, n.nspname from pg_namespace n, unnest(array['anon', 'authenticated', 'supabase_auth_admin']) r
    where n.nspname in ('public', 'private', 'extensions', 'auth') and has_schema_privilege(r, n.oid, 'create')$$,
  'nobody who signs in can create anything');

create table public.later (id int primary key);
create function public.later() returns int language sql set search_path = '' as 'select 1';
create function private.later() returns int language sql set search_path = '' as 'select 1';
select is(tests.privileges('anon', 'public.later'), 'nothing', 'a table made later gives a visitor nothing');
select is(tests.privileges('authenticated', 'public.later'), 'nothing', 'a table made later gives a signed-in person nothing');
select ok(not has_function_privilege(r, f, 'execute'), r || ' cannot run the function ' || f || ' made later')
from unnest(array['anon', 'authenticated']) r, unnest(array['public.later()', 'private.later()']) f;

select * from finish();
rollback;
