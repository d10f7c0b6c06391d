begin;
set local search_path = public, extensions;
select plan(169);
select tests.fill_lab();

-- Who may have reports, and only their own.
select tests.refuses('anon', statement, 'cannot do this: ' || statement)
from unnest(array['select from public.report_subscriptions', $$insert into public.report_subscriptions (name) values ('N')$$, 'update public.report_subscriptions set is_asked = true',
  'delete from public.report_subscriptions', 'select public.list_report_subscriptions()']) statement;
select tests.expect(p.name, $$insert into public.report_subscriptions (name) values ('N')$$,
  case when p.role in ('manager', 'admin', 'developer') then '1 rows' else '42501' end, 'asks for reports only when they lead a lab')
from tests.personas p where p.name <> 'anon' order by p.number;
select tests.refuses('manager', format('insert into public.report_subscriptions (name, %s) values (''N'', %s)', c, v), 'cannot choose ' || c)
from (values ('profile_id', $$tests.profile('admin')$$), ('organization_id', $$tests.id('other_lab')$$), ('last_month', $$'2026-01-01'$$), ('last_problem', $$'none'$$),
  ('claimed_until', 'now()'), ('attempted_at', 'now()'), ('last_sent_at', 'now()'), ('created_at', 'now()')) f(c, v);
select tests.expect('manager', format('insert into public.report_subscriptions (name, %s) values (%L, %s)', c, name, v), outcome, format('asks for %s = %s: %s', c, v, outcome))
from (values
  ('N', 'practice_id', $$tests.id('practice_b')$$, '1 rows'), ('N', 'practice_id', $$tests.id('practice_elsewhere')$$, '23503'), ('N', 'doctor_id', $$tests.profile('doctor_a')$$, '1 rows'),
  ('N', 'doctor_id', $$tests.id('doctor_elsewhere')$$, '23503'), ('N', 'order_type', $$'refinement'$$, '1 rows'), ('N', 'order_type', $$'none'$$, '23503'), ('N', 'priority', $$'urgent'$$, '1 rows'),
  ('N', 'priority', $$'none'$$, '23503'), ('N', 'day_of_month', '28', '1 rows'), ('N', 'day_of_month', '29', '23514'), ('N', 'day_of_month', '0', '23514'), (' ', 'day_of_month', '1', '23514'),
  (repeat('x', 61), 'day_of_month', '1', '23514'), ('N', 'is_asked', 'true', '1 rows'), ('N', 'is_asked', 'null', '23502')) v(name, c, v, outcome);

create function pg_temp.ask(p_persona text, p_name text, p_more text default '') returns void language plpgsql as $$
begin
  perform tests.sign_in(p_persona);
  execute format('insert into public.report_subscriptions (name, day_of_month, practice_id) values (%L, 1, tests.id(%L))', p_name, case p_persona when 'admin_elsewhere' then 'practice_elsewhere' else 'practice_a' end);
  perform tests.sign_out();
end $$;
do $$ begin
  perform pg_temp.ask('manager', 'Mine'), pg_temp.ask('manager', 'Another'), pg_temp.ask('admin', 'Chief'), pg_temp.ask('developer', 'Machine'), pg_temp.ask('admin_elsewhere', 'Theirs');
end $$;
select results_eq($$select profile_id, organization_id from public.report_subscriptions where name = 'Mine'$$, $$values (tests.profile('manager'), tests.id('lab'))$$, 'it names its person and their lab');
create temporary table seen (persona text, names text);
insert into seen select p.name, v.names from tests.personas p left join (values ('manager', 'Another Mine'), ('admin', 'Chief'), ('developer', 'Machine'), ('admin_elsewhere', 'Theirs')) v(persona, names) on v.persona = p.name
where p.name <> 'anon';
select tests.answers(persona, $$select string_agg(name, ' ' order by name) from public.report_subscriptions$$, names, 'sees: ' || coalesce(names, 'none')) from seen;
select tests.answers(persona, $$select string_agg(name || ' ' || practice_name, ', ' order by name) from public.list_report_subscriptions() where name in ('Mine', 'Theirs')$$,
  case persona when 'manager' then 'Mine Practice A' when 'admin_elsewhere' then 'Theirs Practice Elsewhere' end, 'lists only their own') from seen;
