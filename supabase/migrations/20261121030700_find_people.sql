-- Whom one may choose: colleagues of the lab, and doctors and assistants of the practices that the caller works with.

create function private.find_people(p_query text, p_in_lab boolean) returns table (id uuid, name text, note text)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_patterns text[] := coalesce(private.search_patterns(nullif(btrim(p_query), '')), array['%']);
  v_labs uuid[] := array(select private.lab_organization_ids());
  v_practices uuid[] := array(select private.member_practice_ids());
begin
  if p_in_lab then
    return query
      select f.id, f.given_name || ' ' || f.family_name, ''
      from public.profiles f
      where f.organization_id = any (v_labs) and f.is_listed and f.access_suspended_at is null and f.search_text like all (v_patterns)
        and private.fold_text(f.given_name || ' ' || f.family_name) like all (v_patterns)
        and exists (
          select from public.profile_roles r join public.roles v on v.key = r.role and v.scope = 'organization'
          where r.profile_id = f.id and r.withdrawn_at is null
          union all
          select from private.user_roles r join public.roles v on v.key = r.role and v.scope = 'organization' where r.user_id = f.user_id)
      order by f.family_name, f.given_name, f.id
      limit 20;
  else
    return query
      select f.id, f.given_name || ' ' || f.family_name, string_agg(distinct r.name, ', ')
      from public.practice_members m
      join public.profiles f on f.id = m.profile_id and f.access_suspended_at is null
      join public.practices r on r.id = m.practice_id
      where (m.organization_id = any (v_labs) or m.practice_id = any (v_practices))
        and current_date between m.valid_from and coalesce(m.valid_until, 'infinity') and f.search_text like all (v_patterns)
        and private.fold_text(f.given_name || ' ' || f.family_name) like all (v_patterns)
      group by f.id, f.given_name, f.family_name
      order by f.family_name, f.given_name, f.id
      limit 20;
  end if;
end
$$;
comment on function private.find_people is 'By name only: the lab''s own people for the lab, members of practices for the lab and for their colleagues.';
grant execute on function private.find_people(text, boolean) to authenticated;

create function public.find_people(p_query text, p_in_lab boolean) returns table (id uuid, name text, note text)
language sql stable security invoker set search_path = '' as $$ select * from private.find_people(p_query, p_in_lab) $$;
comment on function public.find_people is 'People to choose from, twenty at most: of the lab, or of the practices.';
revoke execute on function public.find_people(text, boolean) from public, anon;
grant execute on function public.find_people(text, boolean) to authenticated;
