begin;
set local search_path = public, extensions;
select plan(67);
select tests.fill_lab();

select tests.expect(p, format('insert into public.case_files (case_id, file_id) values (tests.id(%L), tests.id(%L))', c, f), outcome,
  format('attaches %s to %s: %s', f, c, outcome))
from (values
  ('doctor_a', 'case_a', 'loosefile_a', '1 rows'), ('doctor_a', 'case_a', 'loosefile_b', '42501'), ('doctor_a', 'case_a', 'loosefile_loose', '42501'),
  ('doctor_a', 'case_b', 'loosefile_b', '42501'), ('doctor_a', 'case_b', 'loosefile_a', '42501'), ('doctor_a', 'case_a', 'file_a', '23505'),
  ('staff', 'case_a', 'loosefile_a', '1 rows'), ('staff', 'case_a', 'loosefile_loose', '1 rows'), ('staff', 'case_a', 'loosefile_b', '42501'), ('staff', 'case_a', 'loosefile_elsewhere', '42501'),
  ('staff', 'case_loose', 'loosefile_a', '42501'), ('former_member', 'case_a', 'loosefile_a', '42501'), ('patient', 'case_self', 'loosefile_a', '42501'),
  ('admin_elsewhere', 'case_elsewhere', 'loosefile_elsewhere', '1 rows'), ('admin_elsewhere', 'case_a', 'loosefile_a', '42501')
) v(p, c, f, outcome);
select tests.expect(p, format('insert into public.message_attachments (message_id, file_id) values (tests.id(%L), tests.id(%L))', m, f), outcome,
  format('attaches %s to %s: %s', f, m, outcome))
from (values
  ('staff', 'message_a', 'loosefile_a', '1 rows'), ('staff', 'message_a', 'loosefile_b', '42501'), ('manager', 'message_a', 'loosefile_a', '42501'),
  ('doctor_a', 'message_a', 'loosefile_a', '42501'), ('developer', 'message_a', 'loosefile_a', '42501')
) v(p, m, f, outcome);

-- A file of their own message, and what they may not do to the files of others.
select tests.sign_in('doctor_a');
insert into public.messages (case_id, body) values (tests.id('case_a'), 'With a scan');
insert into public.files (practice_id, name, byte_size) values (tests.id('practice_a'), 'scan of doctor A', 5);
select lives_ok($$insert into public.message_attachments (message_id, file_id)
  select m.id, f.id from public.messages m, public.files f where m.body = 'With a scan' and f.name = 'scan of doctor A'$$, 'a doctor attaches a file to their own message');
select tests.sign_out();
select results_eq($$select uploaded_by, organization_id, storage_path from public.files where name = 'scan of doctor A'$$,
  $$select tests.profile('doctor_a'), tests.id('lab'), concat_ws('/', tests.id('lab'), tests.id('practice_a'), id) from public.files where name = 'scan of doctor A'$$,
  'a file names its uploader, and its place in the bucket is given to it');
select tests.refuses('doctor_a', $$insert into public.files (practice_id, name, byte_size, storage_path) values (tests.id('practice_a'), 'n', 1, 'mine')$$,
  'cannot claim a place in the bucket');
update public.practice_members set valid_until = current_date - 1, is_primary = false where id = tests.id('member_a');
select tests.refuses('doctor_a', $$insert into public.message_attachments (message_id, file_id) select id, tests.id('loosefile_a') from public.messages where body = 'With a scan'
  union all select id, tests.id('loosefile_a') from (select 1) one, lateral (select tests.id('message_a') as id) m$$, 'cannot attach anything once the membership has ended');
select tests.hides('doctor_a', 'select from public.' || t, 'sees nothing of ' || t || ' once the membership has ended')
from unnest(array['patients', 'patient_aliases', 'cases', 'orders', 'files', 'case_files', 'order_files', 'messages', 'message_attachments', 'comments', 'instructions', 'projects', 'plans',
  'payments', 'payment_operations', 'treatment_discussions', 'discussion_replies', 'discussion_participants', 'case_state_history', 'order_state_history', 'order_items', 'jaws',
  'order_cases', 'products', 'order_facts', 'case_facts', 'order_stays', 'case_stays', 'case_dashboard', 'order_summaries', 'active_projects', 'case_history', 'order_history', 'payment_balances']) t;
select tests.permits('doctor_a', 'select from public.person_names', 1, 'knows nobody but themselves once the membership has ended');
update public.practice_members set valid_from = current_date + 1, valid_until = null where id = tests.id('member_a');
select tests.hides('doctor_a', 'select from public.cases', 'sees nothing before the membership begins');
update public.practice_members set valid_from = current_date, valid_until = current_date where id = tests.id('member_a');
select tests.permits('doctor_a', 'select from public.cases', 2, 'sees the cases on the only day of a membership');
update public.profiles set access_suspended_at = now() where id = tests.profile('doctor_a');
select tests.hides('doctor_a', 'select from public.cases', 'sees nothing while suspended');

select tests.expect('staff', format($$insert into public.files (name, byte_size, %s) values ('n', 1, %L)$$, c, v), '23514', format('cannot store a file with %s %s', c, v))
from (values ('sha256', 'abc'), ('mime_type', 'nothing'), ('extension', 'STL')) f(c, v);
select tests.expect('staff', $$insert into public.files (name, byte_size) values ('n', -1)$$, '23514', 'cannot store a file of a negative size');
select tests.expect('staff', $$insert into public.files (name, byte_size, file_type) values ('n', 1, 'virus')$$, '23503', 'cannot store a file of an unknown type');

select * from finish();
rollback;
