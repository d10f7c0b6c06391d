begin;
set local search_path = public, extensions;
select plan(929);
select tests.fill_lab();

-- Forces the case of practice A into a state, as only the owner of the database can.
create function pg_temp.put(p_state text, p_held_from text default null) returns void language sql as $$
  update public.cases set current_state = p_state, held_from = v.held_from,
    completed_at = case p_state when 'completed' then now() end, cancelled_at = case p_state when 'cancelled' then now() end
  from (select case p_state when 'on_hold' then coalesce(p_held_from, 'planning') end as held_from) v
  where id = tests.id('case_a') and (current_state, cases.held_from) is distinct from (p_state, v.held_from)
$$;
-- A persona who holds exactly this role.
create function pg_temp.actor(p_role text) returns text language plpgsql as $$
begin
  if p_role in ('doctor', 'patient', 'research_partner') then
    return case p_role when 'doctor' then 'doctor_a' else p_role end;
  end if;
  update private.user_roles set role = p_role where user_id = tests.login('technician') and role <> p_role;
  return 'technician';
end $$;
create function pg_temp.call(p_kind text, p_to text, p_reason text) returns text language sql as $$
  select format(case p_kind when 'reopen' then 'select public.reopen_case(%L, %s, %L)' when 'refund' then 'select public.refund_case(%L, %s, %L)'
    else 'select public.transition_case(%L, ' || quote_literal(p_to) || ', %s, %L)' end, id, row_version, p_reason)
  from public.cases where id = tests.id('case_a')
$$;
create function pg_temp.move(p_role text, p_from text, p_kind text, p_to text, p_reason text default 'because', p_held_from text default null)
returns text language plpgsql as $$
begin
  perform pg_temp.put(p_from, p_held_from);
  return tests.attempt(pg_temp.actor(p_role), pg_temp.call(p_kind, p_to, p_reason));
end $$;

select results_eq(
  $$select from_state || ': ' || string_agg(to_state, ' ' order by to_state) from public.case_state_transitions group by from_state order by from_state$$,
  $$values ('approved: cancelled in_production on_hold planning'),
    ('cancelled: under_review'),
    ('completed: delivered'),
    ('delivered: completed on_hold'),
    ('in_production: cancelled on_hold planning quality_check'),
    ('on_hold: approved cancelled delivered in_production planning quality_check shipped submitted under_review'),
    ('planning: approved cancelled on_hold under_review'),
    ('quality_check: cancelled in_production on_hold shipped'),
    ('shipped: delivered on_hold'),
    ('submitted: cancelled on_hold under_review'),
    ('under_review: cancelled on_hold planning submitted')$$,
  'the moves are the agreed ones');
select set_eq(
  $$select from_state || ' ' || to_state from public.case_state_transitions where 'doctor' = any (allowed_roles) and kind in ('advance', 'return')$$,
  array['approved planning', 'delivered completed', 'planning approved', 'planning under_review', 'shipped delivered'], 'doctors send, approve and receive, and move nothing else on');
select set_eq(
  $$select from_state || ' ' || to_state from public.case_state_transitions where not 'staff' = any (allowed_roles)$$,
  array['planning approved', 'in_production planning', 'completed delivered', 'cancelled under_review', 'submitted cancelled', 'under_review cancelled', 'planning cancelled', 'approved cancelled', 'in_production cancelled', 'quality_check cancelled', 'on_hold cancelled'], 'what only leads of the lab may do');
select is_empty($$select * from public.case_state_transitions where allowed_roles && array['patient', 'research_partner', 'developer']$$, 'no move is open to patients');

select is(pg_temp.move(r.key, m.from_state, m.kind, m.to_state, p_held_from => case m.kind when 'resume' then m.to_state end),
  case when r.key = any (m.allowed_roles) or r.key = 'developer' then '1 rows' when r.key in ('patient', 'research_partner') then 'PT404' else '42501' end,
  format('%s: %s %s a case from %s to %s', m.kind, r.key, case when r.key = any (m.allowed_roles) or r.key = 'developer' then 'moves' else 'cannot move' end, m.from_state, m.to_state))
