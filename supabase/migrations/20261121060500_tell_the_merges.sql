-- What was merged, taken back and decided, as the history shows it.

create view public.merge_history with (security_invoker = true) as
  select e.id, e.organization_id, e.batch_id, e.kind, e.reason, e.moved, e.report, e.merged_at, e.undone_at,
    e.survivor_id, s.patient_number as survivor_number, sf.given_name || ' ' || sf.family_name as survivor_name,
    e.merged_id, m.patient_number as merged_number, mf.given_name || ' ' || mf.family_name as merged_name, n.name as actor_name
  from public.merge_events e
  join public.patients s on s.id = e.survivor_id
  join public.profiles sf on sf.id = s.profile_id
  join public.patients m on m.id = e.merged_id
  join public.profiles mf on mf.id = m.profile_id
  left join public.person_names n on n.profile_id = e.merged_by;
comment on view public.merge_history is 'Merges and their undoing, for administrators.';
grant select on public.merge_history to authenticated;

create view public.decision_history with (security_invoker = true) as
  select d.id, d.organization_id, d.decision, d.relation, d.reason, d.origin, d.decided_at, d.withdrawn_at,
    d.first_id, a.patient_number as first_number, af.given_name || ' ' || af.family_name as first_name,
    d.second_id, b.patient_number as second_number, bf.given_name || ' ' || bf.family_name as second_name, n.name as actor_name
  from public.duplicate_decisions d
  join public.patients a on a.id = d.first_id
  join public.profiles af on af.id = a.profile_id
  join public.patients b on b.id = d.second_id
  join public.profiles bf on bf.id = b.profile_id
  left join public.person_names n on n.profile_id = d.decided_by;
comment on view public.decision_history is 'Which records were said to be two people, for administrators.';
grant select on public.decision_history to authenticated;
