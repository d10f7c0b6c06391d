begin;
set local search_path = public, extensions;
select plan(31);
select tests.fill_lab();

select results_eq($$select name, number from public.practices order by organization_id, number$$,
  $$values ('Practice A', 1), ('Practice B', 2), ('Practice Elsewhere', 1)$$, 'practices are counted in their lab');
select results_eq($$select tests.place_of(id), patient_number from public.patients where practice_id = tests.id('practice_a') order by patient_number$$,
  $$select tests.place_of(id), 'P1-' || lpad((row_number() over (order by patient_number))::text, 4, '0') from public.patients where practice_id = tests.id('practice_a')$$,
  'patients of a practice are counted from 1 without a gap');
select is((select patient_number from public.patients where id = tests.id('patient_b')), 'P2-0001', 'another practice counts for itself');
select is((select patient_number from public.patients where id = tests.id('patient_loose')), 'P0-0001', 'a patient without a practice is counted by the lab');
select is((select case_number from public.cases where id = tests.id('case_b')), 'C2-0001', 'cases are counted');
select is((select order_number from public.orders where id = tests.id('order_b')), 'O2-0001', 'orders are counted');
select set_eq($$select project_number from public.projects where organization_id = tests.id('lab')$$, $$values ('PRJ-000001'), ('PRJ-000002'), ('PRJ-000003')$$, 'projects are counted by the lab');
select is((select purchase_number from public.purchases where id = tests.id('purchase_home')), 'PUR-000001', 'purchases are counted by the lab');

-- A number that the migration brought is stepped over.
insert into public.cases (organization_id, practice_id, patient_id, title, case_number) values (tests.id('lab'), tests.id('practice_b'), tests.id('patient_b'), 'Brought', 'C2-0002');
insert into public.cases (organization_id, practice_id, patient_id, title) values (tests.id('lab'), tests.id('practice_b'), tests.id('patient_b'), 'Next');
select is((select case_number from public.cases where title = 'Next'), 'C2-0003', 'a taken number is stepped over');
select throws_ok($$insert into public.cases (organization_id, practice_id, patient_id, title, case_number) values (tests.id('lab'), tests.id('practice_b'), tests.id('patient_b'), 'Twice', 'C2-0002')$$,
  '23505', null, 'a number is given once in a practice');
select lives_ok($$insert into public.cases (organization_id, practice_id, patient_id, title, case_number) values (tests.id('lab'), tests.id('practice_a'), tests.id('patient_a'), 'Same', 'C2-0002')$$,
  'and may come again in another');
select throws_ok($$insert into public.orders (organization_id, patient_id, order_type, order_number) values (tests.id('lab'), tests.id('patient_loose'), 'any', 'O0-0001')$$,
  '23505', null, 'rows without a practice share their numbers too');

-- Numbers grow beyond their zeros.
update private.number_series set last_number = 9999 where scope_id = tests.id('practice_b');
update private.number_series set last_number = 999999 where scope_id = tests.id('lab') and noun in ('project', 'purchase');
insert into public.cases (organization_id, practice_id, patient_id, title) values (tests.id('lab'), tests.id('practice_b'), tests.id('patient_b'), 'Ten thousandth');
select is((select case_number from public.cases where title = 'Ten thousandth'), 'C2-10000', 'the ten thousandth case has five digits');
insert into public.orders (organization_id, practice_id, order_type, description) values (tests.id('lab'), tests.id('practice_b'), 'any', 'Ten thousandth');
select is((select order_number from public.orders where description = 'Ten thousandth'), 'O2-10000', 'the ten thousandth order has five digits');
select tests.sign_in('staff');
select public.create_patient(tests.id('practice_b'), 'Tenth', 'Thousand');
insert into public.projects (case_id, name, project_type) values (tests.id('case_a'), 'Millionth', 'scan');
select tests.sign_in('admin');
insert into public.purchases (subtotal, vendor_name) values (1, 'Millionth');
select tests.sign_out();
select is((select patient_number from public.patients p join public.profiles f on f.id = p.profile_id where f.given_name = 'Tenth'), 'P2-10000', 'the ten thousandth patient has five digits');
select is((select project_number from public.projects where name = 'Millionth'), 'PRJ-1000000', 'the millionth project has seven digits');
select is((select purchase_number from public.purchases where vendor_name = 'Millionth'), 'PUR-1000000', 'the millionth purchase has seven digits');

-- An insert that fails leaves no gap.
select tests.expect('staff', $$insert into public.cases (patient_id, title) values (tests.id('patient_a'), '  ')$$, '23514', 'cannot add a case without a title');
create temporary table before as select last_number from private.number_series where scope_id = tests.id('practice_a') and noun = 'case';
insert into public.cases (organization_id, practice_id, patient_id, title) values (tests.id('lab'), tests.id('practice_a'), tests.id('patient_a'), 'After');
select is((select case_number from public.cases where title = 'After'), 'C1-' || lpad((last_number + 1)::text, 4, '0'), 'what failed took no number') from before;

select tests.refuses(p, statement, 'cannot count on their own: ' || statement)
from unnest(array['anon', 'staff', 'admin', 'developer']) p, unnest(array['select * from private.number_series', 'update private.number_series set last_number = 0',
  $$select private.next_number(tests.id('practice_a'), 'case')$$]) statement;

select * from finish();
rollback;