from public.case_state_transitions m cross join public.roles r
order by r.sequence_order, m.from_state, m.to_state;

select is(
  array(select t.key || ' ' || pg_temp.move('admin', f.key, 'advance', t.key) from public.case_states t order by t.sequence_order),
  array(
    select t.key || case when exists (
      select from public.case_state_transitions m where (m.from_state, m.to_state) = (f.key, t.key) and m.kind not in ('reopen', 'refund')
        and (m.kind <> 'resume' or t.key = 'planning')) then ' 1 rows' else ' PT422' end
    from public.case_states t order by t.sequence_order),
  'what is not a row cannot happen: from ' || f.key)
from public.case_states f order by f.sequence_order;
select is(pg_temp.move('admin', key, 'reopen', null), case when key in ('completed', 'cancelled') then '1 rows' else 'PT422' end,
  'only what is closed can be reopened: ' || key)
from public.case_states order by sequence_order;
select is(pg_temp.move('admin', 'on_hold', 'advance', t.key, p_held_from => h.key), case t.key when h.key then '1 rows' else 'PT422' end,
  format('held from %s a case %s %s', h.key, case t.key when h.key then 'returns to' else 'cannot go to' end, t.key))
from public.case_states h cross join public.case_states t
where (h.key, 'on_hold') in (select from_state, to_state from public.case_state_transitions) and t.key <> 'cancelled'
order by h.sequence_order, t.sequence_order;
select is(pg_temp.move('admin', 'on_hold', 'cancel', 'cancelled', p_held_from => h.key),
  case when (h.key, 'cancelled') in (select from_state, to_state from public.case_state_transitions) then '1 rows' else 'PT422' end,
  'a hold is no detour to being cancelled: held from ' || h.key)
from public.case_states h where (h.key, 'on_hold') in (select from_state, to_state from public.case_state_transitions) order by h.sequence_order;

select is(pg_temp.move('manager', from_state, kind, to_state, reason, case kind when 'resume' then to_state end), case when requires_reason then 'PT422' else '1 rows' end,
  format('from %s to %s with the reason "%s"%s', from_state, to_state, coalesce(reason, 'none'), case when requires_reason then ' is refused' else ' is fine' end))
from public.case_state_transitions, unnest(array[null, '   ']) reason where 'manager' = any (allowed_roles) order by from_state, to_state;
select is(pg_temp.move('admin', 'submitted', 'advance', 'nowhere'), 'PT422', 'there is no state of another name');

select pg_temp.put('submitted');
select tests.expect('staff', format('select public.transition_case(tests.id(''case_a''), ''under_review'', %s)', version), outcome, 'expects the row version ' || version || ' and gets ' || outcome)
from public.cases, lateral (values ((row_version - 1)::text, 'PT409'), ((row_version + 1)::text, 'PT409'), ('null', 'PT409'), (row_version::text, '1 rows')) v(version, outcome)
where id = tests.id('case_a');
select tests.expect(p, $$select public.transition_case(tests.id('case_a'), 'under_review', 1)$$, 'PT404', 'cannot find a case that they cannot see')
from unnest(array['doctor_b', 'former_member', 'stranger', 'suspended_staff', 'research_partner', 'patient', 'admin_elsewhere']) p;
select tests.expect('patient', $$select public.transition_case(tests.id('case_self'), 'under_review', 1)$$, 'PT404', 'cannot move even their own case');
select tests.expect('staff', 'select public.transition_case(gen_random_uuid(), ''under_review'', 1)', 'PT404', 'cannot move a case that does not exist');
select tests.refuses('anon', 'select public.' || call, 'cannot call ' || call)
from unnest(array['transition_case(null, null, 1)', 'transition_cases(null, null)', 'preview_case_transition(null, null)', 'next_case_states(null)', 'reopen_case(null, 1, null)']) call;
select tests.expect('developer', $$select public.transition_case(tests.id('case_elsewhere'), 'under_review', row_version) from public.cases where id = tests.id('case_elsewhere')$$,
  '1 rows', 'moves a case of every lab');

