-- Ground that the business tables stand on: time zone, tenant of a row, numbers.

alter table public.organizations add column time_zone text not null default 'UTC';
comment on column public.organizations.time_zone is 'IANA name; days and months of every report are counted in it.';
create function private.check_time_zone() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform now() at time zone new.time_zone;
  return new;
exception when invalid_parameter_value then
  raise exception 'There is no time zone "%".', new.time_zone using errcode = 'PT422';
end
$$;
create trigger organizations_time_zone before insert or update of time_zone on public.organizations
  for each row execute function private.check_time_zone();

create function private.my_profile_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select p.id from public.profiles p where p.user_id = (select auth.uid()) and p.access_suspended_at is null
  );
end
$$;
create function private.my_profile_id_in(p_organization_id uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select p.id from public.profiles p
    where p.user_id = (select auth.uid()) and p.organization_id = p_organization_id and p.access_suspended_at is null
  );
end
$$;
comment on function private.my_profile_id_in is 'Null for a developer in another lab: the record names no stranger, the write log names the login.';
create function private.my_organization_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select p.organization_id from public.profiles p where p.user_id = (select auth.uid()) and p.access_suspended_at is null
  );
end
$$;
comment on function private.my_organization_id is 'Default of organization_id: what a person writes belongs to their own organization unless it hangs on something else.';
grant execute on function private.my_profile_id(), private.my_organization_id() to authenticated;

-- Rows that hang on something else take the tenant of what they hang on. The arguments are pairs of column and table; all that are
-- set must be of one practice. Engines that load rows in bulk bring the tenant themselves and do not pay for the lookup.
create function private.inherit_tenant() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_parent uuid;
  v_tenant record;
  v_is_known boolean := false;
begin
  for i in 0..tg_nargs - 1 by 2 loop
    v_parent := (to_jsonb(new) ->> tg_argv[i])::uuid;
    continue when v_parent is null;
    execute format('select organization_id, practice_id from public.%I where id = $1', tg_argv[i + 1]) into v_tenant using v_parent;
    -- What somebody cannot see does not exist for them, in the same words.
    if v_tenant.organization_id is null or not coalesce(private.may_work_in(v_tenant.organization_id, v_tenant.practice_id), false) then
      raise exception 'This record does not exist.' using errcode = '42501';
    elsif v_is_known and (new.organization_id, new.practice_id) is distinct from (v_tenant.organization_id, v_tenant.practice_id) then
      raise exception 'These records belong to different practices.' using errcode = '42501';
    end if;
    new.organization_id := v_tenant.organization_id;
    new.practice_id := v_tenant.practice_id;
    v_is_known := true;
  end loop;
  return new;
end
$$;
comment on function private.inherit_tenant is 'Fills organization_id and practice_id of rows that a signed-in person adds, so that nobody chooses a tenant.';

-- Numbers. One row per practice and noun is counted up under its lock: no gaps, no collisions; two people who add to the same
-- practice at the same moment take turns.
create table private.number_series (
  scope_id uuid not null,
  noun text not null check (noun in ('practice', 'patient', 'case', 'order', 'project', 'purchase')),
  last_number int not null,
  primary key (scope_id, noun)
);
comment on table private.number_series is 'The last number given out. scope_id is a practice, or the organization for rows without a practice.';
alter table private.number_series enable row level security;
alter table private.number_series force row level security;
create policy number_series_select_nobody on private.number_series for select to authenticated using (false);

create function private.next_number(p_scope_id uuid, p_noun text) returns int
language sql volatile security definer set search_path = '' as $$
  insert into private.number_series as s (scope_id, noun, last_number) values (p_scope_id, p_noun, 1)
  on conflict (scope_id, noun) do update set last_number = s.last_number + 1
  returning last_number
$$;

create function private.number_text(p_prefix text, p_number int, p_width int) returns text
language sql immutable parallel safe set search_path = '' as $$
  select p_prefix || lpad(p_number::text, greatest(p_width, length(p_number::text)), '0')
$$;
comment on function private.number_text is 'Filled with zeros up to the width, and longer where the number is: lpad alone would cut.';

alter table public.practices add column number int;
comment on column public.practices.number is 'Short number of the practice in its organization, the middle part of patient, case and order numbers.';
update public.practices p set number = n.position
from (select id, row_number() over (partition by organization_id order by created_at, id) as position from public.practices) n
where n.id = p.id;
insert into private.number_series (scope_id, noun, last_number)
select organization_id, 'practice', max(number) from public.practices group by organization_id;
create function private.number_practice() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.number := private.next_number(new.organization_id, 'practice');
  return new;
end
$$;
create trigger practices_number before insert on public.practices for each row when (new.number is null)
  execute function private.number_practice();
alter table public.practices add constraint practices_number_required check (number is not null);
create unique index practices_number_idx on public.practices (organization_id, number);
