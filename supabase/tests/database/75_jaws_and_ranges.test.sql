begin;
set local search_path = public, extensions;
select plan(77);
select tests.fill_lab();

select tests.expect('doctor_a', format('insert into public.jaws (order_id, arch, %s) values (tests.id(''order_a''), ''lower'', %L)', c, v), outcome, format('stores %s = %s: %s', c, v, outcome))
from (values
  ('bond_teeth', '0011111111111100', '1 rows'), ('bond_teeth', repeat('1', 16), '1 rows'), ('bond_teeth', repeat('1', 15), '23514'), ('bond_teeth', repeat('1', 17), '23514'),
  ('bond_teeth', '2000000000000000', '23514'), ('bond_teeth', '', '23514'), ('bond_teeth', E'0000000000000000\n', '23514'), ('extract_teeth', '0001000000001000', '1 rows'), ('extract_teeth', 'x', '23514'),
  ('reason', 'breakage', '1 rows'), ('reason', 'boredom', '23514'), ('is_labial', 'true', '1 rows')
) f(c, v, outcome);
select tests.expect('doctor_a', $$insert into public.jaws (order_id, arch) values (tests.id('order_a'), 'upper')$$, '23505', 'asks for one arch once');
select tests.expect('doctor_a', $$insert into public.jaws (order_id, arch) values (tests.id('order_a'), 'middle')$$, '23514', 'cannot ask for a third arch');
select is(bond_teeth || extract_teeth, repeat('0', 32), 'nothing is bonded or extracted unless said') from public.jaws where id = tests.id('jaw_a');

-- Exactly one owner, or at least one.
select tests.expect('staff', statement, outcome, format('%s: %s', outcome, statement))
from (values
  ($$insert into public.tasks (title) values ('Of nothing')$$, '23514'), ($$insert into public.tasks (title, case_id, order_id) values ('Of two', tests.id('case_a'), tests.id('order_a'))$$, '23514'),
  ($$insert into public.tasks (title, order_id) values ('Of one', tests.id('order_a'))$$, '1 rows'), ($$insert into public.tasks (title, order_id, plan_id) values ('With a plan', tests.id('order_a'), tests.id('plan_a'))$$, '1 rows'),
  ($$insert into public.comments (body) values ('On nothing')$$, '23514'), ($$insert into public.comments (body, case_id, task_id) values ('On two', tests.id('case_a'), tests.id('task_a'))$$, '23514'),
  ($$insert into public.plans (name) values ('Of nothing')$$, '23514'), ($$insert into public.plans (project_id, order_id) values (tests.id('project_a'), tests.id('order_a'))$$, '1 rows'),
  ($$insert into public.plans (project_id, number) values (tests.id('project_a'), 0)$$, '23514'),
  ($$insert into public.messages (body) values ('On nothing')$$, '23514'),
  ($$insert into public.projects (case_id, name, project_type, version) values (tests.id('case_a'), 'N', 'scan', 0)$$, '23514'),
  ($$update public.projects set started_at = '2020-01-02', completed_at = '2020-01-01'$$, '23514'), ($$update public.projects set byte_size = -1$$, '23514'),
  ($$update public.projects set state = 'forgotten'$$, '23503'), ($$update public.tasks set state = 'forgotten'$$, '23503'), ($$update public.tasks set arch = 'middle'$$, '23514'),
  ($$update public.cases set priority = 'whenever'$$, '23503'), ($$update public.cases set title = ' '$$, '23514'),
  ($$insert into public.order_cases (order_id, case_id, relationship) values (tests.id('order_a'), tests.id('case_a'), 'primary')$$, '42501'),
  ($$delete from public.order_cases where relationship = 'primary'$$, '0 rows'), ($$insert into public.patient_aliases (patient_id, kind, value) values (tests.id('patient_a'), 'name', 'Alias a')$$, '23505')
) v(statement, outcome);
select throws_ok(format('update public.cases set %s where id = tests.id(''case_a'')', change), '23514', null, 'no case is stored with ' || change)
from unnest(array[$$held_from = 'planning'$$, $$current_state = 'on_hold'$$, 'completed_at = now(), cancelled_at = now()']) change;
select throws_ok(format('update public.patients set %s where id = tests.id(''patient_a'')', change), '23514', null, 'no patient is stored with ' || change)
from unnest(array['merged_into_id = id, merged_at = now()', $$merged_into_id = tests.id('patient_self')$$, 'merged_at = now()', $$medical_history = '[]'$$, $$status = 'gone'$$]) change;
select throws_ok($$update public.patients set merged_into_id = tests.id('patient_elsewhere'), merged_at = now() where id = tests.id('patient_a')$$, '23503', null, 'no patient is merged into another lab');

