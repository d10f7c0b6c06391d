begin;
set local search_path = public, extensions;
select plan(667);
select tests.fill_lab();

-- Columns that the database fills in: tenant, numbers, state, authors, traces of the legacy source.
create temporary table business as
  select c.oid::regclass as name, c.relname::text as short from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('profiles', 'practices', 'practitioners', 'practice_members', 'profile_roles', 'invitations',
    'match_models', 'match_settings', 'match_scans', 'duplicate_clusters', 'duplicate_members', 'duplicate_decisions', 'duplicate_candidates',
    'merge_events', 'merge_rows')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped);
create temporary table kept as
  select b.short, b.name, a.attname::text as column_name from business b join pg_attribute a on a.attrelid = b.name and a.attnum > 0 and not a.attisdropped
  where a.attname = any (array[
    'id', 'organization_id', 'practice_id', 'row_version', 'created_at', 'updated_at', 'linked_at', 'attached_at', 'joined_at', 'started_at',
    'last_activity_at', 'resolved_at', 'completed_at', 'cancelled_at', 'submitted_at', 'approved_at', 'merged_at', 'search_text', 'legacy', 'legacy_id',
    'legacy_instruction_id', 'legacy_order_id', 'current_state', 'state_since', 'held_from', 'patient_number', 'case_number', 'order_number',
    'project_number', 'purchase_number', 'sender_id', 'author_id', 'created_by', 'approved_by', 'started_by', 'uploaded_by', 'creator_id', 'purchased_by', 'changed_by',
    'storage_bucket', 'merged_into_id', 'is_predefined', 'used_count', 'level', 'owner_id', 'granted_at', 'revoked_at']);
-- What people may say all the same, checked by policies and foreign keys below.
create temporary table said (verb text, short text, column_name text);
insert into said
select 'insert', t, 'organization_id' from unnest(array['orders', 'products', 'brackets', 'workflow_templates', 'workflow_steps', 'workflow_template_tasks',
  'workflow_task_predecessors', 'template_view_groups', 'template_view_roles', 'template_task_groups', 'purchases', 'payments', 'offers', 'discounts', 'technicians', 'technician_roles', 'service_levels']) t
-- The id, so that what is sent twice is added once.
union all select 'insert', t, 'id' from unnest(array['messages', 'comments', 'tasks', 'treatment_discussions', 'discussion_replies', 'instructions', 'cases', 'orders',
  'order_items', 'projects', 'files', 'report_subscriptions']) t
union all select 'insert', t, 'practice_id' from unnest(array['orders', 'files', 'payments', 'technician_roles', 'report_subscriptions']) t
union all values ('update', 'projects', 'started_at'), ('update', 'projects', 'completed_at');

select is(
  array(select column_name from kept k where k.short = b.short and has_column_privilege('authenticated', k.name, k.column_name, verb) order by 1),
  array(select column_name from said s where s.verb = v.verb and s.short = b.short order by 1),
  format('a signed-in person cannot %s what the database fills in of %s', verb, b.short))
from business b, unnest(array['insert', 'update']) v(verb)
order by b.short, verb;
select tests.refuses(p, format('update %s set row_version = 1, created_at = now()', name), 'cannot write the version and the age of ' || short)
from business, tests.everyone() p
where exists (select from kept k where k.short = business.short and k.column_name = 'row_version') order by short;

-- Nobody moves a row to other parents; an order may change between the cases of one patient.
select is(
  array(
    select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
    where f.contype = 'f' and f.conrelid = b.name and f.confrelid = any (array[
      'patients', 'cases', 'orders', 'projects', 'plans', 'tasks', 'messages', 'files', 'treatment_discussions', 'payments', 'offers', 'workflow_templates', 'workflow_template_tasks',
      'template_view_groups', 'technicians', 'practices', 'organizations']::regclass[])
      and tests.attempt('admin', format('update %s set %I = %2$I', b.name, a.attname)) <> '42501'
    order by 1),
  case b.short when 'orders' then array['case_id'] when 'cases' then array['workflow_template_id'] else '{}' end,
  'an admin cannot hang on something else: ' || b.short)
