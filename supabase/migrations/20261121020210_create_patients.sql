-- Patients, what they were called before, and who may know whose name.

create table public.patients (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  profile_id uuid not null unique,
  patient_number text not null,
  doctor_id uuid,
  status text not null default 'active' check (status in ('active', 'on_hold', 'archived')),
  suffix text,
  treatment_schemes jsonb,
  medical_history jsonb not null default '{}' check (jsonb_typeof(medical_history) = 'object'),
  preferences jsonb not null default '{}' check (jsonb_typeof(preferences) = 'object'),
  emergency_contact jsonb check (jsonb_typeof(emergency_contact) = 'object'),
  merged_into_id uuid,
  merged_at timestamptz,
  search_text text not null default '',
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id),
  foreign key (doctor_id, organization_id) references public.profiles (id, organization_id),
  foreign key (merged_into_id, organization_id) references public.patients (id, organization_id),
  check ((merged_into_id is null) = (merged_at is null)),
  check (merged_into_id <> id)
);
comment on table public.patients is 'The patient facet of a person. Without a practice is a real case: the lab sees it, no practice does.';
comment on column public.patients.patient_number is 'What people call the patient by; unique among the living records of a practice. Old numbers are aliases.';
comment on column public.patients.doctor_id is 'The treating doctor, a person of the directory.';
comment on column public.patients.suffix is 'The legacy four-character tag, opaque; part of old order and case numbers.';
comment on column public.patients.treatment_schemes is 'Legacy treatment scheme as it was.';
comment on column public.patients.merged_into_id is 'The record that took this one over. Doctors see the survivor only.';
comment on column public.patients.search_text is 'Folded name, numbers and aliases, kept by triggers, so that search reads one table.';
create unique index patients_number_idx on public.patients (organization_id, practice_id, patient_number) nulls not distinct
  where merged_into_id is null;
create index patients_organization_idx on public.patients (organization_id, created_at desc, id);
create index patients_practice_idx on public.patients (practice_id, organization_id, created_at desc, id);
create index patients_profile_idx on public.patients (profile_id, organization_id);
create index patients_doctor_idx on public.patients (doctor_id, organization_id);
create index patients_merged_into_idx on public.patients (merged_into_id, organization_id);
create index patients_search_idx on public.patients using gin (search_text extensions.gin_trgm_ops);

create table public.patient_aliases (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  patient_id uuid not null,
  kind text not null check (kind in ('number', 'name', 'legacy_number')),
  value text not null check (btrim(value) <> ''),
  source text not null default 'person' check (source in ('person', 'merge', 'migration')),
  created_at timestamptz not null default now(),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  unique (patient_id, kind, value)
);
comment on table public.patient_aliases is 'Names and numbers a patient was known by before: a maiden name, the number of a merged record. Search finds them.';
create index patient_aliases_patient_idx on public.patient_aliases (patient_id, organization_id);
create index patient_aliases_practice_idx on public.patient_aliases (practice_id);
create index patient_aliases_organization_idx on public.patient_aliases (organization_id);

create function private.number_patient() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_practice int := coalesce((select number from public.practices where id = new.practice_id), 0);
begin
  loop
    new.patient_number := private.number_text('P' || v_practice || '-', private.next_number(coalesce(new.practice_id, new.organization_id), 'patient'), 4);
    exit when not exists (
      select from public.patients
      where organization_id = new.organization_id and practice_id is not distinct from new.practice_id
        and patient_number = new.patient_number
    );
  end loop;
  return new;
end
$$;
comment on function private.number_patient is 'Gives the next number of the practice; a migrated row that took one already is stepped over.';
create trigger patients_number before insert on public.patients for each row when (new.patient_number is null)
  execute function private.number_patient();

-- Names of people are needed beside every message and order, contact data is not. So names have a table of their own, kept by a
-- trigger, which practice members may read where profiles stay closed to them.
alter table public.profiles add column practice_id uuid;
comment on column public.profiles.practice_id is 'For a patient: the practice whose members may see this person. Kept equal to patients.practice_id by a trigger.';
alter table public.profiles add foreign key (practice_id, organization_id) references public.practices (id, organization_id);
create index profiles_practice_idx on public.profiles (practice_id, organization_id);