select tests.refuses(p, 'update public.cases set ' || change, 'cannot write ' || change || ' to a case')
from tests.everyone() p, unnest(array[$$current_state = 'under_review'$$, 'held_from = null', 'state_since = now()', 'completed_at = now()', 'row_version = 1']) change;
select tests.refuses(p, replace(statement, '?', 'case_state_history'), 'cannot rewrite history: ' || replace(statement, '?', 'case_state_history'))
from tests.everyone() p, unnest(array['update public.? set reason = ''x''', 'update public.? set to_state = from_state', 'delete from public.?', 'truncate public.?',
  $$insert into public.? (organization_id, patient_id, case_id, position, from_state, to_state) values (tests.id('lab'), tests.id('patient_a'), tests.id('case_a'), 2, 'submitted', 'under_review')$$]) statement;

-- A whole life.
select pg_temp.put('submitted');
update public.cases set row_version = 1 where id = tests.id('case_b');
create temporary table life as select row_version as at_start from public.cases where id = tests.id('case_a');
select tests.sign_in('manager');
select is(public.transition_case(tests.id('case_a'), 'under_review', (select row_version from public.cases where id = tests.id('case_a'))), row_version + 1, 'a move returns the new version')
from public.cases where id = tests.id('case_a');
select lives_ok($$select public.transition_case(tests.id('case_a'), 'on_hold', (select row_version from public.cases where id = tests.id('case_a')), '  waits for a scan ')$$, 'a hold with its reason');
select results_eq($$select current_state, held_from from public.cases where id = tests.id('case_a')$$, $$values ('on_hold', 'under_review')$$, 'a hold remembers where it began');
select lives_ok($$select public.transition_case(tests.id('case_a'), 'under_review', (select row_version from public.cases where id = tests.id('case_a')))$$, 'and goes back there');
select lives_ok($$select public.transition_case(tests.id('case_a'), 'cancelled', (select row_version from public.cases where id = tests.id('case_a')), 'changed their mind')$$, 'is given up');
select results_eq($$select cancelled_at is not null, completed_at is null, held_from from public.cases where id = tests.id('case_a')$$, 'values (true, true, null::text)', 'a cancelled case says when');
select lives_ok($$select public.reopen_case(tests.id('case_a'), (select row_version from public.cases where id = tests.id('case_a')), 'again')$$, 'and is opened again');
select tests.sign_out();
select results_eq(
  $$select position, from_state, to_state, changed_by, reason, source from public.case_state_history where case_id = tests.id('case_a') order by position$$,
  $$values (1, null, 'submitted', null::uuid, null, 'system'), (2, 'submitted', 'under_review', tests.profile('manager'), null, 'person'),
    (3, 'under_review', 'on_hold', tests.profile('manager'), 'waits for a scan', 'person'), (4, 'on_hold', 'under_review', tests.profile('manager'), null, 'person'),
    (5, 'under_review', 'cancelled', tests.profile('manager'), 'changed their mind', 'person'), (6, 'cancelled', 'under_review', tests.profile('manager'), 'again', 'person')$$,
  'every move is one line of history');
select results_eq(
  $$select row_version - at_start, state_since = now(), completed_at is null, cancelled_at is null from public.cases, life where id = tests.id('case_a')$$,
  $$values (5, true, true, true)$$, 'and one row version');
select results_eq(
  $$select organization_id, practice_id, patient_id from public.case_state_history where case_id = tests.id('case_a') and position = 6$$,
  $$select organization_id, practice_id, patient_id from public.cases where id = tests.id('case_a')$$, 'a line of history belongs to the tenant of its case');
select results_eq(
  $$select reason, actor from audit.log where table_name = 'cases' and record_id = tests.id('case_a')::text and new_values ->> 'current_state' = 'cancelled' and source = 'person'$$,
  $$values ('changed their mind', tests.login('manager'))$$, 'the write log carries the reason');
select is(current_setting('archwire.reason', true), '', 'which does not stick to what is written next');

-- Many at once: those that may move do, the others say why not.
select pg_temp.put('submitted');
select tests.sign_in('staff');
create temporary table answers as select * from public.transition_cases(array[
  tests.id('case_a'), tests.id('case_a'), tests.id('case_b'), tests.id('case_elsewhere'), tests.id('case_self'), null], 'under_review');
