begin;
set local search_path = public, extensions;
select plan(6);
create temporary view our_functions as
  select p.oid, p.oid::regprocedure::text as signature, n.nspname as room, p.prosecdef, p.proconfig, p.prorettype
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'private', 'audit', 'migration');

select is_empty(
  $$select signature from our_functions where not exists (select from unnest(proconfig) setting where setting like 'search_path=%')$$,
  'every function pins its search path');
select is_empty($$select signature from our_functions where prosecdef and room = 'public'$$, 'no definer function lives where the Data API reaches');
select is_empty($$select signature from our_functions where has_function_privilege('anon', oid, 'execute')$$, 'a visitor without a login can run no function');
select is_empty(
  $$select f.signature from our_functions f join pg_proc p on p.oid = f.oid
    where p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0)$$,
  'no function is open to everybody');
select set_eq(
  $$select signature from our_functions where has_function_privilege('authenticated', oid, 'execute')$$,
  $$values ('accept_invitations()'), ('approve_instruction(uuid,integer)'), ('assign_cases(uuid[],uuid)'), ('assign_orders(uuid[],uuid)'),
    ('list_report_rows(text,date,date,uuid,uuid,text,text,date,uuid,integer)'), ('list_stays(text,text,date,date,text,uuid,uuid,text,text,integer)'),
    ('open_bottlenecks(date,date,uuid,uuid,text,text)'), ('open_monthly_report(date,uuid,uuid,text,text,integer,text)'), ('open_trends(date,date,uuid,uuid,text,text,text)'),
    ('private.count_messages(uuid,date,uuid)'), ('private.count_states(uuid,date,uuid,uuid,text,text)'), ('private.message_mark(uuid,date)'),
    ('private.month_messages(uuid,date,uuid)'), ('private.month_states(uuid,date,uuid,uuid,text,text)'),
    ('private.count_open_duplicates(uuid)'), ('private.report_age(uuid)'), ('private.report_backlog(date[],date,uuid,uuid,text,text)'),
    ('private.report_counts(date[],uuid,uuid,text,text,integer)'), ('private.report_messages(date[],uuid)'), ('private.report_money(date[],uuid,uuid,text,text,integer)'),
    ('private.report_people(date[],uuid,uuid,text,text,integer)'), ('private.report_quality(date,uuid,uuid,text,text)'), ('private.report_states(date[],uuid,uuid,text,text)'),
    ('private.trend_events(date,date,uuid,uuid,text,text,text)'), ('private.trend_refinements(date,date,date,uuid,uuid,text)'), ('private.trend_states(date,date,uuid,uuid,text,text)'),
    ('count_open_cases()'), ('count_open_orders()'), ('decide_rejects(jsonb,text)'), ('create_patient(uuid,text,text,date,text,text,text,uuid,uuid)'), ('describe_work()'),
    ('find_cases(text,boolean)'), ('check_new_patient(integer[],integer,integer)'), ('private.check_new_patient(integer[],integer,integer)'), ('find_orders(text,boolean)'), ('find_patients(text,boolean)'),
    ('find_people(text,boolean)'), ('grant_role(uuid,text)'), ('list_practice_members(uuid)'),
    ('list_reject_groups()'), ('list_report_subscriptions()'), ('private.next_report_on(integer,date,date,date)'), ('list_users()'), ('my_access()'), ('nearest_embeddings(vector,text,integer)'), ('next_case_states(uuid)'),
    ('next_order_states(uuid)'), ('open_case(uuid,timestamp with time zone)'), ('open_list(text,uuid,uuid,uuid)'),
    ('open_order(uuid,timestamp with time zone)'), ('open_overview()'), ('open_patient(uuid,timestamp with time zone)'), ('preview_case_transition(uuid[],text,text)'), ('preview_order_transition(uuid[],text,text)'),
    ('private.accept_invitations()'), ('private.admin_organization_ids()'), ('private.approve_instruction(uuid,integer)'),
    ('private.decide_rejects(jsonb,text)'), ('private.list_reject_groups()'), ('private.request_migration(text,text[],uuid,jsonb)'),
    ('private.set_code(text,text,text,text,integer)'), ('private.steer_migration(uuid,text,text[])'), ('private.create_patient(uuid,text,text,date,text,text,text,uuid,uuid)'), ('private.find_ids(text,text,boolean)'),
    ('private.find_people(text,boolean)'), ('private.fold_text(text)'),
    ('private.grant_role(uuid,text)'), ('private.holds_role_for(uuid,uuid,text[])'),
    ('private.is_modest_json(jsonb)'), ('private.judge_move(text,uuid,uuid,text,text,text,text,text[])'), ('private.known_profile_ids()'),
    ('private.lab_organization_ids()'), ('private.list_practice_members(uuid)'), ('private.list_users()'),
    ('private.may_work_in(uuid,uuid)'), ('private.member_practice_ids()'),
    ('private.move_case(uuid,text,text,integer,text[])'), ('private.move_cases(uuid[],text,text)'),
    ('private.move_order(uuid,text,text,integer,text[])'), ('private.move_orders(uuid[],text,text)'),
    ('private.my_organization_id()'), ('private.my_organization_ids()'), ('private.my_patient_ids()'),
    ('private.my_profile_id()'), ('private.my_roles()'), ('private.organization_ids_as(text[])'),
    ('private.record_access(uuid[],text,text)'), ('private.restore_access(uuid)'), ('private.search_case_ids(text)'), ('private.search_order_ids(text)'), ('private.search_patients(text,integer)'), ('private.stream(uuid[],uuid[],uuid[],timestamp with time zone)'), ('private.supplier_organization_ids()'),
    ('private.unread_ids(text)'), ('count_unread(uuid)'), ('private.count_unread(uuid)'), ('private.revoke_role(uuid,text)'),
    ('private.suspend_access(uuid,text)'), ('private.update_patient(uuid,integer,text,text,date,text,text,text,uuid,text)'),
    ('claim_cluster(uuid,boolean)'), ('snooze_cluster(uuid,integer)'), ('decide_apart(uuid,uuid[],uuid[],text,text,text)'), ('withdraw_decisions(uuid[])'), ('request_match_scan(text)'),
    ('private.claim_cluster(uuid,boolean)'), ('private.snooze_cluster(uuid,integer)'), ('private.decide_apart(uuid,uuid[],uuid[],text,text,text)'),
    ('private.withdraw_decisions(uuid[])'), ('private.request_match_scan(text)'),
    ('preview_sure_merges(uuid)'), ('merge_clusters(uuid[],jsonb,text,uuid)'), ('set_automatic_merging(uuid[],integer,integer)'), ('activate_match_model(integer)'),
    ('list_automatic_merging()'), ('private.preview_sure_merges(uuid)'), ('private.merge_clusters(uuid[],jsonb,text,uuid)'),
    ('private.set_automatic_merging(uuid[],integer,integer)'), ('private.activate_match_model(integer)'), ('private.list_automatic_merging()'),
    ('merge_patients(uuid,uuid[],jsonb,jsonb,text,uuid)'), ('preview_merge(uuid,uuid[])'), ('redo_merge(uuid,text,uuid)'), ('resolve_patient(uuid)'),
    ('undo_merges(uuid[],uuid,text,boolean,boolean,uuid)'), ('private.merge_patients(uuid,uuid[],jsonb,jsonb,text,uuid)'), ('private.open_survivor(uuid)'),
    ('private.preview_merge(uuid,uuid[])'), ('private.redo_merge(uuid,text,uuid)'), ('private.undo_merges(uuid[],uuid,text,boolean,boolean,uuid)'),
    ('record_access(uuid[],text,text)'), ('refund_order(uuid,integer,text)'), ('reopen_case(uuid,integer,text)'),
    ('reopen_order(uuid,integer,text)'), ('restore_access(uuid)'), ('revoke_role(uuid,text)'),
    ('request_migration(text,text[],uuid,jsonb)'), ('search_patients(text,integer)'), ('set_code(text,text,text,text,integer)'), ('set_service_levels(jsonb)'), ('steer_migration(uuid,text,text[])'), ('suspend_access(uuid,text)'), ('transition_case(uuid,text,integer,text)'),
    ('transition_cases(uuid[],text,text)'), ('transition_order(uuid,text,integer,text)'),
    ('transition_orders(uuid[],text,text)'), ('update_patient(uuid,integer,text,text,date,text,text,text,uuid,text)')$$,
  'a signed-in person can run exactly the decided functions');
select set_eq(
  $$select signature from our_functions where has_function_privilege('supabase_auth_admin', oid, 'execute')$$,
  $$values ('private.custom_access_token(jsonb)')$$,
  'the Auth server can run the token hook and nothing else');

select * from finish();
rollback;
