begin;
set local search_path = public, extensions;
select plan(288);
select tests.fill_lab();

-- Views that people keep.
select tests.refuses('anon', statement, 'cannot do this: ' || statement)
from unnest(array['select from public.saved_views', $$insert into public.saved_views (room, name, query) values ('cases', 'N', '')$$, $$update public.saved_views set name = 'N'$$, 'delete from public.saved_views']) statement;
select tests.expect(p.name, format($$insert into public.saved_views (room, name, query, is_shared) values ('cases', 'N', 'state=planning', %L)$$, shared),
  case when p.name in ('stranger', 'suspended_staff') or (shared and p.role not in ('staff', 'technician', 'manager', 'admin', 'developer')) then '42501' else '1 rows' end,
  case when shared then 'shares a view only in the lab' else 'keeps a view of their own while they have access' end)
from tests.personas p, unnest(array[false, true]) shared where p.name <> 'anon' order by shared, p.number;
select tests.refuses(p, format($$insert into public.saved_views (room, name, query, %s) values ('cases', 'N', '', %s)$$, c, v), 'cannot keep a view with a chosen ' || c)
from unnest(array['staff', 'admin', 'doctor_a']) p, (values ('owner_id', $$tests.profile('manager')$$), ('organization_id', $$tests.id('lab')$$), ('id', 'gen_random_uuid()')) f(c, v);
select tests.expect('staff', format($$insert into public.saved_views (room, name, query) values (%L, %L, %L)$$, room, name, query), outcome, format('keeps in %s "%s" with "%s": %s', room, left(name, 9), left(query, 30), outcome))
from (values
  ('cases', 'N', 'search=0f', '23514'), ('cases', 'N', 'q=Patty', '23514'), ('cases', 'N', 'state=planning&q=Patty', '23514'), ('cases', 'N', 'sort=name&search=0f', '23514'), ('cases', 'N', 'page=2', '23514'), ('cases', 'N', 'state=planning&page=2', '23514'),
  ('cases', 'N', repeat('x', 501), '23514'), ('cases', ' ', '', '23514'), ('cases', repeat('x', 61), '', '23514'), ('messages', 'N', '', '23514'), ('cases', 'N', 'state=planning&sort=-created', '1 rows'),
  ('orders', 'N', '', '1 rows'), ('patients', 'N', 'research=1', '1 rows')
) v(room, name, query, outcome);

create function pg_temp.keep(p_persona text, p_name text, p_shared boolean) returns void language plpgsql as $$
begin
  perform tests.sign_in(p_persona);
  insert into public.saved_views (room, name, query, is_shared) values ('cases', p_name, 'state=planning', p_shared);
  perform tests.sign_out();
end $$;
do $$ begin
  perform pg_temp.keep('staff', 'Mine', false), pg_temp.keep('staff', 'Ours', true), pg_temp.keep('manager', 'Chief', false), pg_temp.keep('doctor_a', 'Doctor', false), pg_temp.keep('admin_elsewhere', 'Theirs', true);
end $$;
select tests.answers(p, $$select string_agg(name, ' ' order by name) from public.saved_views$$, names, 'sees the views: ' || coalesce(names, 'none'))
from (values ('staff', 'Mine Ours'), ('technician', 'Ours'), ('manager', 'Chief Ours'), ('admin', 'Ours'), ('developer', 'Ours Theirs'), ('doctor_a', 'Doctor'), ('doctor_b', null), ('patient', null), ('research_partner', null),
  ('former_member', null), ('suspended_staff', null), ('stranger', null), ('admin_elsewhere', 'Theirs')) v(p, names);
select tests.answers(p, $$with gone as (delete from public.saved_views returning name) select string_agg(name, ' ' order by name) from gone$$, names, 'removes the views: ' || coalesce(names, 'none'))
from (values ('staff', 'Mine Ours'), ('technician', null), ('manager', 'Chief Ours'), ('admin', 'Ours'), ('developer', 'Ours Theirs'), ('doctor_a', 'Doctor'), ('doctor_b', null), ('patient', null), ('research_partner', null),
  ('former_member', null), ('suspended_staff', null), ('stranger', null), ('admin_elsewhere', 'Theirs')) v(p, names);