select tests.answers(persona, $$with wanted as (update public.report_subscriptions set is_asked = true returning name) select string_agg(name, ' ' order by name) from wanted$$, names, 'asks right away for: ' || coalesce(names, 'none')) from seen;
select tests.answers(persona, $$with gone as (delete from public.report_subscriptions returning name) select string_agg(name, ' ' order by name) from gone$$, names, 'removes: ' || coalesce(names, 'none')) from seen;
select tests.refuses('manager', format('update public.report_subscriptions set %s = %1$s', c), 'cannot change ' || c)
from unnest(array['name', 'practice_id', 'profile_id', 'organization_id', 'day_of_month', 'last_month', 'last_problem', 'claimed_until', 'attempted_at', 'last_sent_at']) c;
select tests.expect('manager', $$insert into public.report_subscriptions (name) values ('Mine')$$, '23505', 'has one of a name');
select tests.permits('admin', $$insert into public.report_subscriptions (name) values ('Mine')$$, 1, 'may choose the name that somebody else has');
update public.profiles set access_suspended_at = now() where id = tests.profile('manager');
select tests.hides('manager', statement, 'once suspended does nothing more: ' || statement)
from unnest(array['select from public.report_subscriptions', 'update public.report_subscriptions set is_asked = true', 'delete from public.report_subscriptions']) statement;
update public.profiles set access_suspended_at = null where id = tests.profile('manager');
delete from private.user_roles where user_id = tests.login('admin');
select tests.hides('admin', 'select from public.report_subscriptions', 'once without the role sees it no more');
insert into private.user_roles (user_id, organization_id, role) values (tests.login('admin'), tests.id('lab'), 'admin');

-- Ten, and the same form twice is one.
select tests.expect('manager', $$insert into public.report_subscriptions (name) select 'Number ' || n from generate_series(1, 8) n$$, '8 rows', 'has ten');
select tests.expect('manager', $$insert into public.report_subscriptions (name) select 'Number ' || n from generate_series(1, 9) n$$, 'PT422', 'has no eleventh');
select tests.expect('manager', format($$insert into public.report_subscriptions (id, name) select %L, 'Number ' || n from generate_series(1, 1) n$$, id), '23505', 'sends a form once')
from public.report_subscriptions where name = 'Mine';

-- When the next one goes.
select is(private.next_report_on(day, created::date, last::date, today::date), expected::date, format('on day %s, since %s, last %s, seen on %s: %s', day, created, coalesce(last, 'none'), today, expected))
from (values
  (1, '2026-01-20', null, '2026-02-01', '2026-02-01'), (1, '2026-01-20', null, '2026-01-20', '2026-02-01'), (1, '2026-01-20', null, '2026-02-17', '2026-02-01'),
  (1, '2026-02-01', null, '2026-02-01', '2026-03-01'), (5, '2026-02-01', null, '2026-02-01', '2026-02-05'), (5, '2026-02-01', '2026-01-01', '2026-02-05', '2026-03-05'),
  (5, '2026-01-01', '2025-12-01', '2026-02-05', '2026-02-05'), (28, '2025-06-01', '2025-12-01', '2026-02-27', '2026-02-28'), (28, '2025-06-01', '2026-01-01', '2026-02-28', '2026-03-28'),
  (28, '2025-06-01', '2025-11-01', '2026-01-01', '2026-01-28'), (15, '2025-06-01', '2025-12-01', '2026-12-31', '2026-12-15')
) v(day, created, last, today, expected);

