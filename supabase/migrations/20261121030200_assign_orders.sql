-- Orders are looked after by somebody, as cases are; and a patient's consents are there to be read.

alter table public.orders add column assignee_id uuid;
comment on column public.orders.assignee_id is 'Who in the lab looks after it.';
alter table public.orders add foreign key (assignee_id, organization_id) references public.profiles (id, organization_id);
create index orders_assignee_idx on public.orders (assignee_id, organization_id, current_state);
grant update (assignee_id) on public.orders to authenticated;

create or replace view public.order_summaries with (security_invoker = true) as
  select o.id, o.organization_id, o.practice_id, o.case_id, o.patient_id, o.doctor_id, o.order_number, o.order_type, o.priority,
    o.current_state, o.state_since, o.total_amount, o.currency, o.due_at, o.created_at, o.updated_at, o.row_version, o.search_text,
    (select c.case_number from public.cases c where c.id = o.case_id) as case_number, p.patient_number,
    (select n.name from public.person_names n where n.profile_id = p.profile_id) as patient_name,
    (select n.name from public.person_names n where n.profile_id = o.doctor_id) as doctor_name,
    (select r.name from public.practices r where r.id = o.practice_id) as practice_name,
    o.assignee_id,
    (select n.name from public.person_names n where n.profile_id = o.assignee_id) as assignee_name
  from public.orders o
  left join public.patients p on p.id = o.patient_id;

-- Work is given to people of the lab: not to a doctor, a patient, or somebody whose access is off.
create function private.require_colleague() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.profiles f
    where f.id = new.assignee_id and f.organization_id = new.organization_id and f.access_suspended_at is null
      and (
        exists (
          select from public.profile_roles r join public.roles v on v.key = r.role and v.scope = 'organization'
          where r.profile_id = f.id and r.withdrawn_at is null)
        or exists (
          select from private.user_roles r join public.roles v on v.key = r.role and v.scope = 'organization' where r.user_id = f.user_id)
      )
  ) then
    raise exception 'This person does not work in the lab.' using errcode = 'PT422';
  end if;
  return new;
end
$$;
create trigger cases_colleague before update of assignee_id on public.cases for each row
  when (auth.uid() is not null and new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id)
  execute function private.require_colleague();
create trigger orders_colleague before update of assignee_id on public.orders for each row
  when (auth.uid() is not null and new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id)
  execute function private.require_colleague();
create trigger tasks_work_for_colleague before insert on public.tasks for each row
  when (auth.uid() is not null and new.assignee_id is not null) execute function private.require_colleague();
create trigger tasks_colleague before update of assignee_id on public.tasks for each row
  when (auth.uid() is not null and new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id)
  execute function private.require_colleague();

-- Many at once; ids in the body, because a thousand of them are too long for an address.
create function public.assign_cases(p_case_ids uuid[], p_assignee_id uuid) returns int
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_rows int;
begin
  update public.cases set assignee_id = p_assignee_id where id = any (p_case_ids[:1000]) and assignee_id is distinct from p_assignee_id;
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
comment on function public.assign_cases is 'Gives up to 1000 cases to somebody, or to nobody; returns how many changed.';
create function public.assign_orders(p_order_ids uuid[], p_assignee_id uuid) returns int
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_rows int;
begin
  update public.orders set assignee_id = p_assignee_id where id = any (p_order_ids[:1000]) and assignee_id is distinct from p_assignee_id;
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
comment on function public.assign_orders is 'Gives up to 1000 orders to somebody, or to nobody; returns how many changed.';
revoke execute on function public.assign_cases(uuid[], uuid), public.assign_orders(uuid[], uuid) from public, anon;
grant execute on function public.assign_cases(uuid[], uuid), public.assign_orders(uuid[], uuid) to authenticated;

create table public.consents (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  practice_id uuid,
  patient_id uuid not null,
  scope text not null check (scope in ('treatment', 'research', 'marketing', 'ai_processing')),
  version text not null default '',
  evidence text not null default '',
  granted_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  check (revoked_at >= granted_at)
);
comment on table public.consents is 'What a patient agreed to, and until when. Rows are added and closed, never changed.';
comment on column public.consents.version is 'Of the text that was agreed to.';
create index consents_patient_idx on public.consents (patient_id, organization_id, scope, granted_at desc);
create index consents_organization_idx on public.consents (organization_id);
create index consents_practice_idx on public.consents (practice_id);
alter table public.consents enable row level security;
alter table public.consents force row level security;
grant select on public.consents to authenticated;
create policy consents_select_lab_and_members_and_patient on public.consents for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or (practice_id = any (array(select private.member_practice_ids()))
      and exists (select from public.patients p where p.id = patient_id))
    or patient_id = any (array(select private.my_patient_ids()))
  );
select audit.attach('public.consents');