select tests.refuses(p, $$update public.saved_views set is_shared = true$$, 'changes no view') from tests.everyone() p;
select tests.expect('staff', format($$insert into public.saved_views (room, name, query) values (%L, 'Mine', '')$$, room), outcome, format('keeps a second view of the name in %s: %s', room, outcome))
from (values ('cases', '23505'), ('orders', '1 rows')) v(room, outcome);
select tests.permits('manager', $$insert into public.saved_views (room, name, query) values ('cases', 'Mine', '')$$, 1, 'may choose the name that somebody else has');
select results_eq($$select owner_id, organization_id from public.saved_views where name = 'Doctor'$$, $$values (tests.profile('doctor_a'), tests.id('lab'))$$, 'a view names its owner and their lab');
update public.profiles set access_suspended_at = now() where id = tests.profile('doctor_a');
select tests.hides('doctor_a', statement, 'once suspended does nothing more: ' || statement) from unnest(array['select from public.saved_views', 'delete from public.saved_views']) statement;
update public.profiles set access_suspended_at = null where id = tests.profile('doctor_a');

-- Words that people searched for.
select tests.refuses('anon', statement, 'cannot do this: ' || statement)
from unnest(array['select from public.search_terms', $$insert into public.search_terms (term) values ('N')$$, $$update public.search_terms set term = 'N'$$]) statement;
select tests.sign_in('staff');
insert into public.search_terms (term) values ('Patty A');
select tests.sign_in('doctor_a');
insert into public.search_terms (term) values ('Patty A'), ('Patty Self');
select tests.sign_out();
create temporary table words as select id, term, user_id from public.search_terms;
grant select on words to authenticated;
select tests.answers(p, $$select count(*) from public.search_terms$$, n, 'reads only their own words: ' || n)
from (values ('staff', '1'), ('doctor_a', '2'), ('manager', '0'), ('admin', '0'), ('developer', '0'), ('doctor_b', '0'), ('patient', '0'), ('suspended_staff', '0'), ('stranger', '0'), ('admin_elsewhere', '0')) v(p, n);
select tests.answers(p, $$with changed as (update public.search_terms set used_at = now() returning id) select count(*) from changed$$, n, 'touches only their own words: ' || n)
from (values ('staff', '1'), ('doctor_a', '2'), ('admin', '0'), ('developer', '0'), ('admin_elsewhere', '0')) v(p, n);
select tests.refuses(p, 'delete from public.search_terms', 'removes no words') from tests.everyone() p;
select tests.refuses(p, $$insert into public.search_terms (user_id, term) values (tests.login('manager'), 'N')$$, 'cannot search in the name of somebody') from unnest(array['staff', 'admin', 'developer', 'doctor_a']) p;
select tests.refuses('staff', $$update public.search_terms set user_id = tests.login('manager')$$, 'cannot hand words over');
select tests.expect('staff', format('insert into public.search_terms (term) values (%L)', term), outcome, format('searches for "%s": %s', left(term, 9), outcome))
from (values ('Patty A', '23505'), ('Patty B', '1 rows'), ('  ', '23514'), ('', '23514'), (repeat('x', 100), '1 rows'), (repeat('x', 101), '23514')) v(term, outcome);
select tests.answers('staff', $$insert into public.search_terms (term, used_at) values ('Patty A', now()) on conflict (user_id, term) do update set used_at = excluded.used_at
  returning id = (select id from words where term = 'Patty A' and user_id = tests.login('staff'))$$, 'true', 'searches again for the same words under the same id');

-- What stands around a list.
select tests.answers(p, format($$select public.open_list('cases', (select id from words where term = %L and user_id = tests.login(%L))) ->> 'term'$$, term, owner), answer, format('reads the words %s of %s: %s', term, owner, coalesce(answer, 'not')))
from (values ('staff', 'Patty A', 'staff', 'Patty A'), ('doctor_a', 'Patty Self', 'doctor_a', 'Patty Self'), ('staff', 'Patty A', 'doctor_a', null), ('developer', 'Patty A', 'staff', null), ('admin', 'Patty A', 'staff', null),
  ('doctor_b', 'Patty Self', 'doctor_a', null), ('admin_elsewhere', 'Patty A', 'staff', null), ('stranger', 'Patty A', 'staff', null)) v(p, term, owner, answer);
select tests.answers(p, format($$select concat_ws(', ', l ->> 'practice', l ->> 'person') from public.open_list('cases', null, tests.id(%L), tests.profile(%L)) l$$, practice, person), answer,
  format('reads of %s and %s: %s', practice, person, answer))