-- What is due goes to one worker, is due again when that one died, and no more when it was sent.
select tests.refuses(p, 'select private.' || f, 'cannot run ' || f) from tests.everyone() p, unnest(array['claim_report_subscription()', 'finish_report_subscription(gen_random_uuid(), current_date, null)']) f;
select ok(has_function_privilege('service_role', f, 'execute'), 'the worker may run ' || f) from unnest(array['private.claim_report_subscription()', 'private.finish_report_subscription(uuid,date,text)']) f;
select is_empty('select * from private.claim_report_subscription()', 'what was asked for today is not due today');
create temporary table claims (id uuid, month date, user_id uuid, email text, practice_id uuid, doctor_id uuid, order_type text, priority text, last_sent_at timestamptz);
create function pg_temp.claim() returns text language sql as $$
  with claimed as (insert into claims select * from private.claim_report_subscription() returning id) select s.name from claimed c join public.report_subscriptions s on s.id = c.id
$$;
create function pg_temp.last_month(p_zone text) returns date language sql as $$ select (date_trunc('month', now() at time zone p_zone) - interval '1 month')::date $$;
create function pg_temp.finish(p_name text, p_problem text) returns void language sql as $$
  select private.finish_report_subscription(s.id, pg_temp.last_month('Pacific/Kiritimati'), p_problem) from public.report_subscriptions s where s.name = p_name
$$;
update public.organizations set time_zone = 'Pacific/Kiritimati' where id = tests.id('lab');
update public.report_subscriptions set created_at = now() - interval '100 days', attempted_at = now() - interval '90 days' where name = 'Mine';
update public.report_subscriptions set created_at = now() - interval '100 days', attempted_at = now() - interval '80 days', last_month = pg_temp.last_month('Pacific/Kiritimati') - interval '1 month' where name = 'Chief';
select is(pg_temp.claim(), 'Mine', 'what waits longest goes first');
select is(pg_temp.claim(), 'Chief', 'another worker gets the other one');
select is(pg_temp.claim(), null, 'and a third nothing');
select results_eq('select distinct month, user_id, email, practice_id, last_sent_at from claims order by user_id', $$values
  (pg_temp.last_month('Pacific/Kiritimati'), tests.login('manager'), 'manager@example.test', tests.id('practice_a'), null::timestamptz),
  (pg_temp.last_month('Pacific/Kiritimati'), tests.login('admin'), 'admin@example.test', tests.id('practice_a'), null)$$, 'with its month in the calendar of the lab, and where it goes');
select pg_temp.finish('Chief', null);
update public.report_subscriptions set claimed_until = now() where name = 'Mine';
select is(pg_temp.claim(), 'Mine', 'a worker that died lets go after a while');
select pg_temp.finish('Mine', null);
select is(pg_temp.claim(), null, 'what was sent is not due again');
select results_eq($$select last_month, last_sent_at, last_problem, claimed_until from public.report_subscriptions where name = 'Mine'$$,
  $$values (pg_temp.last_month('Pacific/Kiritimati'), now(), null::text, null::timestamptz)$$, 'and says when it was');
select tests.sign_in('manager');
update public.report_subscriptions set is_asked = true where name = 'Mine';
select tests.sign_out();
select is(pg_temp.claim(), 'Mine', 'unless somebody asks for it');
select pg_temp.finish('Mine', 'No mail server');
select results_eq($$select is_asked, last_problem, last_sent_at, last_month from public.report_subscriptions where name = 'Mine'$$,
  $$values (false, 'No mail server', now(), pg_temp.last_month('Pacific/Kiritimati'))$$, 'a wish is tried once, and says what was in its way');
select is(pg_temp.claim(), null, 'and not again');
update public.report_subscriptions set last_month = null where name = 'Mine';
select is(pg_temp.claim(), null, 'what failed just now rests');
update public.report_subscriptions set attempted_at = now() - interval '1 day' where name = 'Mine';
select is(pg_temp.claim(), 'Mine', 'and is tried again later');
update public.profiles set user_id = null where id = tests.profile('manager');
update public.report_subscriptions set claimed_until = null, is_asked = true where name = 'Mine';
truncate claims;
select is(pg_temp.claim(), 'Mine', 'a person without a login is claimed too');
select results_eq('select user_id, email from claims', 'values (null::uuid, null::text)', 'so that it says that there is none');

select * from finish();
rollback;
