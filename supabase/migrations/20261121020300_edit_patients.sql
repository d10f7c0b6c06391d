-- A patient is a person and a facet of it; both are written in one transaction. Doors in public, work in private.

create function private.may_work_in(p_organization_id uuid, p_practice_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select p_organization_id in (select private.lab_organization_ids()) or p_practice_id in (select private.member_practice_ids())
  );
end
$$;
comment on function private.may_work_in is 'Lab people everywhere in their organization, practice members in their practices.';
grant execute on function private.may_work_in(uuid, uuid) to authenticated;

create function private.create_patient(
  p_practice_id uuid, p_given_name text, p_family_name text, p_birth_date date, p_gender text, p_email text, p_phone text,
  p_doctor_id uuid
) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_organization_id uuid := coalesce((select organization_id from public.practices where id = p_practice_id), private.my_organization_id());
  v_profile_id uuid;
  v_patient_id uuid;
begin
  if not coalesce(private.may_work_in(v_organization_id, p_practice_id), false) then
    raise exception 'You cannot add patients here.' using errcode = '42501';
  end if;
  if p_practice_id is not null and not exists (select from public.practices where id = p_practice_id and is_active) then
    raise exception 'This practice is closed.' using errcode = 'PT422';
  end if;
  insert into public.profiles (organization_id, is_listed, given_name, family_name, birth_date, gender, email, phone)
  values (v_organization_id, false, btrim(p_given_name), btrim(p_family_name), p_birth_date, p_gender, nullif(lower(btrim(p_email)), ''), nullif(btrim(p_phone), ''))
  returning id into v_profile_id;
  insert into public.patients (organization_id, practice_id, profile_id, doctor_id)
  values (v_organization_id, p_practice_id, v_profile_id, p_doctor_id)
  returning id into v_patient_id;
  return v_patient_id;
end
$$;

create function private.update_patient(
  p_patient_id uuid, p_expected_version int, p_given_name text, p_family_name text, p_birth_date date, p_gender text, p_email text,
  p_phone text, p_doctor_id uuid, p_status text
) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_patient public.patients;
  v_version int;
begin
  -- Person before patient, in the order in which a renamed person reaches its patient.
  perform 1 from public.profiles where id = (select profile_id from public.patients where id = p_patient_id) for no key update;
  select * into v_patient from public.patients where id = p_patient_id for no key update;
  if not coalesce(private.may_work_in(v_patient.organization_id, case when v_patient.merged_into_id is null then v_patient.practice_id end), false) then
    raise exception 'There is no such patient.' using errcode = 'PT404';
  end if;
  if v_patient.merged_into_id is not null then
    raise exception 'This record was merged into another one. Change that one.' using errcode = 'PT422';
  end if;
  if v_patient.row_version is distinct from p_expected_version then
    raise exception 'Somebody changed this patient in the meantime.' using errcode = 'PT409';
  end if;
  update public.profiles
  set given_name = btrim(p_given_name), family_name = btrim(p_family_name), birth_date = p_birth_date, gender = p_gender,
    email = nullif(lower(btrim(p_email)), ''), phone = nullif(btrim(p_phone), '')
  where id = v_patient.profile_id;
  -- Written even when only the person changed: the version that an editor holds covers both.
  update public.patients set doctor_id = p_doctor_id, status = p_status where id = p_patient_id;
  select row_version into v_version from public.patients where id = p_patient_id;
  return v_version;
end
$$;
grant execute on function
  private.create_patient(uuid, text, text, date, text, text, text, uuid),
  private.update_patient(uuid, int, text, text, date, text, text, text, uuid, text)
to authenticated;

create function public.create_patient(
  p_practice_id uuid, p_given_name text, p_family_name text, p_birth_date date default null, p_gender text default null,
  p_email text default null, p_phone text default null, p_doctor_id uuid default null
) returns uuid
language sql volatile security invoker set search_path = '' as $$
  select private.create_patient(p_practice_id, p_given_name, p_family_name, p_birth_date, p_gender, p_email, p_phone, p_doctor_id)
$$;
comment on function public.create_patient is 'Adds a person and their patient record, numbered, for lab people and members of the practice.';

create function public.update_patient(
  p_patient_id uuid, p_expected_version int, p_given_name text, p_family_name text, p_birth_date date default null,
  p_gender text default null, p_email text default null, p_phone text default null, p_doctor_id uuid default null,
  p_status text default 'active'
) returns int
language sql volatile security invoker set search_path = '' as $$
  select private.update_patient(p_patient_id, p_expected_version, p_given_name, p_family_name, p_birth_date, p_gender, p_email, p_phone, p_doctor_id, p_status)
$$;
comment on function public.update_patient is 'Changes a patient when nobody else has since the expected version; returns the new version.';

