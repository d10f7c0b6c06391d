-- Search and unread in the lists, alone or together. As before, the ids come from definer functions that repeat the rule of the policy,
-- the rows come from the view under the policy itself.

drop function public.search_cases(text);
drop function public.search_orders(text);
drop function public.search_patient_summaries(text);

-- Unread is what others wrote in the last thirty days and the caller has not opened. Nobody starts with the messages of years.
create function private.unread_messages() returns table (case_id uuid, order_id uuid, patient_id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me uuid := private.my_profile_id();
  v_labs uuid[] := array(select private.lab_organization_ids());
begin
  -- Two ways, because one condition for both has no index.
  if cardinality(v_labs) > 0 then
    return query
      select m.case_id, m.order_id, m.patient_id from public.messages m
      where m.organization_id = any (v_labs) and m.created_at > now() - interval '30 days' and m.sender_id is distinct from v_me
        and m.recipient_id is null and not exists (select from public.message_reads r where r.message_id = m.id and r.profile_id = v_me);
  else
    return query
      select m.case_id, m.order_id, m.patient_id from public.messages m
      where m.practice_id = any (array(select private.member_practice_ids())) and m.created_at > now() - interval '30 days'
        and m.sender_id is distinct from v_me
        and m.recipient_id is null and not exists (select from public.message_reads r where r.message_id = m.id and r.profile_id = v_me);
  end if;
end
$$;
comment on function private.unread_messages is 'What the unread messages of the caller are about.';

create function private.find_ids(p_noun text, p_query text, p_unread boolean) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_unread uuid[];
begin
  if p_unread then
    v_unread := array(
      select case p_noun when 'case' then coalesce(u.case_id, (select o.case_id from public.orders o where o.id = u.order_id)) when 'order' then u.order_id else u.patient_id end
      from private.unread_messages() u);
  end if;
  return query
    select f.id from (
      select private.search_case_ids(p_query) as id where p_noun = 'case' and p_query is not null
      union all
      select private.search_order_ids(p_query) where p_noun = 'order' and p_query is not null
      union all
      select s.id from private.search_patients(p_query, 100) s where p_noun = 'patient' and p_query is not null
      union all
      select unnest(v_unread) where p_query is null
    ) f
    where not p_unread or f.id = any (v_unread);
end
$$;
comment on function private.find_ids is 'Ids of cases, orders or patients that the search finds, that have unread messages, or both.';

create function public.find_cases(p_query text default null, p_unread boolean default false) returns setof public.case_dashboard
language sql stable security invoker set search_path = '' as $$
  select d.* from public.case_dashboard d where d.id = any (array(select private.find_ids('case', p_query, coalesce(p_unread, false))))
$$;
comment on function public.find_cases is 'Rows of the case list that the search finds or that have unread messages; filter, sort and page them like the list.';
create function public.find_orders(p_query text default null, p_unread boolean default false) returns setof public.order_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.order_summaries d where d.id = any (array(select private.find_ids('order', p_query, coalesce(p_unread, false))))
$$;
comment on function public.find_orders is 'Rows of the order list that the search finds or that have unread messages; filter, sort and page them like the list.';
create function public.find_patients(p_query text default null, p_unread boolean default false) returns setof public.patient_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.patient_summaries d where d.id = any (array(select private.find_ids('patient', p_query, coalesce(p_unread, false))))
$$;
comment on function public.find_patients is 'Rows of the patient list that the search finds or that have unread messages; filter, sort and page them like the list.';

grant execute on function private.unread_messages(), private.find_ids(text, text, boolean) to authenticated;
revoke execute on function public.find_cases(text, boolean), public.find_orders(text, boolean), public.find_patients(text, boolean) from public, anon;
grant execute on function public.find_cases(text, boolean), public.find_orders(text, boolean), public.find_patients(text, boolean) to authenticated;
