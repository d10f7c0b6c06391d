begin;
set local search_path = public, extensions;
select plan(77);
select tests.fill_lab();

-- Comments of the lab stay in the lab.
select tests.answers(p, 'select string_agg(distinct is_internal::text, '' '' order by is_internal::text) from public.comments', answer, 'reads comments that are internal: ' || coalesce(answer, 'none at all'))
from (values ('staff', 'false true'), ('technician', 'false true'), ('developer', 'false true'), ('admin_elsewhere', 'false true'), ('doctor_a', 'false'), ('doctor_b', 'false'),
  ('former_member', null), ('patient', null), ('research_partner', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, answer);
select tests.expect(p, format('insert into public.comments (%s, body, is_internal) values (%s, ''N'', %s)', c, v, internal), outcome, format('comments on %s, internal %s: %s', v, internal, outcome))
from (values
  ('doctor_a', 'case_id', $$tests.id('case_a')$$, 'false', '1 rows'), ('doctor_a', 'case_id', $$tests.id('case_a')$$, 'true', '42501'), ('doctor_a', 'case_id', $$tests.id('case_a')$$, 'default', '42501'),
  ('doctor_a', 'order_id', $$tests.id('order_a')$$, 'false', '1 rows'), ('doctor_a', 'plan_id', $$tests.id('plan_a')$$, 'false', '1 rows'), ('doctor_a', 'case_id', $$tests.id('case_b')$$, 'false', '42501'),
  ('doctor_a', 'task_id', $$tests.id('task_b')$$, 'false', '42501'), ('former_member', 'case_id', $$tests.id('case_a')$$, 'false', '42501'), ('patient', 'case_id', $$tests.id('case_self')$$, 'false', '42501'),
  ('staff', 'task_id', $$tests.id('task_a')$$, 'true', '1 rows'), ('staff', 'project_id', $$tests.id('project_loose')$$, 'true', '1 rows'), ('staff', 'case_id', $$tests.id('case_elsewhere')$$, 'true', '42501'),
  ('staff', 'case_id, order_id', $$tests.id('case_a'), tests.id('order_a')$$, 'true', '23514')
) v(p, c, v, internal, outcome);
select tests.refuses('staff', $$insert into public.comments (case_id, body, author_id) values (tests.id('case_a'), 'N', tests.profile('manager'))$$, 'cannot comment as somebody else');
select tests.hides(p, $$update public.comments set body = 'x' where id = tests.id('comment_a')$$, 'cannot rewrite what a staff member said') from unnest(array['manager', 'admin', 'developer', 'doctor_a']) p;
update public.comments set author_id = tests.profile('doctor_a') where id = tests.id('comment_a');
select tests.permits('doctor_a', $$update public.comments set body = 'x'$$, 1, 'rewrites what they said themselves');
select tests.refuses('doctor_a', $$update public.comments set is_internal = true$$, 'cannot make a comment internal');
update public.comments set author_id = tests.profile('former_member') where id = tests.id('comment_a');
select tests.hides('former_member', $$update public.comments set body = 'x'$$, 'cannot rewrite what they said once the membership has ended');

-- Instructions are approved once, and stay as they were approved.
select tests.expect(p, format('select public.approve_instruction(tests.id(%L), %s)', i, version), outcome, format('approves %s at version %s: %s', i, version, outcome))
from (values
  ('doctor_a', 'instruction_a', '1', '1 rows'), ('manager', 'instruction_a', '1', '1 rows'), ('admin', 'instruction_b', '1', '1 rows'), ('manager', 'instruction_loose', '1', '1 rows'),
  ('staff', 'instruction_a', '1', '42501'), ('technician', 'instruction_a', '1', '42501'), ('doctor_a', 'instruction_b', '1', 'PT404'), ('doctor_a', 'instruction_loose', '1', 'PT404'),
  ('former_member', 'instruction_a', '1', 'PT404'), ('patient', 'instruction_a', '1', 'PT404'), ('admin_elsewhere', 'instruction_a', '1', 'PT404'), ('stranger', 'instruction_a', '1', 'PT404'),
  ('doctor_a', 'instruction_a', '2', 'PT409'), ('doctor_a', 'instruction_a', 'null', 'PT409'), ('developer', 'instruction_elsewhere', '1', '1 rows'), ('anon', 'instruction_a', '1', '42501')
) v(p, i, version, outcome);
select tests.refuses(p, 'update public.instructions set ' || change, 'cannot approve by hand: ' || change)
from unnest(array['staff', 'manager', 'admin', 'doctor_a']) p, unnest(array['approved_at = now()', 'approved_by = created_by', 'created_by = null']) change;
select tests.permits('staff', $$update public.instructions set content = 'x' where id = tests.id('instruction_a')$$, 1, 'rewrites an instruction that nobody has approved');
select tests.sign_in('doctor_a');
select is(public.approve_instruction(tests.id('instruction_a'), 1), 2, 'approving returns the new version');
select tests.sign_out();
select results_eq($$select approved_by, approved_at from public.instructions where id = tests.id('instruction_a')$$, $$values (tests.profile('doctor_a'), now())$$, 'an approval names its doctor');
select tests.expect('manager', $$select public.approve_instruction(tests.id('instruction_a'), 2)$$, 'PT422', 'cannot approve it again');
select tests.hides('staff', $$update public.instructions set content = 'x' where id = tests.id('instruction_a')$$, 'cannot rewrite an approved instruction');

-- Discussions.
select tests.sign_in('doctor_a');
insert into public.treatment_discussions (case_id, subject, initial_message) values (tests.id('case_a'), 'By doctor A', 'What now?');
insert into public.discussion_replies (discussion_id, body) values (tests.id('discussion_a'), 'This');
select tests.sign_out();
select results_eq($$select started_by, practice_id, status from public.treatment_discussions where subject = 'By doctor A'$$, $$values (tests.profile('doctor_a'), tests.id('practice_a'), 'active')$$, 'a discussion names who started it');
select results_eq($$select author_id, practice_id from public.discussion_replies where author_id = tests.profile('doctor_a')$$, $$values (tests.profile('doctor_a'), tests.id('practice_a'))$$, 'a reply names its author');
update public.treatment_discussions set last_activity_at = '2020-01-01' where id = tests.id('discussion_b');
insert into public.discussion_replies (organization_id, practice_id, discussion_id, body) values (tests.id('lab'), tests.id('practice_b'), tests.id('discussion_b'), 'Late');
select is(last_activity_at, now(), 'a reply is activity') from public.treatment_discussions where id = tests.id('discussion_b');
update public.treatment_discussions set status = 'resolved' where id = tests.id('discussion_a');
select is(resolved_at, now(), 'resolving says when') from public.treatment_discussions where id = tests.id('discussion_a');
update public.treatment_discussions set status = 'active' where id = tests.id('discussion_a');
select is(resolved_at, null, 'and opening again takes it back') from public.treatment_discussions where id = tests.id('discussion_a');
select tests.refuses('doctor_a', 'update public.discussion_replies set author_id = null', 'cannot hide who replied');
select tests.hides('doctor_b', $$update public.treatment_discussions set status = 'resolved' where practice_id = tests.id('practice_a')$$, 'cannot resolve a discussion of practice A');

-- Tasks say when they were done.
update public.tasks set state = 'done' where id = tests.id('task_a');
select is(completed_at, now(), 'a task that is done says when') from public.tasks where id = tests.id('task_a');
update public.tasks set state = 'open' where id = tests.id('task_a');
select is(completed_at, null, 'and no longer when it is open again') from public.tasks where id = tests.id('task_a');
select tests.refuses('staff', 'update public.tasks set completed_at = now()', 'cannot choose when a task was done');

-- An approval of a purchase is not somebody else's to give.
select tests.refuses('manager', $$update public.purchases set approved_by = tests.profile('admin')$$, 'cannot approve a purchase in the name of an admin');

select * from finish();
rollback;
