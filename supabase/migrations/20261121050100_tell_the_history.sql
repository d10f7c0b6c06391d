-- The history of an order out of what was recorded and what messages tell. It is put together when it is asked for: a text that comes late,
-- that is corrected or taken back needs no row moved, and the recorded history stays what the functions wrote that move orders.
create or replace view public.order_history with (security_invoker = true) as
  select t.id, t.organization_id, t.practice_id, t.order_id,
    (row_number() over (partition by t.order_id order by t.created_at, t.place, t.id))::int as position, t.from_state, t.to_state, t.changed_by,
    n.name as changed_by_name, t.reason, t.source, t.source_ref, t.created_at,
    lead(t.created_at) over (partition by t.order_id order by t.created_at, t.place, t.id) as left_at, t.is_contradiction
  from (
    select s.id, s.organization_id, s.practice_id, s.order_id, s.place, s.to_state, s.changed_by, s.reason, s.source, s.source_ref, s.created_at,
      coalesce(s.from_state, lag(s.to_state) over earlier) as from_state,
      case s.source
        when 'message' then s.is_sent and bool_or(s.source = 'migration' and s.is_in_house) over earlier
          and not bool_or(s.source in ('person', 'system')) over earlier
        else s.from_state is distinct from lag(s.to_state) over earlier and (s.from_state is not null or lag(s.source) over earlier <> 'message')
          or (s.source = 'migration' and s.is_in_house and bool_or(s.source = 'message' and s.is_sent) over earlier)
      end as is_contradiction,
      s.source = 'message' and s.to_state = lag(s.to_state) over earlier as is_repeated
    from (
      select v.*, v.to_state in ('shipped', 'delivered', 'completed') as is_sent,
        v.to_state in ('draft', 'no_product', 'pending', 'confirmed', 'in_production', 'quality_check') as is_in_house
      from (
        select h.id, h.organization_id, h.practice_id, h.order_id, h.position::bigint as place, h.from_state, h.to_state, h.changed_by, h.reason,
          h.source, h.source_ref, h.created_at
        from public.order_state_history h
        union all
        -- Places before 1: of two that were told in one moment the older message comes first, and both before what was recorded.
        select e.id, e.organization_id, e.practice_id, e.order_id, coalesce(e.legacy_id, 0) - 9000000000000000000, null, e.state, m.sender_id,
          'The message says "' || e.phrase || '"', 'message', 'dispatch_record ' || e.legacy_id, e.told_at
        from public.order_state_evidence e left join public.messages m on m.id = e.message_id
        where e.state is not null
      ) v
    ) s
    window earlier as (partition by s.order_id order by s.created_at, s.place, s.id)
  ) t
  left join public.person_names n on n.profile_id = t.changed_by
  where t.is_repeated is not true;
comment on view public.order_history is 'The state history with names and how long each state lasted: what was recorded, and each change that a message tells, at its date. is_contradiction: the row does not go on from where the one before ended, or a message says sent and the code of the order does not.';