create function private.search_patterns(p_query text) returns text[]
language sql immutable parallel safe set search_path = '' as $$
  select array_agg('%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by length(w) desc)
  from (select distinct w from regexp_split_to_table(btrim(private.fold_text(left(p_query, 200))), '\s+') w limit 12) words
$$;
comment on function private.search_patterns is 'The words of a search as patterns, the longest first: that one the index is asked for.';

-- Search: every word must be in name, number or alias; when nothing has them all, likeness decides. A definer function that repeats the
-- rule of the policy: LIKE and likeness are not leakproof, so under the policy itself no index would ever be asked. Custom plans, because
-- a word of two letters has no trigram and must take another way.
create function private.search_patients(p_query text, p_limit int)
returns table (id uuid, patient_number text, name text, practice_id uuid, merged_into_id uuid, likeness real)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_query text := private.fold_text(btrim(regexp_replace(left(p_query, 200), '\s+', ' ', 'g')));
  v_patterns text[] := private.search_patterns(p_query);
  v_labs uuid[] := array(select private.lab_organization_ids());
  v_practices uuid[] := array(select private.member_practice_ids());
  v_own uuid[] := array(select private.my_patient_ids());
  v_limit int := least(greatest(p_limit, 1), 100);
begin
  if length(coalesce(v_query, '')) < 2 then
    return;
  end if;
  return query
    select p.id, p.patient_number, n.name, p.practice_id, p.merged_into_id, extensions.word_similarity(v_query, p.search_text) as likeness
    from (
      select * from public.patients c
      where c.search_text like v_patterns[1] and c.search_text like all (v_patterns)
        and (c.organization_id = any (v_labs) or (c.merged_into_id is null and c.practice_id = any (v_practices)) or c.id = any (v_own))
      limit 500
    ) p
    join public.person_names n on n.profile_id = p.profile_id
    order by likeness desc, n.name, p.id
    limit v_limit;
  if not found then
    return query
      select p.id, p.patient_number, n.name, p.practice_id, p.merged_into_id, extensions.word_similarity(v_query, p.search_text) as likeness
      from (
        select * from public.patients c
        where c.search_text operator(extensions.%>) v_query
          and (c.organization_id = any (v_labs) or (c.merged_into_id is null and c.practice_id = any (v_practices)) or c.id = any (v_own))
        limit 500
      ) p
      join public.person_names n on n.profile_id = p.profile_id
      order by likeness desc, n.name, p.id
      limit v_limit;
  end if;
end
$$;
grant execute on function private.search_patients(text, int) to authenticated;
create function public.search_patients(p_query text, p_limit int default 20)
returns table (id uuid, patient_number text, name text, practice_id uuid, merged_into_id uuid, likeness real)
language sql stable security invoker set search_path = '' as $$ select * from private.search_patients(p_query, p_limit) $$;
comment on function public.search_patients is 'Patients by name, number or alias, in any order of words, without accents, tolerant of typing errors. At most 500 matches are ranked.';

-- Reads of patient data. Only patients whom the caller can see are written, so that nobody can put strangers into the log.
create function private.record_access(p_patient_ids uuid[], p_purpose text, p_place text) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_rows int;
begin
  if p_place !~ '^/[A-Za-z/\[\]-]{0,100}$' then
    raise exception 'A place is a route without ids.' using errcode = 'PT422';
  end if;
  if not exists (select from public.access_purposes where key = p_purpose and is_active) then
    raise exception 'There is no purpose "%".', p_purpose using errcode = 'PT422';
  end if;
  insert into audit.access_log (organization_id, patient_id, purpose, place, actor, actor_roles, request_id)
  select p.organization_id, p.id, p_purpose, left(p_place, 200), auth.uid(), array(select private.my_roles()), private.request_id()
  from public.patients p
  where p.id = any (p_patient_ids) and (
    p.organization_id = any (array(select private.lab_organization_ids()))
    or (p.merged_into_id is null and p.practice_id = any (array(select private.member_practice_ids())))
    or p.id = any (array(select private.my_patient_ids()))
  );
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
grant execute on function private.record_access(uuid[], text, text) to authenticated;
create function public.record_access(p_patient_ids uuid[], p_purpose text, p_place text) returns int
language sql volatile security invoker set search_path = '' as $$
  select private.record_access(p_patient_ids, p_purpose, p_place)
$$;
comment on function public.record_access is 'Writes to the access log that the caller looked at these patients, and why; returns how many rows it wrote.';

revoke execute on function
  public.create_patient(uuid, text, text, date, text, text, text, uuid),
  public.update_patient(uuid, int, text, text, date, text, text, text, uuid, text),
  public.search_patients(text, int), public.record_access(uuid[], text, text)
from public, anon;
grant execute on function
  public.create_patient(uuid, text, text, date, text, text, text, uuid),
  public.update_patient(uuid, int, text, text, date, text, text, text, uuid, text),
  public.search_patients(text, int), public.record_access(uuid[], text, text)
to authenticated;