-- Brackets sit on teeth that exist.
select tests.expect('manager', format('update public.brackets set %s = %L', c, v), outcome, format('stores a bracket with %s = %s: %s', c, v, outcome))
from (values ('tooth_position', '11', '1 rows'), ('tooth_position', '48', '1 rows'), ('tooth_position', '51', '23514'), ('tooth_position', '19', '23514'), ('tooth_position', '1', '23514'), ('tooth_position', '111', '23514'),
  ('slot_size', '0.018', '1 rows'), ('slot_size', '0.022', '1 rows'), ('slot_size', '0.18', '23514'), ('slot_size', '0.005', '23514'), ('base_width', '0', '23514'), ('arch', 'both', '1 rows'), ('material', 'wood', '23514')) f(c, v, outcome);
select tests.expect('manager', $$insert into public.brackets (code, name) values ('BR-1', 'Again')$$, '23505', 'cannot give a code twice');

-- A technician does the same thing in the same place once at a time.
select tests.expect('admin', format('insert into public.technician_roles (technician_id, practice_id, role_name, valid_from, valid_until) values (tests.id(''technician_home''), %s, %L, %L, %L)', practice, role, f, u), outcome,
  format('records %s in %s from %s to %s: %s', role, practice, f, coalesce(u, 'open'), outcome))
from (values
  ('null', 'Designer', '2021-01-01', null, '23P01'), ('null', 'Designer', '2019-01-01', '2020-01-01', '23P01'), ('null', 'Designer', '2019-01-01', '2019-12-31', '1 rows'),
  ('null', 'Printer', '2021-01-01', null, '1 rows'), ($$tests.id('practice_a')$$, 'Designer', '2021-01-01', null, '1 rows'), ('null', 'Printer', '2021-01-02', '2021-01-01', '23514')
) v(practice, role, f, u, outcome);
select tests.permits('admin', $$update public.technician_roles set valid_until = '2020-12-31' where id = tests.id('technicianrole_home')$$, 1, 'ends what a technician did');

-- Templates.
select tests.expect('manager', statement, outcome, format('%s: %s', outcome, statement))
from (values
  ($$update public.workflow_steps set estimated_duration = '0'$$, '23514'), ($$insert into public.workflow_steps (workflow_template_id, step_order, name, state) values (tests.id('template_home'), 1, 'N', 'planning')$$, '23505'),
  ($$insert into public.workflow_steps (workflow_template_id, step_order, name, state) values (tests.id('template_elsewhere'), 2, 'N', 'planning')$$, '23503'),
  ($$insert into public.workflow_task_predecessors (task_id, predecessor_id) values (tests.id('templatetask_home'), tests.id('templatetask_home'))$$, '23514'),
  ($$insert into public.workflow_task_predecessors (task_id, predecessor_id) values (tests.id('templatetask_home'), tests.id('templatetask_elsewhere'))$$, '23503'),
  ($$update public.template_view_roles set can_view = false, can_edit = true$$, '23514')
) v(statement, outcome);
update public.template_view_roles set can_edit = true where id = tests.id('viewrole_home');
select is(level, 2, 'the level of a role follows what it may do') from public.template_view_roles where id = tests.id('viewrole_home');
update public.template_view_roles set can_share = true where id = tests.id('viewrole_home');
select is(level, 3, 'who shares, manages') from public.template_view_roles where id = tests.id('viewrole_home');

select throws_ok(format('update public.organizations set time_zone = %L', zone), 'PT422', null, 'there is no time zone ' || zone) from unnest(array['Nowhere/Here', '']) zone;
select lives_ok($$update public.organizations set time_zone = 'America/New_York'$$, 'there is one in New York');

select * from finish();
rollback;
