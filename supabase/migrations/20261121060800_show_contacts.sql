-- The page of a patient shows the addresses and telephone numbers that a merge kept beside the chosen ones.

create or replace function public.open_patient(p_patient_id uuid, p_before timestamptz default null) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_patient jsonb;
begin
  select to_jsonb(d) into v_patient
  from (
    select id, organization_id, practice_id, profile_id, doctor_id, patient_number, status, merged_into_id, created_at, updated_at,
      row_version, given_name, family_name, birth_date, gender, email, phone, doctor_name, practice_name, case_count, order_count
    from public.patient_summaries where id = p_patient_id
  ) d;
  if v_patient is null then
    return null;
  end if;
  perform public.record_access(array[p_patient_id], 'treatment', '/patients/[patientId]');
  return jsonb_build_object(
    'patient', v_patient,
    'aliases', coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value) order by a.created_at, a.id)
      from public.patient_aliases a where a.patient_id = p_patient_id), '[]'),
    'contacts', coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'value', t.value) order by t.kind, t.value)
      from public.patient_contacts t where t.patient_id = p_patient_id), '[]'),
    'cases', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'case_number', c.case_number, 'title', c.title, 'current_state', c.current_state,
        'created_at', c.created_at) order by c.created_at desc, c.id)
      from public.cases c where c.patient_id = p_patient_id), '[]'),
    'orders', coalesce((
      select jsonb_agg(jsonb_build_object('id', o.id, 'order_number', o.order_number, 'order_type', o.order_type, 'current_state', o.current_state,
        'total_amount', o.total_amount, 'currency', o.currency, 'created_at', o.created_at) order by o.created_at desc, o.id)
      from public.orders o where o.patient_id = p_patient_id), '[]'),
    'consents', coalesce((
      select jsonb_agg(jsonb_build_object('id', k.id, 'scope', k.scope, 'version', k.version, 'grantedAt', k.granted_at, 'revokedAt', k.revoked_at)
        order by k.granted_at desc, k.id)
      from public.consents k where k.patient_id = p_patient_id), '[]'),
    'accesses', coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'purpose', a.purpose, 'place', a.place,
        'who', (select f.given_name || ' ' || f.family_name from public.profiles f where f.user_id = a.actor)) order by a.at desc, a.id)
      from (select * from public.access_entries e where e.patient_id = p_patient_id order by e.at desc, e.id limit 20) a), '[]'),
    'stream', private.stream('{}', '{}', array[p_patient_id], p_before)
  );
end
$$;