alter table public.profiles add column is_listed boolean not null default true;
comment on column public.profiles.is_listed is 'Stands in the directory: everybody but those who are known as patients only.';
create index profiles_listed_idx on public.profiles (organization_id, family_name, given_name, id) where is_listed;

create table public.person_names (
  profile_id uuid primary key references public.profiles (id) on delete cascade,
  organization_id uuid not null references public.organizations (id),
  practice_id uuid,
  name text not null
);
comment on column public.person_names.practice_id is 'For patients only: whose members may read the name.';
comment on table public.person_names is 'Names only, for those who may see the person''s work: a patient''s for the own practice, a practice''s people for each other, the lab''s people for their customers.';
create index person_names_organization_idx on public.person_names (organization_id);
create index person_names_practice_idx on public.person_names (practice_id);

create function private.copy_names() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.person_names (profile_id, organization_id, practice_id, name)
  select id, organization_id, practice_id, given_name || ' ' || family_name from new_rows
  on conflict (profile_id) do update set name = excluded.name, practice_id = excluded.practice_id
  where (public.person_names.name, public.person_names.practice_id) is distinct from (excluded.name, excluded.practice_id);
  return null;
end
$$;
create trigger profiles_copy_names_added after insert on public.profiles referencing new table as new_rows
  for each statement execute function private.copy_names();
create trigger profiles_copy_names_changed after update on public.profiles referencing new table as new_rows
  for each statement execute function private.copy_names();
insert into public.person_names (profile_id, organization_id, name)
select id, organization_id, given_name || ' ' || family_name from public.profiles;

-- What search reads. Set-based, because the migration brings patients by the thousand.
-- Statement triggers also fire for no rows, and these two tables touch each other: doing nothing is what ends the circle.
create function private.index_patients(p_patient_ids uuid[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if cardinality(p_patient_ids) = 0 then
    return;
  end if;
  update public.patients t set search_text = s.search_text
  from (
    select p.id, private.fold_text(concat_ws(' ', f.given_name, f.family_name, p.patient_number, p.suffix,
      (select string_agg(a.value, ' ' order by a.value) from public.patient_aliases a where a.patient_id = p.id))) as search_text
    from public.patients p
    join public.profiles f on f.id = p.profile_id
    where p.id = any (p_patient_ids)
  ) s
  where s.id = t.id and s.search_text <> t.search_text;
end
$$;

-- Statements over transition tables are executed as text, here and in every trigger like this one: a kept plan that was made for one row
-- compares every old row with every new one when a hundred thousand come.
create function private.patients_added() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute $q$
    update public.profiles f set practice_id = n.practice_id
    from new_rows n where f.id = n.profile_id and n.merged_into_id is null and f.practice_id is distinct from n.practice_id$q$;
  perform private.index_patients(array(select id from new_rows));
  return null;
end
$$;
create trigger patients_added after insert on public.patients referencing new table as new_rows
  for each statement execute function private.patients_added();

create function private.patients_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_moved uuid[];
  v_renumbered uuid[];
begin
  execute $q$
    select array_agg(n.id) filter (where (o.practice_id, o.merged_into_id) is distinct from (n.practice_id, n.merged_into_id)),
      array_agg(n.id) filter (where (n.patient_number, n.suffix) is distinct from (o.patient_number, o.suffix))
    from new_rows n join old_rows o on o.id = n.id$q$
  into v_moved, v_renumbered;
  -- A merged record disappears from its practice with name and person.
  if v_moved is not null then
    update public.profiles f set practice_id = case when p.merged_into_id is null then p.practice_id end
    from public.patients p where p.id = any (v_moved) and f.id = p.profile_id;
  end if;
  perform private.index_patients(coalesce(v_renumbered, '{}'));
  return null;
end
$$;
create trigger patients_changed after update on public.patients referencing old table as old_rows new table as new_rows
  for each statement execute function private.patients_changed();

create function private.reindex_renamed() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_patients uuid[];
begin
  execute $q$
    select array_agg(p.id) from new_rows n join old_rows o on o.id = n.id join public.patients p on p.profile_id = n.id
    where (n.given_name, n.family_name) is distinct from (o.given_name, o.family_name)$q$
  into v_patients;
  perform private.index_patients(coalesce(v_patients, '{}'));
  return null;
end
$$;
create trigger profiles_reindex after update on public.profiles referencing old table as old_rows new table as new_rows
  for each statement execute function private.reindex_renamed();

create function private.reindex_aliased() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.index_patients(array(select distinct patient_id from changed_rows));
  return null;
end
$$;
create trigger patient_aliases_reindex_added after insert on public.patient_aliases referencing new table as changed_rows
  for each statement execute function private.reindex_aliased();
create trigger patient_aliases_reindex_removed after delete on public.patient_aliases referencing old table as changed_rows
  for each statement execute function private.reindex_aliased();

create function private.my_patient_ids() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id
    from public.profiles f
    join public.patients p on p.profile_id = f.id
    where f.user_id = (select auth.uid()) and f.access_suspended_at is null and 'patient' in (select private.my_roles());
end
$$;
comment on function private.my_patient_ids is 'The caller''s own record, for logins that are a patient''s.';
grant execute on function private.my_patient_ids() to authenticated;

alter table public.patients enable row level security;
alter table public.patients force row level security;
grant select on public.patients to authenticated;
create policy patients_select_lab_and_members_and_patient on public.patients for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or (merged_into_id is null and practice_id = any (array(select private.member_practice_ids())))
    or id = any (array(select private.my_patient_ids()))
  );
create trigger patients_touch before update on public.patients for each row execute function private.touch_row();
select audit.attach('public.patients');

alter table public.patient_aliases enable row level security;
alter table public.patient_aliases force row level security;
grant select on public.patient_aliases to authenticated;
grant insert (patient_id, kind, value) on public.patient_aliases to authenticated;
grant delete on public.patient_aliases to authenticated;
create policy patient_aliases_select_lab_and_members on public.patient_aliases for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or (practice_id = any (array(select private.member_practice_ids()))
      and exists (select from public.patients p where p.id = patient_id))
  );