from business b order by b.short;
insert into public.cases (id, organization_id, practice_id, patient_id, title) values
  (tests.id('case_merged'), tests.id('lab'), tests.id('practice_a'), tests.id('patient_a'), 'Second case');
select tests.expect('staff', format('update public.orders set case_id = tests.id(%L) where id = tests.id(''order_a'')', target), outcome,
  format('moves an order of the patient to %s: %s', target, outcome))
from (values ('case_merged', '1 rows'), ('case_self', 'PT422'), ('case_b', 'PT422'), ('case_loose', 'PT422'), ('case_elsewhere', 'PT422')) v(target, outcome);

-- A tenant that a person names must be theirs.
select tests.refuses(p, format('insert into public.orders (organization_id, practice_id, order_type) values (tests.id(%L), tests.id(%L), ''merchandise'')', o, r),
  format('cannot order goods for %s of %s', r, o))
from (values ('doctor_a', 'lab', 'practice_b'), ('former_member', 'lab', 'practice_a'), ('patient', 'lab', 'practice_a'), ('staff', 'other_lab', 'practice_elsewhere'),
  ('admin_elsewhere', 'lab', 'practice_a'), ('stranger', 'lab', 'practice_a'), ('suspended_staff', 'lab', 'practice_a')) v(p, o, r);
select tests.expect(p, format('insert into public.orders (organization_id, practice_id, order_type) values (tests.id(''lab''), tests.id(%L), ''merchandise'')', r), outcome,
  format('orders goods for %s: %s', r, outcome))
from (values ('doctor_a', 'practice_a', '1 rows'), ('staff', 'practice_b', '1 rows'), ('staff', 'practice_elsewhere', '23503')) v(p, r, outcome);
select tests.refuses('doctor_a', $$insert into public.orders (order_type) values ('merchandise')$$, 'cannot order goods without a practice');
select tests.expect(p, format('insert into public.files (practice_id, name, byte_size) values (%s, ''n'', 1)', r), outcome, format('adds a file to %s: %s', r, outcome))
from (values ('doctor_a', $$tests.id('practice_a')$$, '1 rows'), ('doctor_a', $$tests.id('practice_b')$$, '42501'), ('doctor_a', 'null', '42501'), ('staff', 'null', '1 rows'),
  ('former_member', $$tests.id('practice_a')$$, '42501'), ('staff', $$tests.id('practice_elsewhere')$$, '23503')) v(p, r, outcome);
select tests.expect('admin', $$insert into public.technician_roles (organization_id, technician_id, practice_id, role_name)
  values (tests.id('lab'), tests.id('technician_home'), tests.id('practice_elsewhere'), 'New')$$, '23503', 'cannot send a technician to a practice of another lab');
select tests.refuses('manager', format('insert into public.%I (organization_id, %s) values (tests.id(''other_lab''), %s)', t, c, v), 'cannot add to another lab: ' || t)
from (values ('products', 'sku, name, category', $$'N', 'N', 'aligners'$$), ('purchases', 'subtotal', '1'), ('payments', 'subtotal, total_amount', '1, 1'),
  ('workflow_templates', 'name, case_type', $$'N', 'retention'$$)) f(t, c, v);

