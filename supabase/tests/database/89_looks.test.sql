begin;
set local search_path = public, extensions;
select plan(14);
select tests.fill_lab();

-- 88: by name only, and only who works there today.
insert into public.practice_members (organization_id, practice_id, profile_id, role, valid_from) values (tests.id('lab'), tests.id('practice_a'), tests.id('directory_person'), 'assistant', '2020-01-01');
insert into public.practice_members (organization_id, practice_id, profile_id, role, valid_from) values (tests.id('lab'), tests.id('practice_a'), tests.profile('doctor_b'), 'assistant', current_date + 1);
update public.profiles set email = 'private@example.test', phone = '555' where id = tests.id('directory_person');
select tests.answers('doctor_a', format($$select string_agg(name, ', ') from public.find_people(%L, false)$$, q), null, 'cannot feel for the address or the number of a colleague: ' || q) from unnest(array['private@', '555', 'dana 555']) q;
select tests.answers('doctor_a', $$select string_agg(name, ', ') from public.find_people('dana', false)$$, 'Dana Directory', 'finds a colleague by name');
select tests.answers('doctor_a', $$select count(*) from public.find_people('doctor b', false)$$, '0', 'cannot choose who has not begun');

-- 85: everybody whose data a page shows is in the log; a merged record too.
create function pg_temp.lines_after(p_persona text, p_call text) returns text language plpgsql as $$
declare v_lines text;
begin
  begin
    perform tests.sign_in(p_persona);
    execute 'select ' || p_call;
    perform tests.sign_out();
    select string_agg(tests.place_of(patient_id), ' ' order by tests.place_of(patient_id)) into v_lines from audit.access_log where actor = tests.login(p_persona);
    raise exception 'undo' using errcode = 'ZZUND';
  exception when sqlstate 'ZZUND' then null;
  end;
  return coalesce(v_lines, 'none');
end $$;
select is(pg_temp.lines_after('doctor_a', $$public.open_case(tests.id('case_self'))$$), 'a self', 'a case with an order of somebody else is a look at both');
select is(pg_temp.lines_after('doctor_a', $$public.open_order(tests.id('order_a'))$$), 'a self', 'and so is an order with a case of somebody else');
insert into public.consents (organization_id, practice_id, patient_id, scope, granted_at) values (tests.id('lab'), tests.id('practice_a'), tests.id('patient_merged'), 'treatment', '2020-01-01');
select tests.hides('doctor_a', $$select from public.consents where patient_id = tests.id('patient_merged')$$, 'reads no consents of a merged record');

-- 85: a stream loses nothing where many events share a moment, and says a file once.
select tests.answers('doctor_a', $$select count(*) from jsonb_array_elements(public.open_case(tests.id('case_a')) -> 'stream') e where e ->> 'kind' = 'file'$$, '1', 'sees a file of a case and its order once');
insert into public.messages (organization_id, practice_id, case_id, body, created_at) select tests.id('lab'), tests.id('practice_b'), tests.id('case_b'), 'N', '2020-01-01' from generate_series(1, 250) n;
select tests.answers('doctor_b', $$select count(*) from jsonb_array_elements(public.open_case(tests.id('case_b')) -> 'stream') e where e ->> 'body' = 'N'$$, '250', 'gets all of one moment');

-- 86: no words in a view, however they are spelled.
select tests.expect('staff', format($$insert into public.saved_views (room, name, query) values ('cases', 'N', %L)$$, q), o, format('keeps "%s": %s', q, o)) from (values ('%71=Patty', '23514'), ('?q=Patty', '23514'), ('Q=Patty', '23514')) v(q, o);

update public.patients set merged_into_id = tests.id('patient_a'), merged_at = now() where id = tests.id('patient_self');
select is(pg_temp.lines_after('doctor_a', $$public.open_case(tests.id('case_self'))$$), 'a self', 'the case of a merged record is a look at it');
select * from finish();
rollback;
