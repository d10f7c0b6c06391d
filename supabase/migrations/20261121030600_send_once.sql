-- A form that is sent twice, by a double click, a lost answer or a replay, adds one row: it brings the id of what it adds.

grant insert (id) on public.messages, public.comments, public.tasks, public.treatment_discussions, public.discussion_replies,
  public.instructions, public.cases, public.orders, public.order_items, public.projects, public.files to authenticated;

drop function public.create_patient(uuid, text, text, date, text, text, text, uuid);
drop function private.create_patient(uuid, text, text, date, text, text, text, uuid);

create function private.create_patient(
  p_practice_id uuid, p_given_name text, p_family_name text, p_birth_date date, p_gender text, p_email text, p_phone text,
  p_doctor_id uuid, p_id uuid
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
  insert into public.patients (id, organization_id, practice_id, profile_id, doctor_id)
  values (coalesce(p_id, gen_random_uuid()), v_organization_id, p_practice_id, v_profile_id, p_doctor_id)
  returning id into v_patient_id;
  return v_patient_id;
end
$$;
grant execute on function private.create_patient(uuid, text, text, date, text, text, text, uuid, uuid) to authenticated;

create function public.create_patient(
  p_practice_id uuid, p_given_name text, p_family_name text, p_birth_date date default null, p_gender text default null,
  p_email text default null, p_phone text default null, p_doctor_id uuid default null, p_id uuid default null
) returns uuid
language sql volatile security invoker set search_path = '' as $$
  select private.create_patient(p_practice_id, p_given_name, p_family_name, p_birth_date, p_gender, p_email, p_phone, p_doctor_id, p_id)
$$;
comment on function public.create_patient is 'Adds a person and their patient record, numbered, for lab people and members of the practice. The same id adds it once.';
revoke execute on function public.create_patient(uuid, text, text, date, text, text, text, uuid, uuid) from public, anon;
grant execute on function public.create_patient(uuid, text, text, date, text, text, text, uuid, uuid) to authenticated;

-- Likely the same person: shown while somebody types a new patient, never in the way. Name and birth date only; the review of duplicates
-- knows more.
create function public.find_likely_patients(p_name text, p_birth_date date default null)
returns table (id uuid, patient_number text, name text, birth_date date, practice_name text)
language sql stable security invoker set search_path = '' as $$
  select s.id, s.patient_number, s.name, f.birth_date, (select r.name from public.practices r where r.id = s.practice_id)
  from public.search_patients(p_name, 20) s
  join public.patients p on p.id = s.id and p.merged_into_id is null
  left join public.profiles f on f.id = p.profile_id
  where s.likeness >= 0.6 or f.birth_date = p_birth_date
  order by (f.birth_date = p_birth_date) desc nulls last, s.likeness desc, s.id
  limit 5
$$;
comment on function public.find_likely_patients is 'Existing patients that a new one may be.';
revoke execute on function public.find_likely_patients(text, date) from public, anon;
grant execute on function public.find_likely_patients(text, date) to authenticated;