-- What hangs on several things hangs on things of one practice.
select tests.refuses(p, format('insert into public.%I (%s) values (%s)', t, c, v), format('cannot join what belongs to different practices: %s (%s)', t, v))
from unnest(array['staff', 'developer']) p, (values
  ('order_cases', 'order_id, case_id', $$tests.id('order_a'), tests.id('case_b')$$), ('order_cases', 'order_id, case_id', $$tests.id('order_a'), tests.id('case_loose')$$),
  ('plans', 'order_id, project_id', $$tests.id('order_a'), tests.id('project_b')$$), ('tasks', 'order_id, plan_id, title', $$tests.id('order_a'), tests.id('plan_b'), 'N'$$),
  ('projects', 'case_id, order_id, name, project_type', $$tests.id('case_a'), tests.id('order_b'), 'N', 'scan'$$),
  ('projects', 'case_id, parent_project_id, name, project_type', $$tests.id('case_a'), tests.id('project_b'), 'N', 'scan'$$),
  ('orders', 'case_id, patient_id', $$tests.id('case_a'), tests.id('patient_b')$$),
  ('case_files', 'case_id, file_id', $$tests.id('case_a'), tests.id('loosefile_b')$$), ('order_files', 'order_id, file_id', $$tests.id('order_b'), tests.id('loosefile_a')$$)
) f(t, c, v);
select tests.refuses('doctor_a', format('insert into public.%I (%s) values (%s)', t, c, v), format('cannot hang something on what they do not see: %s', v))
from (values
  ('cases', 'patient_id, title', $$tests.id('patient_b'), 'N'$$), ('cases', 'patient_id, title', $$tests.id('patient_loose'), 'N'$$), ('cases', 'patient_id, title', $$gen_random_uuid(), 'N'$$),
  ('orders', 'case_id', $$tests.id('case_b')$$), ('orders', 'organization_id, practice_id, case_id', $$tests.id('lab'), tests.id('practice_a'), tests.id('case_b')$$),
  ('orders', 'organization_id, practice_id, patient_id, order_type', $$tests.id('lab'), tests.id('practice_a'), tests.id('patient_b'), 'any'$$),
  ('files', 'practice_id, patient_id, name, byte_size', $$tests.id('practice_a'), tests.id('patient_b'), 'n', 1$$),
  ('jaws', 'order_id, arch', $$tests.id('order_b'), 'lower'$$), ('instructions', 'order_id, content', $$tests.id('order_b'), 'N'$$),
  ('treatment_discussions', 'case_id, subject, initial_message', $$tests.id('case_b'), 'N', 'N'$$), ('discussion_replies', 'discussion_id, body', $$tests.id('discussion_b'), 'N'$$)
) f(t, c, v);

-- Rows take the tenant of what they hang on, whatever else was said.
select tests.sign_in('developer');
insert into public.cases (patient_id, title) values (tests.id('patient_elsewhere'), 'By a developer');
insert into public.orders (organization_id, practice_id, case_id) values (tests.id('lab'), tests.id('practice_b'), tests.id('case_a'));
select tests.sign_out();
select results_eq($$select organization_id, practice_id from public.cases where title = 'By a developer'$$,
  $$values (tests.id('other_lab'), tests.id('practice_elsewhere'))$$, 'a case belongs where its patient does');
select is(count(*), 0::bigint, 'an order belongs where its case does') from public.orders where case_id = tests.id('case_a') and practice_id <> tests.id('practice_a');
select results_eq($$select count(*), count(patient_id) from public.orders where case_id = tests.id('case_a')$$, 'values (2::bigint, 2::bigint)', 'and to the patient of its case');
update public.profiles set practice_id = tests.id('practice_a') where id = tests.id('person_a');
select is_empty('select * from private.tenant_mismatches()', 'no row has another practice than what it hangs on');
insert into public.plans (organization_id, practice_id, project_id) values (tests.id('lab'), tests.id('practice_b'), tests.id('project_a'));
select results_eq('select * from private.tenant_mismatches()', $$values ('public.plans', 'public.projects', 1::bigint)$$, 'a row that has is found');

-- A record that was merged into another one takes nothing new: it goes to the survivor.
select tests.answers('staff', format('insert into public.%I (%s) values (%s) returning tests.place_of(patient_id)', t, c, v), 'a', 'adds to the survivor of a merged record: ' || t)
from (values ('cases', 'patient_id, title', $$tests.id('patient_merged'), 'N'$$), ('orders', 'patient_id, order_type', $$tests.id('patient_merged'), 'any'$$)) f(t, c, v);
select tests.answers('doctor_a', $$insert into public.cases (patient_id, title) values (tests.id('patient_merged'), 'N') returning tests.place_of(patient_id)$$, 'a', 'adds a case to the survivor of a merged record');
update public.patients set merged_into_id = tests.id('patient_a'), merged_at = now() where id = tests.id('patient_self');
select tests.answers('staff', $$insert into public.orders (case_id) values (tests.id('case_self')) returning tests.place_of(patient_id)$$, 'a', 'adds an order of the survivor to the case of a merged record');

select * from finish();
rollback;