from (values ('staff', 'practice_a', 'doctor_a', 'Practice A, Doctor A Example'), ('doctor_a', 'practice_a', 'staff', 'Practice A, Staff Example'), ('doctor_b', 'practice_a', 'doctor_a', ''), ('doctor_a', 'practice_elsewhere', 'admin_elsewhere', ''),
  ('admin_elsewhere', 'practice_b', 'doctor_b', ''), ('patient', 'practice_b', 'doctor_b', ''), ('suspended_staff', 'practice_a', 'doctor_a', '')) v(p, practice, person, answer);
select tests.answers(p, format($$select string_agg(concat_ws(' ', v ->> 'name', v ->> 'isMine'), ', ') from jsonb_array_elements(public.open_list(%L) -> 'views') v$$, room), answer, format('is offered in %s: %s', room, coalesce(answer, 'nothing')))
from (values ('staff', 'cases', 'Mine true, Ours true'), ('technician', 'cases', 'Ours false'), ('doctor_a', 'cases', 'Doctor true'), ('doctor_b', 'cases', null), ('staff', 'orders', null), ('admin_elsewhere', 'cases', 'Theirs true')) v(p, room, answer);
insert into public.user_preferences (user_id, key, value) values (tests.login('staff'), 'table.cases', '["due"]');
select tests.answers(p, $$select concat_ws(' ', l ->> 'hidden', l ->> 'density') from public.open_list('cases') l$$, answer, 'likes a list: ' || answer)
from (values ('staff', '["due"]'), ('doctor_a', 'compact'), ('admin', '')) v(p, answer);
select tests.refuses('anon', $$select public.open_list('cases')$$, 'opens no list');