create policy patient_aliases_insert_lab on public.patient_aliases for insert to authenticated
  with check (organization_id = any (array(select private.lab_organization_ids())));
create policy patient_aliases_delete_lab on public.patient_aliases for delete to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create trigger patient_aliases_inherit_tenant before insert on public.patient_aliases for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('patient_id', 'patients');
select audit.attach('public.patient_aliases');

create function private.known_profile_ids() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_practices uuid[] := array(select private.member_practice_ids());
  v_suppliers uuid[];
begin
  return query select m.profile_id from public.practice_members m where m.practice_id = any (v_practices);

  v_suppliers := array(
    select p.organization_id from public.practices p where p.id = any (v_practices)
    union
    select p.organization_id from public.patients p where p.id in (select private.my_patient_ids())
  );
  if cardinality(v_suppliers) > 0 then
    return query
      select p.id
      from private.user_roles r
      join public.roles v on v.key = r.role and v.scope = 'organization'
      join public.profiles p on p.user_id = r.user_id
      where r.organization_id = any (v_suppliers)
      union
      select r.profile_id
      from public.profile_roles r
      join public.roles v on v.key = r.role and v.scope = 'organization'
      where r.organization_id = any (v_suppliers);
  end if;
end
$$;
comment on function private.known_profile_ids is 'Whom a customer of the lab knows by name: the people of their practices, past ones too, and the lab''s. Not other customers.';
grant execute on function private.known_profile_ids() to authenticated;

alter table public.person_names enable row level security;
alter table public.person_names force row level security;
grant select on public.person_names to authenticated;
create policy person_names_select_lab_and_members_and_colleagues_and_self on public.person_names for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
    or profile_id = any (array(select private.known_profile_ids()))
    or profile_id = (select private.my_profile_id())
  );

drop policy profiles_select_self_and_lab on public.profiles;
create policy profiles_select_self_and_lab_and_members on public.profiles for select to authenticated
  using (
    user_id = (select auth.uid())
    or organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
