-- Lists that sort by the name of a patient. The name stands on the row itself, so that sorting two hundred thousand of them joins
-- nothing; every other name is joined, which costs a list nothing until it sorts by it.

alter table public.cases add column patient_name text;
alter table public.orders add column patient_name text;
comment on column public.cases.patient_name is 'The name of the patient to sort by. Kept by triggers; derived, so neither the write log nor row_version know it.';
comment on column public.orders.patient_name is 'The name of the patient to sort by. Kept by triggers; derived, so neither the write log nor row_version know it.';
insert into audit.redactions (table_name, column_name, kind) values ('cases', 'patient_name', 'derived'), ('orders', 'patient_name', 'derived');

-- A person was renamed: nobody worked on the case, so nobody who has it open is told that somebody was faster.
create or replace trigger cases_touch before update on public.cases for each row
  when (old.patient_name is not distinct from new.patient_name or old.patient_id is distinct from new.patient_id)
  execute function private.touch_row();
create or replace trigger orders_touch before update on public.orders for each row
  when (old.patient_name is not distinct from new.patient_name or old.patient_id is distinct from new.patient_id)
  execute function private.touch_row();

-- Locked, because a name that is changing at this moment would otherwise be taken over old and stay so.
create function private.take_patient_name() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.patient_name := null;
  select n.name into new.patient_name
  from public.patients p join public.person_names n on n.profile_id = p.profile_id
  where p.id = new.patient_id
  for share of n;
  return new;
end
$$;
-- After the triggers that choose the patient, hence the names: triggers run in alphabetical order. Bulk writers may bring the name.
create trigger cases_write_patient_name before insert on public.cases for each row when (new.patient_name is null)
  execute function private.take_patient_name();
create trigger orders_write_patient_name before insert on public.orders for each row when (new.patient_name is null)
  execute function private.take_patient_name();
create trigger cases_change_patient_name before update of patient_id on public.cases for each row
  when (old.patient_id is distinct from new.patient_id)
  execute function private.take_patient_name();
create trigger orders_write_changed_patient_name before update of patient_id, case_id on public.orders for each row
  when (old.patient_id is distinct from new.patient_id or old.case_id is distinct from new.case_id)
  execute function private.take_patient_name();

create function private.rename_patients() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_patients uuid[];
begin
  execute $q$
    select array_agg(p.id) from new_rows n join old_rows o on o.profile_id = n.profile_id
    join public.patients p on p.profile_id = n.profile_id
    where n.name <> o.name$q$
  into v_patients;
  if v_patients is not null then
    update public.cases t set patient_name = n.name
    from public.patients p join public.person_names n on n.profile_id = p.profile_id
    where p.id = any (v_patients) and t.patient_id = p.id and t.patient_name is distinct from n.name;
    update public.orders t set patient_name = n.name
    from public.patients p join public.person_names n on n.profile_id = p.profile_id
    where p.id = any (v_patients) and t.patient_id = p.id and t.patient_name is distinct from n.name;
  end if;
  return null;
end
$$;
create trigger person_names_rename_patients after update on public.person_names
  referencing old table as old_rows new table as new_rows for each statement execute function private.rename_patients();

-- What is there already, without a line in the log for every row.
alter table public.cases disable trigger user;
update public.cases t set patient_name = n.name
from public.patients p join public.person_names n on n.profile_id = p.profile_id where p.id = t.patient_id;
alter table public.cases enable trigger user;
alter table public.orders disable trigger user;
update public.orders t set patient_name = n.name
from public.patients p join public.person_names n on n.profile_id = p.profile_id where p.id = t.patient_id;
alter table public.orders enable trigger user;

-- The same columns in the same places. A list asks for the ids of its page first: a join whose columns nobody asks for is left out of
-- the plan, and the counts are taken for the rows of the page only, however many stand before it. is_unread is one set, made once for
-- a question that asks for it and never for one that does not; "in" answers null where the set has a null, which a filter takes for no.
create or replace view public.case_dashboard with (security_invoker = true) as
  select c.id, c.organization_id, c.practice_id, c.patient_id, c.doctor_id, c.assignee_id, c.case_number, c.title, c.case_type, c.priority,
    c.current_state, c.state_since, c.due_at, c.created_at, c.updated_at, c.row_version, c.search_text, p.patient_number,
    c.patient_name, d.name as doctor_name, a.name as assignee_name, r.name as practice_name,
    (select count(*)::int from public.messages m where m.case_id = c.id) as message_count,
    (select max(m.created_at) from public.messages m where m.case_id = c.id) as last_message_at,
    (select count(*)::int from public.case_files f where f.case_id = c.id) as file_count,
    (select count(*)::int from public.order_cases o where o.case_id = c.id) as order_count,
    c.id in (select u.case_id from private.unread_messages() u) as is_unread
  from public.cases c
  left join public.patients p on p.id = c.patient_id
  left join public.person_names d on d.profile_id = c.doctor_id
  left join public.person_names a on a.profile_id = c.assignee_id
  left join public.practices r on r.id = c.practice_id;

create or replace view public.order_summaries with (security_invoker = true) as
  select o.id, o.organization_id, o.practice_id, o.case_id, o.patient_id, o.doctor_id, o.order_number, o.order_type, o.priority,
    o.current_state, o.state_since, o.total_amount, o.currency, o.due_at, o.created_at, o.updated_at, o.row_version, o.search_text,
    (select c.case_number from public.cases c where c.id = o.case_id) as case_number, p.patient_number,
    o.patient_name, d.name as doctor_name, r.name as practice_name,
    o.assignee_id, a.name as assignee_name,
    o.id in (select u.order_id from private.unread_messages() u) as is_unread
  from public.orders o
  left join public.patients p on p.id = o.patient_id
  left join public.person_names d on d.profile_id = o.doctor_id
  left join public.person_names a on a.profile_id = o.assignee_id
  left join public.practices r on r.id = o.practice_id;

create or replace view public.patient_summaries with (security_invoker = true) as
  select p.id, p.organization_id, p.practice_id, p.profile_id, p.doctor_id, p.patient_number, p.status, p.merged_into_id, p.created_at,
    p.updated_at, p.row_version, f.given_name, f.family_name, f.birth_date, f.gender, f.email, f.phone,
    d.name as doctor_name, r.name as practice_name,
    (select count(*)::int from public.cases c where c.patient_id = p.id) as case_count,
    (select count(*)::int from public.orders o where o.patient_id = p.id) as order_count,
    p.id in (select u.patient_id from private.unread_messages() u) as is_unread
  from public.patients p
  left join public.profiles f on f.id = p.profile_id
  left join public.person_names d on d.profile_id = p.doctor_id
  left join public.practices r on r.id = p.practice_id;

-- Orders in the order that a list asks for; the tie-breaker goes the same way, so that one index serves both directions.
create index orders_by_number_idx on public.orders (organization_id, order_number, id);
create index orders_by_patient_idx on public.orders (organization_id, patient_name, id);
create index orders_by_amount_idx on public.orders (organization_id, total_amount, id);
create index orders_by_since_idx on public.orders (organization_id, state_since, id);
create index orders_by_due_idx on public.orders (organization_id, due_at, id);
