-- The state machines. One judge for cases and orders, one mover for each, and doors: transition, reopen, refund, one or many.

create view private.state_moves with (security_invoker = true) as
  select 'case' as noun, from_state, to_state, kind, allowed_roles, requires_reason from public.case_state_transitions
  union all
  select 'order', from_state, to_state, kind, allowed_roles, requires_reason from public.order_state_transitions;
comment on view private.state_moves is 'The moves of both machines side by side.';
create view private.state_names with (security_invoker = true) as
  select 'case' as noun, key, name, is_final from public.case_states
  union all
  select 'order', key, name, is_final from public.order_states;
comment on view private.state_names is 'The states of both machines side by side.';
grant select on private.state_moves, private.state_names to authenticated;

create function private.holds_role_for(p_organization_id uuid, p_practice_id uuid, p_roles text[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select exists (
      select 1
      from private.user_roles r
      join public.profiles p on p.user_id = r.user_id and p.access_suspended_at is null
      join public.roles v on v.key = r.role
      where r.user_id = (select auth.uid())
        and (
          r.role = 'developer'
          or (r.organization_id = p_organization_id and r.role = any (p_roles)
            and (v.scope <> 'practice' or p_practice_id in (select private.member_practice_ids())))
        )
    )
  );
end
$$;
comment on function private.holds_role_for is 'Whether the caller holds one of the roles there; a doctor''s role counts in the practices of a valid membership.';
grant execute on function private.holds_role_for(uuid, uuid, text[]) to authenticated;

create type private.move_verdict as (code text, problem text);

create function private.judge_move(
  p_noun text, p_organization_id uuid, p_practice_id uuid, p_from text, p_held_from text, p_to text, p_reason text, p_kinds text[]
) returns private.move_verdict
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_move private.state_moves;
  v_from text := (select name from private.state_names where noun = p_noun and key = p_from);
  v_to text := (select name from private.state_names where noun = p_noun and key = p_to);
begin
  if p_kinds = array['reopen'] and p_to = '' then
    return ('PT422', 'Only what is closed can be reopened.')::private.move_verdict;
  elsif v_to is null then
    return ('PT422', format('There is no state "%s".', p_to))::private.move_verdict;
  end if;
  select * into v_move from private.state_moves where noun = p_noun and from_state = p_from and to_state = p_to and kind = any (p_kinds);
  if not found then
    if p_from = p_to then
      return ('PT422', format('It is already in the state %s.', v_from))::private.move_verdict;
    elsif (select is_final from private.state_names where noun = p_noun and key = p_from) then
      return ('PT422', format('%s is final.', v_from))::private.move_verdict;
    end if;
    return ('PT422', format('There is no way from %s to %s.', v_from, v_to))::private.move_verdict;
  end if;
  -- A hold is no way round: what could not be cancelled before it cannot be cancelled during it.
  if v_move.kind = 'cancel' and p_held_from is not null and not exists (
    select from private.state_moves where noun = p_noun and from_state = p_held_from and to_state = p_to
  ) then
    return ('PT422', format('It was put on hold from %s, and from there is no way to %s.', (select name from private.state_names where noun = p_noun and key = p_held_from), v_to))::private.move_verdict;
  end if;
  if v_move.kind = 'resume' and p_to <> p_held_from then
    return ('PT422', format('It was put on hold from %s and returns there.', (select name from private.state_names where noun = p_noun and key = p_held_from)))::private.move_verdict;
  end if;
  if not private.holds_role_for(p_organization_id, p_practice_id, v_move.allowed_roles) then
    return ('42501', format('Your role may not move it from %s to %s.', v_from, v_to))::private.move_verdict;
  end if;
  if v_move.requires_reason and btrim(coalesce(p_reason, '')) = '' then
    return ('PT422', 'Say why: this step needs a reason.')::private.move_verdict;
  end if;
  return (null, null)::private.move_verdict;
end
$$;
comment on function private.judge_move is 'Why the caller may not make this move, with the error code; nulls when they may.';
grant execute on function private.judge_move(text, uuid, uuid, text, text, text, text, text[]) to authenticated;

create function private.move_case(
  p_case_id uuid, p_to_state text, p_reason text, p_expected_version int, p_kinds text[]
) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_row public.cases;
  v_verdict private.move_verdict;
  v_version int;
begin
  select * into v_row from public.cases where id = p_case_id for no key update;
  -- What somebody cannot see does not exist for them.
  if v_row.id is null or not coalesce(private.may_work_in(v_row.organization_id, v_row.practice_id), false) then
    raise exception 'There is no such case.' using errcode = 'PT404';
  end if;
  -- Only a bulk move comes without a version; the doors make 0 of a missing one.
  if p_expected_version is not null and v_row.row_version <> p_expected_version then
    raise exception 'Somebody changed this case in the meantime.' using errcode = 'PT409';
  end if;
  v_verdict := private.judge_move('case', v_row.organization_id, v_row.practice_id, v_row.current_state, v_row.held_from, p_to_state, p_reason, p_kinds);
  if v_verdict.problem is not null then
    raise exception '%', v_verdict.problem using errcode = v_verdict.code;
  end if;

  if length(p_reason) > 2000 then
    raise exception 'A reason has 2000 characters at most.' using errcode = 'PT422';
  end if;

  perform set_config('archwire.reason', coalesce(btrim(p_reason), ''), true);
  update public.cases
  set current_state = p_to_state, state_since = now(),
    held_from = case when p_to_state = 'on_hold' then v_row.current_state end,
    completed_at = case when p_to_state = 'completed' then now() end,
    cancelled_at = case when p_to_state = 'cancelled' then now() end
  where id = p_case_id
  returning row_version into v_version;
  insert into public.case_state_history (organization_id, practice_id, patient_id, case_id, position, from_state, to_state, changed_by, reason)
  select v_row.organization_id, v_row.practice_id, v_row.patient_id, p_case_id,
    1 + (select coalesce(max(h.position), 1) from public.case_state_history h where h.case_id = p_case_id),
    v_row.current_state, p_to_state, private.my_profile_id_in(v_row.organization_id), nullif(btrim(p_reason), '');
  perform set_config('archwire.reason', '', true);
  return v_version;
end
$$;
comment on function private.move_case is 'Moves one case and writes its history in the same transaction; the only way to change its state. Returns the new version.';

create function private.move_cases(p_case_ids uuid[], p_to_state text, p_reason text) returns table (case_id uuid, problem text)
language plpgsql security definer set search_path = '' as $$
begin
  if cardinality(p_case_ids) > 1000 then
    raise exception 'At most 1000 cases move at once.' using errcode = 'PT422';
  end if;
  -- In the order of the ids, so that two people who move the same rows wait for each other instead of deadlocking.
  for case_id in select distinct unnest(p_case_ids) order by 1 loop
    begin
      perform private.move_case(case_id, p_to_state, p_reason, null, array['advance', 'return', 'hold', 'resume', 'cancel']);
      problem := null;
    exception when sqlstate 'PT404' or sqlstate 'PT409' or sqlstate 'PT422' or sqlstate '42501' then
      problem := sqlerrm;
    end;
    return next;
  end loop;
end
$$;
grant execute on function private.move_case(uuid, text, text, int, text[]), private.move_cases(uuid[], text, text) to authenticated;

create function public.transition_case(p_case_id uuid, p_to_state text, p_expected_version int, p_reason text default null) returns int
language sql volatile security invoker set search_path = '' as $$
  select private.move_case(p_case_id, p_to_state, p_reason, coalesce(p_expected_version, 0), array['advance', 'return', 'hold', 'resume', 'cancel'])
$$;
comment on function public.transition_case is 'One step of a case, if nobody has changed it since the expected version; returns the new version.';

create function public.transition_cases(p_case_ids uuid[], p_to_state text, p_reason text default null)
returns table (case_id uuid, problem text)
language sql volatile security invoker set search_path = '' as $$
  select * from private.move_cases(p_case_ids, p_to_state, p_reason)
$$;
comment on function public.transition_cases is 'The same step for up to 1000 cases: those that may move do, the others come back with the reason why not.';

create function public.preview_case_transition(p_case_ids uuid[], p_to_state text, p_reason text default null)
returns table (case_id uuid, case_number text, current_state text, problem text)
language sql stable security invoker set search_path = '' as $$
  select r.id, r.case_number, r.current_state, v.problem
  from public.cases r
  cross join lateral private.judge_move('case', r.organization_id, r.practice_id, r.current_state, r.held_from, p_to_state, p_reason,
    array['advance', 'return', 'hold', 'resume', 'cancel']) v
  where r.id = any (p_case_ids)
  order by r.case_number, r.id
$$;
comment on function public.preview_case_transition is 'What transition_cases would do, without doing it.';

create function public.next_case_states(p_case_id uuid)
returns table (to_state text, name text, kind text, requires_reason boolean)
language sql stable security invoker set search_path = '' as $$
  select m.to_state, s.name, m.kind, m.requires_reason
  from public.cases r
  join public.case_state_transitions m on m.from_state = r.current_state
  join public.case_states s on s.key = m.to_state
  where r.id = p_case_id and (m.kind <> 'resume' or m.to_state = r.held_from)
    and (m.kind <> 'cancel' or r.held_from is null
      or exists (select from public.case_state_transitions h where h.from_state = r.held_from and h.to_state = m.to_state))
    and private.holds_role_for(r.organization_id, r.practice_id, m.allowed_roles)
  order by s.sequence_order
$$;
comment on function public.next_case_states is 'The steps that the caller may take from here, reopening included.';

create function public.reopen_case(p_case_id uuid, p_expected_version int, p_reason text) returns int
language sql volatile security invoker set search_path = '' as $$
  select private.move_case(p_case_id, coalesce(
      (select m.to_state from public.cases r join public.case_state_transitions m on m.from_state = r.current_state and m.kind = 'reopen' where r.id = p_case_id),
      ''
    ), p_reason, coalesce(p_expected_version, 0), array['reopen'])
$$;
comment on function public.reopen_case is 'Takes a case out of a final state, with a reason, for managers and administrators.';


create function private.move_order(
  p_order_id uuid, p_to_state text, p_reason text, p_expected_version int, p_kinds text[]
) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_row public.orders;
  v_verdict private.move_verdict;
  v_version int;
begin
  select * into v_row from public.orders where id = p_order_id for no key update;
  -- What somebody cannot see does not exist for them.
  if v_row.id is null or not coalesce(private.may_work_in(v_row.organization_id, v_row.practice_id), false) then
    raise exception 'There is no such order.' using errcode = 'PT404';
  end if;
  -- Only a bulk move comes without a version; the doors make 0 of a missing one.
  if p_expected_version is not null and v_row.row_version <> p_expected_version then
    raise exception 'Somebody changed this order in the meantime.' using errcode = 'PT409';
  end if;
  v_verdict := private.judge_move('order', v_row.organization_id, v_row.practice_id, v_row.current_state, v_row.held_from, p_to_state, p_reason, p_kinds);
  if v_verdict.problem is not null then
    raise exception '%', v_verdict.problem using errcode = v_verdict.code;
  end if;

  if length(p_reason) > 2000 then
    raise exception 'A reason has 2000 characters at most.' using errcode = 'PT422';
  end if;

  perform set_config('archwire.reason', coalesce(btrim(p_reason), ''), true);
  update public.orders
  set current_state = p_to_state, state_since = now(),
    held_from = case when p_to_state = 'on_hold' then v_row.current_state end,
    completed_at = case when p_to_state = 'completed' then now() when v_row.current_state = 'completed' and p_to_state = 'refunded' then completed_at end,
    cancelled_at = case when p_to_state = 'cancelled' then now() when v_row.current_state = 'cancelled' and p_to_state = 'refunded' then cancelled_at end,
    submitted_at = coalesce(submitted_at, case when p_to_state = 'pending' then now() end)
  where id = p_order_id
  returning row_version into v_version;
  insert into public.order_state_history (organization_id, practice_id, patient_id, order_id, position, from_state, to_state, changed_by, reason)
  select v_row.organization_id, v_row.practice_id, v_row.patient_id, p_order_id,
    1 + (select coalesce(max(h.position), 1) from public.order_state_history h where h.order_id = p_order_id),
    v_row.current_state, p_to_state, private.my_profile_id_in(v_row.organization_id), nullif(btrim(p_reason), '');
  perform set_config('archwire.reason', '', true);
  return v_version;
end
$$;
comment on function private.move_order is 'Moves one order and writes its history in the same transaction; the only way to change its state. Returns the new version.';

create function private.move_orders(p_order_ids uuid[], p_to_state text, p_reason text) returns table (order_id uuid, problem text)
language plpgsql security definer set search_path = '' as $$
begin
  if cardinality(p_order_ids) > 1000 then
    raise exception 'At most 1000 orders move at once.' using errcode = 'PT422';
  end if;
  -- In the order of the ids, so that two people who move the same rows wait for each other instead of deadlocking.
  for order_id in select distinct unnest(p_order_ids) order by 1 loop
    begin
      perform private.move_order(order_id, p_to_state, p_reason, null, array['advance', 'return', 'hold', 'resume', 'cancel']);
      problem := null;
    exception when sqlstate 'PT404' or sqlstate 'PT409' or sqlstate 'PT422' or sqlstate '42501' then
      problem := sqlerrm;
    end;
    return next;
  end loop;
end
$$;
grant execute on function private.move_order(uuid, text, text, int, text[]), private.move_orders(uuid[], text, text) to authenticated;

create function public.transition_order(p_order_id uuid, p_to_state text, p_expected_version int, p_reason text default null) returns int
language sql volatile security invoker set search_path = '' as $$
  select private.move_order(p_order_id, p_to_state, p_reason, coalesce(p_expected_version, 0), array['advance', 'return', 'hold', 'resume', 'cancel'])
$$;
comment on function public.transition_order is 'One step of a order, if nobody has changed it since the expected version; returns the new version.';

create function public.transition_orders(p_order_ids uuid[], p_to_state text, p_reason text default null)
returns table (order_id uuid, problem text)
language sql volatile security invoker set search_path = '' as $$
  select * from private.move_orders(p_order_ids, p_to_state, p_reason)
$$;
comment on function public.transition_orders is 'The same step for up to 1000 orders: those that may move do, the others come back with the reason why not.';

create function public.preview_order_transition(p_order_ids uuid[], p_to_state text, p_reason text default null)
returns table (order_id uuid, order_number text, current_state text, problem text)
language sql stable security invoker set search_path = '' as $$
  select r.id, r.order_number, r.current_state, v.problem
  from public.orders r
  cross join lateral private.judge_move('order', r.organization_id, r.practice_id, r.current_state, r.held_from, p_to_state, p_reason,
    array['advance', 'return', 'hold', 'resume', 'cancel']) v
  where r.id = any (p_order_ids)
  order by r.order_number, r.id
$$;
comment on function public.preview_order_transition is 'What transition_orders would do, without doing it.';

create function public.next_order_states(p_order_id uuid)
returns table (to_state text, name text, kind text, requires_reason boolean)
language sql stable security invoker set search_path = '' as $$
  select m.to_state, s.name, m.kind, m.requires_reason
  from public.orders r
  join public.order_state_transitions m on m.from_state = r.current_state
  join public.order_states s on s.key = m.to_state
  where r.id = p_order_id and (m.kind <> 'resume' or m.to_state = r.held_from)
    and (m.kind <> 'cancel' or r.held_from is null
      or exists (select from public.order_state_transitions h where h.from_state = r.held_from and h.to_state = m.to_state))
    and private.holds_role_for(r.organization_id, r.practice_id, m.allowed_roles)
  order by s.sequence_order
$$;
comment on function public.next_order_states is 'The steps that the caller may take from here, reopening included.';

create function public.reopen_order(p_order_id uuid, p_expected_version int, p_reason text) returns int
language sql volatile security invoker set search_path = '' as $$
  select private.move_order(p_order_id, coalesce(
      (select m.to_state from public.orders r join public.order_state_transitions m on m.from_state = r.current_state and m.kind = 'reopen' where r.id = p_order_id),
      ''
    ), p_reason, coalesce(p_expected_version, 0), array['reopen'])
$$;
comment on function public.reopen_order is 'Takes a order out of a final state, with a reason, for managers and administrators.';



create function public.refund_order(p_order_id uuid, p_expected_version int, p_reason text) returns int
language sql volatile security invoker set search_path = '' as $$
  select private.move_order(p_order_id, 'refunded', p_reason, coalesce(p_expected_version, 0), array['refund'])
$$;
comment on function public.refund_order is 'Marks a completed or cancelled order as refunded, with a reason, for managers and administrators.';

revoke execute on function
  public.transition_case(uuid, text, int, text), public.transition_cases(uuid[], text, text),
  public.preview_case_transition(uuid[], text, text), public.next_case_states(uuid), public.reopen_case(uuid, int, text),
  public.transition_order(uuid, text, int, text), public.transition_orders(uuid[], text, text),
  public.preview_order_transition(uuid[], text, text), public.next_order_states(uuid), public.reopen_order(uuid, int, text),
  public.refund_order(uuid, int, text)
from public, anon;
grant execute on function
  public.transition_case(uuid, text, int, text), public.transition_cases(uuid[], text, text),
  public.preview_case_transition(uuid[], text, text), public.next_case_states(uuid), public.reopen_case(uuid, int, text),
  public.transition_order(uuid, text, int, text), public.transition_orders(uuid[], text, text),
  public.preview_order_transition(uuid[], text, text), public.next_order_states(uuid), public.reopen_order(uuid, int, text),
  public.refund_order(uuid, int, text)
to authenticated;