select tests.sign_out();
select results_eq(
  $$select tests.place_of(case_id), problem from answers order by 1$$,
  $$values ('a', null), ('b', null), ('elsewhere', 'There is no such case.'), ('self', null), (null, 'There is no such case.')$$,
  'each case is answered once');
select bag_eq(
  $$select tests.place_of(id), current_state from public.cases$$,
  $$values ('a', 'under_review'), ('b', 'under_review'), ('self', 'under_review'), ('loose', 'submitted'), ('elsewhere', 'submitted')$$, 'and only those moved');
select is(count(*), 2::bigint, 'a case that was named twice moved once') from public.case_state_history where case_id = tests.id('case_self');
select tests.answers('staff', $$select problem from public.transition_cases(array[tests.id('case_a')], 'under_review')$$, 'It is already in the state ' || name || '.', 'is told about a case that is there already')
from public.case_states where key = 'under_review';
select tests.expect('staff', $$select from public.transition_cases(array(select gen_random_uuid() from generate_series(1, 1001)), 'under_review')$$, 'PT422', 'cannot move more than 1000 at once');

-- What the preview says is what the bulk does.
create function pg_temp.disagreements(p_persona text, p_from text, p_reason text, p_held_from text default null) returns text[] language plpgsql as $$
declare
  v_preview jsonb;
begin
  perform pg_temp.put(p_from, p_held_from);
  v_preview := tests.ask(p_persona, format('select jsonb_object_agg(s.key, coalesce(problem, ''moves'')) from public.case_states s, public.preview_case_transition(array[tests.id(''case_a'')], s.key, %L)', p_reason));
  return array(
    select t.key from public.case_states t
    where v_preview ->> t.key
      is distinct from tests.ask(p_persona, format('select coalesce(problem, ''moves'') from public.transition_cases(array[tests.id(''case_a'')], %L, %L)', t.key, p_reason)));
end $$;
select is(pg_temp.disagreements(p, s.key, reason), '{}', format('the preview for %s and the move agree from %s %s', p, s.key, coalesce('because of ' || reason, 'without a reason')))
from unnest(array['staff', 'manager', 'doctor_a']) p, public.case_states s, unnest(array[null, 'x']) reason order by p, s.sequence_order;
select is(pg_temp.disagreements('manager', 'on_hold', 'x', s.key), '{}', 'the preview and the move agree about a case held from ' || s.key)
from public.case_states s where not s.is_final and s.key <> 'on_hold' order by s.sequence_order;
select tests.hides(p, $$select from public.preview_case_transition(array[tests.id('case_a')], 'under_review')$$, 'previews nothing of practice A')
from unnest(array['doctor_b', 'former_member', 'patient', 'stranger', 'suspended_staff', 'research_partner', 'admin_elsewhere']) p;

-- What the console offers is what is allowed.
create function pg_temp.offered(p_role text, p_from text) returns text[] language plpgsql as $$
begin
  perform pg_temp.put(p_from);
  return string_to_array(tests.ask(pg_temp.actor(p_role), $q$select string_agg(to_state, ' ' order by to_state) from public.next_case_states(tests.id('case_a'))$q$), ' ');
end $$;
create function pg_temp.allowed(p_role text, p_from text) returns text[] language sql as $$
  select array_agg(m.to_state order by m.to_state) from public.case_state_transitions m
  where m.from_state = p_from and pg_temp.move(p_role, p_from, m.kind, m.to_state) = '1 rows'
$$;
select is(pg_temp.offered(role, s.key), pg_temp.allowed(role, s.key), format('what is offered to %s is what is allowed from %s', role, s.key))
from public.case_states s, unnest(array['staff', 'manager', 'master', 'developer', 'doctor']) role order by role, s.sequence_order;
select tests.hides(p, $$select from public.next_case_states(tests.id('case_a'))$$, 'is offered no move in practice A')
from unnest(array['doctor_b', 'former_member', 'patient', 'stranger', 'suspended_staff', 'research_partner', 'admin_elsewhere']) p;
select tests.hides('patient', $$select from public.next_case_states(tests.id('case_self'))$$, 'is offered no move of their own case');

select * from finish();
rollback;
