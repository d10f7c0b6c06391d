-- Search in the lists, under names that say what they do. As before, the ids come from definer functions that repeat the rule of the
-- policy, the rows come from the view under the policy itself. And what is unread, which the views answer as a column.

drop function public.search_cases(text);
drop function public.search_orders(text);
drop function public.search_patient_summaries(text);

-- Unread is what others wrote in the last thirty days and the caller has not opened. Nobody starts with the messages of years.
create function private.unread_messages() returns table (case_id uuid, order_id uuid, patient_id uuid)
language plpgsql stable security definer rows 2000 set search_path = '' as $$
declare
  v_me uuid := private.my_profile_id();
  v_labs uuid[] := array(select private.lab_organization_ids());
begin
  -- Two ways, because one condition for both has no index.
  if cardinality(v_labs) > 0 then
    return query
      select coalesce(m.case_id, o.case_id), m.order_id, m.patient_id
      from public.messages m left join public.orders o on o.id = m.order_id
      where m.organization_id = any (v_labs) and m.created_at > now() - interval '30 days' and m.sender_id is distinct from v_me
        and m.recipient_id is null and not exists (select from public.message_reads r where r.message_id = m.id and r.profile_id = v_me);
  else
    return query
      select coalesce(m.case_id, o.case_id), m.order_id, m.patient_id
      from public.messages m left join public.orders o on o.id = m.order_id
      where m.practice_id = any (array(select private.member_practice_ids())) and m.created_at > now() - interval '30 days'
        and m.sender_id is distinct from v_me
        and m.recipient_id is null and not exists (select from public.message_reads r where r.message_id = m.id and r.profile_id = v_me);
  end if;
end
$$;
comment on function private.unread_messages is 'What the unread messages of the caller are about; a message about an order is about its case too.';

create function private.find_ids(p_noun text, p_query text) returns setof uuid
language plpgsql stable security definer rows 200 set search_path = '' as $$
begin
  if btrim(coalesce(p_query, '')) = '' then
    return;
  end if;
  return query
    select private.search_case_ids(p_query) where p_noun = 'case'
    union
    select private.search_order_ids(p_query) where p_noun = 'order'
    union
    select f.id from private.search_patients(p_query, 100) f where p_noun = 'patient';
end
$$;
comment on function private.find_ids is 'Ids of cases, orders or patients that the search finds.';

create function public.find_cases(p_query text) returns setof public.case_dashboard
language sql stable security invoker set search_path = '' as $$
  select d.* from public.case_dashboard d where d.id in (select f.id from private.find_ids('case', p_query) f(id))
$$;
comment on function public.find_cases is 'Rows of the case list whose number, title or patient matches; filter, sort and page them like the list.';
create function public.find_orders(p_query text) returns setof public.order_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.order_summaries d where d.id in (select f.id from private.find_ids('order', p_query) f(id))
$$;
comment on function public.find_orders is 'Rows of the order list whose number or patient matches; filter, sort and page them like the list.';
create function public.find_patients(p_query text) returns setof public.patient_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.patient_summaries d where d.id in (select f.id from private.find_ids('patient', p_query) f(id))
$$;
comment on function public.find_patients is 'Rows of the patient list that the search finds, the hundred likeliest; filter, sort and page them like the list.';

grant execute on function private.unread_messages(), private.find_ids(text, text) to authenticated;
revoke execute on function public.find_cases(text), public.find_orders(text), public.find_patients(text) from public, anon;
grant execute on function public.find_cases(text), public.find_orders(text), public.find_patients(text) to authenticated;
