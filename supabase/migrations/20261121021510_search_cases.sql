-- Search in the lists of cases and orders: numbers and titles, and everything that finds a patient. The ids come from definer functions
-- that repeat the rule of the policy (see search_patients); the rows come from the view, under the policy itself.
create function private.search_case_ids(p_query text) returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_patterns text[] := private.search_patterns(p_query);
  v_labs uuid[] := array(select private.lab_organization_ids());
  v_practices uuid[] := array(select private.member_practice_ids());
  v_own uuid[] := array(select private.my_patient_ids());
  v_patients uuid[] := array(select s.id from private.search_patients(p_query, 100) s);
begin
  return query
    select c.id from public.cases c
    where c.search_text like v_patterns[1] and c.search_text like all (v_patterns)
      and (c.organization_id = any (v_labs) or c.practice_id = any (v_practices) or c.patient_id = any (v_own))
    limit 500;
  return query
    select c.id from public.cases c
    where c.patient_id = any (v_patients)
      and (c.organization_id = any (v_labs) or c.practice_id = any (v_practices) or c.patient_id = any (v_own));
end
$$;

create function private.search_order_ids(p_query text) returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_patterns text[] := private.search_patterns(p_query);
  v_labs uuid[] := array(select private.lab_organization_ids());
  v_practices uuid[] := array(select private.member_practice_ids());
  v_own uuid[] := array(select private.my_patient_ids());
  v_patients uuid[] := array(select s.id from private.search_patients(p_query, 100) s);
begin
  return query
    select o.id from public.orders o
    where o.search_text like v_patterns[1] and o.search_text like all (v_patterns)
      and (o.organization_id = any (v_labs) or o.practice_id = any (v_practices) or o.patient_id = any (v_own))
    limit 500;
  return query
    select o.id from public.orders o
    where o.patient_id = any (v_patients)
      and (o.organization_id = any (v_labs) or o.practice_id = any (v_practices) or o.patient_id = any (v_own));
end
$$;
grant execute on function private.search_case_ids(text), private.search_order_ids(text) to authenticated;

create function public.search_cases(p_query text) returns setof public.case_dashboard
language sql stable security invoker set search_path = '' as $$
  select d.* from public.case_dashboard d where d.id = any (array(select private.search_case_ids(p_query)))
$$;
comment on function public.search_cases is 'Rows of the case list whose number, title or patient matches; filter, sort and page them like the list.';
create function public.search_orders(p_query text) returns setof public.order_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.order_summaries d where d.id = any (array(select private.search_order_ids(p_query)))
$$;
comment on function public.search_orders is 'Rows of the order list whose number or patient matches; filter, sort and page them like the list.';
create function public.search_patient_summaries(p_query text) returns setof public.patient_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.patient_summaries d where d.id = any (array(select s.id from private.search_patients(p_query, 100) s))
$$;
comment on function public.search_patient_summaries is 'Rows of the patient list that the search finds, the hundred likeliest; filter, sort and page them like the list.';
revoke execute on function public.search_patient_summaries(text) from public, anon;
grant execute on function public.search_patient_summaries(text) to authenticated;
revoke execute on function public.search_cases(text), public.search_orders(text) from public, anon;
grant execute on function public.search_cases(text), public.search_orders(text) to authenticated;