-- Finding: by words, by what is unread, by both.
select tests.answers(p, $$select string_agg(tests.place_of(id), ' ' order by tests.place_of(id)) from public.find_cases('case')$$, places, 'finds cases by their title: ' || coalesce(places, 'none'))
from (values ('staff', 'a b loose self'), ('technician', 'a b loose self'), ('developer', 'a b elsewhere loose self'), ('doctor_a', 'a self'), ('doctor_b', 'b'), ('patient', 'self'), ('admin_elsewhere', 'elsewhere'),
  ('former_member', null), ('research_partner', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, places);
select tests.answers(p, $$select string_agg(tests.place_of(id), ' ' order by tests.place_of(id)) from public.find_orders('patty')$$, places, 'finds orders by the patient: ' || coalesce(places, 'none'))
from (values ('staff', 'a b loose'), ('developer', 'a b elsewhere loose'), ('doctor_a', 'a'), ('doctor_b', 'b'), ('patient', null), ('admin_elsewhere', 'elsewhere'), ('former_member', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, places);
select tests.answers(p, $$select string_agg(tests.place_of(id), ' ' order by tests.place_of(id)) from public.find_patients('patty')$$, places, 'finds patients: ' || coalesce(places, 'none'))
from (values ('staff', 'a b loose merged'), ('developer', 'a b elsewhere loose merged'), ('doctor_a', 'a'), ('doctor_b', 'b'), ('patient', null), ('admin_elsewhere', 'elsewhere'), ('former_member', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, places);
select is(tests.reach('staff', format('select id from public.find_%s(%s)', room, arguments)), '', format('find_%s(%s) finds nothing', room, arguments))
from unnest(array['cases', 'orders', 'patients']) room, unnest(array['null', '''   ''', '''no such word''', '''%''']) arguments;

-- By staff: about the cases (staff and doctor B have read theirs) and about the patients. One more is about the order of the patient.
insert into public.messages (id, organization_id, practice_id, order_id, sender_id, body)
values (tests.id('message_self'), tests.id('lab'), tests.id('practice_a'), tests.id('order_self'), tests.profile('doctor_a'), 'By doctor A');
create function pg_temp.unread(p_persona text) returns text language sql as $$
  select concat_ws('; ', tests.reach(p_persona, 'select id from public.unread_cases'), tests.reach(p_persona, 'select id from public.unread_orders'),
    tests.reach(p_persona, 'select id from public.unread_patients'))
$$;
select is(pg_temp.unread(p), answer, format('%s has unread cases; orders; patients: %s', p, answer))
from (values ('staff', 'self; self; '), ('manager', 'a b loose self; self; a b loose'), ('developer', 'a b elsewhere loose self; self; a b elsewhere loose'), ('doctor_a', 'a; ; a'), ('doctor_b', '; ; b'), ('patient', '; ; '),
  ('admin_elsewhere', '; ; '), ('former_member', '; ; '), ('research_partner', '; ; '), ('suspended_staff', '; ; '), ('stranger', '; ; '), ('anon', '42501; 42501; 42501')) v(p, answer);
select is(tests.reach(p, format('select id from public.find_%s(%L, true)', room, query)), places, format('%s finds unread %s under "%s": %s', p, room, query, places))
from (values ('manager', 'cases', 'case loose', 'loose'), ('manager', 'cases', 'case', 'a b loose self'), ('doctor_a', 'cases', 'case', 'a'), ('doctor_a', 'cases', 'case self', ''), ('doctor_a', 'cases', 'case b', ''), ('manager', 'orders', 'patty', ''),
  ('manager', 'orders', 'patient example', 'self'), ('manager', 'patients', 'patty b', 'b'), ('manager', 'patients', 'alias merged', ''), ('doctor_a', 'patients', 'patty', 'a'), ('doctor_b', 'patients', 'patty', 'b')) v(p, room, query, places);
insert into public.messages (organization_id, recipient_id, sender_id, body) values (tests.id('lab'), tests.profile('doctor_b'), tests.profile('staff'), 'To doctor B');
select is(pg_temp.unread('doctor_b'), '; ; b', 'a message to one person is about nothing in a list');
select tests.sign_in('manager');
insert into public.message_reads (message_id) select tests.id(m) from unnest(array['message_a', 'message_self', 'unread_b']) m;
select tests.sign_out();
select is(pg_temp.unread(p), answer, format('after the manager has read, %s has unread: %s', p, answer)) from (values ('manager', 'b loose; ; a loose'), ('doctor_a', 'a; ; a'), ('staff', 'self; self; ')) v(p, answer);
update public.messages set created_at = now() - interval '30 days' where id in (tests.id('message_b'), tests.id('unread_a'));
update public.messages set created_at = now() - interval '29 days' where id = tests.id('unread_loose');
select is(pg_temp.unread(p), answer, format('of what is thirty days old %s has unread: %s', p, answer)) from (values ('manager', 'loose; ; loose'), ('doctor_a', 'a; ; ')) v(p, answer);

-- The words of the work.
select tests.answers(p, $$select jsonb_array_length(public.describe_work() -> 'serviceLevels')$$, n, 'knows how long the lab allows for: ' || n || ' states')
from (values ('staff', '15'), ('technician', '15'), ('developer', '15'), ('admin_elsewhere', '15'), ('doctor_a', '0'), ('patient', '0'), ('research_partner', '0'), ('suspended_staff', '0'), ('stranger', '0'), ('anon', '42501')) v(p, n);
update public.service_levels set allowed = interval '36 hours' where id = tests.id('level_home');
update public.service_levels set allowed = interval '48 hours' where id = tests.id('level_elsewhere');
select tests.answers(p, $$select trim_scale((l ->> 'hours')::numeric) from jsonb_array_elements(public.describe_work() -> 'serviceLevels') l where l ->> 'state' = 'completed'$$, n, format('allows %s hours in their own lab', n))
from (values ('staff', '36'), ('developer', '36'), ('admin_elsewhere', '48')) v(p, n);
select tests.answers(p, format($$select jsonb_array_length(public.describe_work() -> %L) = (select count(*) from public.%I)$$, k, t), 'true', 'gets all words of ' || t)
from unnest(array['staff', 'doctor_a', 'patient']) p, (values ('caseStates', 'case_states'), ('orderStates', 'order_states'), ('caseTypes', 'case_types'), ('orderTypes', 'order_types'), ('priorities', 'priorities'), ('taskStates', 'task_states'),
  ('projectStates', 'project_states'), ('projectTypes', 'project_types'), ('discussionTypes', 'discussion_types'), ('instructionTypes', 'instruction_types'), ('fileTypes', 'file_types')) v(k, t);
select tests.answers(p, $$select public.describe_work() ->> 'caseStates'$$, null, 'gets no words') from unnest(array['stranger', 'suspended_staff']) p;

select * from finish();
rollback;
