begin;
set local search_path = public, extensions;
select plan(77);
select tests.fill_lab();

-- Who speaks.
select tests.refuses(p, format('insert into public.messages (case_id, body, %s) values (tests.id(''case_a''), ''N'', %s)', c, v), 'cannot write a message with a chosen ' || c)
from unnest(array['staff', 'admin', 'developer', 'doctor_a']) p,
  (values ('sender_id', 'tests.profile(''manager'')'), ('organization_id', 'tests.id(''lab'')'), ('practice_id', 'tests.id(''practice_a'')'), ('created_at', 'now()')) f(c, v);
select tests.sign_in('doctor_a');
insert into public.messages (case_id, message_type, body) values (tests.id('case_a'), 'question', 'By doctor A');
select tests.sign_in('manager');
insert into public.messages (recipient_id, body) values (tests.profile('doctor_a'), 'To doctor A alone');
select tests.sign_out();
select results_eq($$select sender_id, practice_id, organization_id from public.messages where body = 'By doctor A'$$,
  $$values (tests.profile('doctor_a'), tests.id('practice_a'), tests.id('lab'))$$, 'a message names who wrote it and belongs to the practice of its case');

-- Who hears.
select tests.permits(p, $$select from public.messages where body = 'To doctor A alone'$$, 1, 'reads a message to doctor A')
from unnest(array['doctor_a', 'staff', 'manager', 'admin', 'developer', 'technician']) p;
select tests.hides(p, $$select from public.messages where body = 'To doctor A alone'$$, 'does not read a message to doctor A')
from unnest(array['doctor_b', 'former_member', 'patient', 'research_partner', 'stranger', 'suspended_staff', 'admin_elsewhere']) p;
select tests.expect(p, format('insert into public.messages (%s, body) values (%s, ''N'')', c, v), outcome, format('writes to %s: %s', v, outcome))
from (values
  ('doctor_a', 'patient_id', $$tests.id('patient_a')$$, '1 rows'), ('doctor_a', 'order_id', $$tests.id('order_a')$$, '1 rows'), ('doctor_a', 'patient_id', $$tests.id('patient_b')$$, '42501'),
  ('doctor_a', 'order_id', $$tests.id('order_b')$$, '42501'), ('doctor_a', 'case_id', $$tests.id('case_loose')$$, '42501'), ('doctor_a', 'recipient_id', $$tests.profile('doctor_b')$$, '42501'),
  ('former_member', 'case_id', $$tests.id('case_a')$$, '42501'), ('patient', 'case_id', $$tests.id('case_self')$$, '42501'), ('staff', 'case_id', $$tests.id('case_loose')$$, '1 rows'),
  ('staff', 'case_id', $$tests.id('case_elsewhere')$$, '42501'), ('staff', 'recipient_id', $$tests.profile('admin_elsewhere')$$, '23503'),
  ('staff', 'case_id, order_id', $$tests.id('case_a'), tests.id('order_a')$$, '23514')
) v(p, c, v, outcome);
select tests.expect('staff', $$insert into public.messages (body) values ('To nobody')$$, '23514', 'cannot write about nothing to nobody');
select tests.expect('staff', $$insert into public.messages (case_id, body) values (tests.id('case_a'), '  ')$$, '23514', 'cannot write an empty message');
select tests.expect(p, format('insert into public.messages (case_id, reply_to_id, body) values (tests.id(%L), tests.id(%L), ''N'')', c, r), outcome,
  format('answers %s beside %s: %s', r, c, outcome))
from (values ('doctor_a', 'case_a', 'message_a', '1 rows'), ('doctor_a', 'case_a', 'message_b', '42501'), ('doctor_a', 'case_a', 'message_loose', '42501'),
  ('staff', 'case_a', 'message_b', '42501'), ('staff', 'case_a', 'message_a', '1 rows'), ('staff', 'case_a', 'message_elsewhere', '42501')) v(p, c, r, outcome);

-- Who has read.
select tests.refuses(p, format('insert into public.message_reads (message_id, %s) values (tests.id(''unread_a''), %s)', c, v), 'cannot choose the column ' || c)
from unnest(array['staff', 'admin', 'doctor_a']) p, (values ('profile_id', 'tests.profile(''manager'')'), ('read_at', '''2001-01-01''')) f(c, v);
select tests.expect(p, format('insert into public.message_reads (message_id) values (tests.id(%L))', m), outcome, format('marks %s as read: %s', m, outcome))
from (values ('doctor_a', 'unread_a', '1 rows'), ('doctor_a', 'unread_b', '42501'), ('doctor_b', 'unread_b', '1 rows'), ('doctor_b', 'message_b', '23505'), ('former_member', 'unread_a', '42501'),
  ('patient', 'unread_a', '42501'), ('staff', 'unread_loose', '1 rows'), ('staff', 'unread_elsewhere', '42501'), ('developer', 'unread_elsewhere', '1 rows')) v(p, m, outcome);
select tests.answers(p, 'select count(*) from public.message_reads', n, 'sees only what they have read themselves')
from (values ('staff', '2'), ('manager', '0'), ('admin', '0'), ('developer', '0'), ('doctor_a', '0'), ('doctor_b', '1'), ('admin_elsewhere', '1')) v(p, n);
select tests.sign_in('doctor_a');
insert into public.message_reads (message_id) values (tests.id('unread_a'));
select tests.sign_out();
select is(profile_id, tests.profile('doctor_a'), 'a mark names its reader') from public.message_reads where message_id = tests.id('unread_a');

-- What stays with somebody who has left.
update public.messages set sender_id = tests.profile('former_member') where id = tests.id('message_a');
select tests.hides('former_member', 'select from public.messages', 'no longer reads what they wrote about a patient');
select tests.refuses('former_member', $$insert into public.message_attachments (message_id, file_id) values (tests.id('message_a'), tests.id('loosefile_a'))$$,
  'attaches nothing to what they wrote');
insert into public.messages (organization_id, recipient_id, sender_id, body) values (tests.id('lab'), tests.profile('patient'), tests.profile('staff'), 'Dear patient');
select tests.permits('patient', 'select from public.messages', 1, 'reads what was written to them and nothing else');
select tests.refuses('patient', $$insert into public.messages (recipient_id, body) values (tests.profile('staff'), 'N')$$, 'writes no messages');

select * from finish();
rollback;
