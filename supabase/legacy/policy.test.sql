-- The rules of the migration once more, as a reader of the database would write them down: one row per entity, outcome, code and
-- column. What the generator says about its rows has to be what this finds in them.
with
is_patient as (select distinct user_id as id from dispatch_patient),
is_doctor as (select distinct user_id as id from auth_user_groups where group_id = 2),
emails as (select id, lower(btrim(email)) as email from auth_user where btrim(email) <> ''),
valid_emails as (select * from emails where email ~ '^[a-z0-9.!#$%&''*+/=?^_{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$'),
somebody as (
  select user_id as id from auth_user_groups
  union select id from auth_user where is_staff or is_superuser
  union select user_id from dispatch_patient
  union select doctor_id from dispatch_patient
  union select user_id from dispatch_doctorsetting
  union select user_id from dispatch_office_doctors
  union select user_id from dispatch_role
),
patients as materialized (
  select p.*, case
    when u.id is null then 'rejected orphan_parent_missing user_id'
    when row_number() over (partition by p.user_id order by p.id) > 1 then 'rejected duplicate_natural_key user_id'
    when p.status is null or p.status not in (1, 2, 4, 10) then 'rejected unmapped_code status'
  end as verdict
  from dispatch_patient p left join auth_user u on u.id = p.user_id
),
orders as materialized (
  select i.*, case
    when i.deleted then 'skipped filtered_deleted deleted'
    when p.id is null then 'rejected orphan_parent_missing patient_id'
    when p.verdict is not null then 'rejected orphan_parent_rejected patient_id'
    when i.course_id is null or i.course_id not in (select id from dispatch_course) then 'rejected unmapped_code course_id'
    when i.status is null or i.status not in (0, 1, 2, 4) then 'rejected unmapped_code status'
  end as verdict
  from dispatch_instruction i left join patients p on p.id = i.patient_id
),
jaw_references as (
  select upper_jaw_id as jaw_id, verdict from orders where upper_jaw_id is not null
  union all select lower_jaw_id, verdict from orders where lower_jaw_id is not null
),
jaws as (
  select j.*, case
    when r.times is null then 'rejected orphan_parent_missing id'
    when r.times > 1 then 'rejected conflicting_parents id'
    when r.verdict like 'skipped%' then 'skipped parent_deleted id'
    when r.verdict is not null then 'rejected orphan_parent_rejected id'
  end as verdict
  from dispatch_jaw j
  left join (select jaw_id, count(*) as times, max(verdict) as verdict from jaw_references group by jaw_id) r on r.jaw_id = j.id
),
projects as materialized (
  select p.*, case
    when type not in (0, 3, 10, 11) then 'rejected unmapped_code type'
    when status <> 0 then 'rejected unmapped_code status'
  end as verdict
  from dispatch_project p
),
plans as materialized (
  select n.*, o.id as order_found, o.verdict as order_verdict, p.id as project_found, p.verdict as project_verdict, case
    when o.verdict like 'skipped%' then 'skipped parent_deleted instruction_id'
    when o.id is not null and o.verdict is null then null
    when p.id is not null and p.verdict is null then null
    when o.id is not null or p.id is not null then 'rejected orphan_parent_rejected instruction_id'
    else 'rejected orphan_parent_missing instruction_id'
  end as verdict
  from dispatch_plan n left join orders o on o.id = n.instruction_id left join projects p on p.id = n.project_id
),
patient_type as (select id from django_content_type where app_label = 'dispatch' and model = 'patient'),
user_type as (select id from django_content_type where app_label = 'auth' and model = 'user'),
messages as materialized (
  select r.*, case
    when t.kind is null then 'rejected unmapped_content_type target_type_id'
    when coalesce(p.id, u.id) is null then 'rejected orphan_parent_missing target_id'
    when p.verdict is not null then 'rejected orphan_parent_rejected target_id'
    when r.type not in (3, 4, 5, 6, 8) then 'rejected unmapped_code type'
    when btrim(r.text) = '' then 'rejected empty_required text'
  end as verdict
  from dispatch_record r
  left join (select id, 'patient' as kind from patient_type union all select id, 'user' from user_type) t on t.id = r.target_type_id
  left join patients p on p.id = r.target_id and t.kind = 'patient'
  left join auth_user u on u.id = r.target_id and t.kind = 'user'
),
files as materialized (
  select f.*, o.id as order_found, o.verdict as order_verdict,
    case when o.verdict like 'skipped%' then 'skipped parent_deleted instruction_id' end as verdict
  from dispatch_file f left join orders o on o.id = f.instruction_id
),
tasks as materialized (
  select t.*, o.submitted_at, case
    when t.instruction_id is not null then case
      when o.id is null then 'rejected orphan_parent_missing instruction_id'
      when o.verdict like 'skipped%' then 'skipped parent_deleted instruction_id'
      when o.verdict is not null then 'rejected orphan_parent_rejected instruction_id' end
    when t.plan_id is not null then case
      when n.id is null then 'rejected orphan_parent_missing plan_id'
      when n.verdict like 'skipped%' then 'skipped parent_deleted plan_id'
      when n.verdict is not null then 'rejected orphan_parent_rejected plan_id' end
    when s.id is null then 'rejected orphan_parent_missing instruction_id'
  end as verdict
  from dispatch_task t left join orders o on o.id = t.instruction_id left join plans n on n.id = t.plan_id
  left join dispatch_order s on s.id = t.order_id
),
states as (
  select s.*, o.submitted_at, case
    when o.id is null then 'rejected orphan_parent_missing instruction_id'
    when o.verdict like 'skipped%' then 'skipped parent_deleted instruction_id'
    when o.verdict is not null then 'rejected orphan_parent_rejected instruction_id'
    when s.status not in (11, 12) then 'rejected unmapped_code status'
  end as verdict
  from dispatch_state s left join orders o on o.id = s.instruction_id
),
payments as materialized (
  select p.*, case
    when total_price is null or total_price = 'NaN' then 'rejected invalid_number total_price'
    when total_price < 0 then 'rejected check_violation total_price'
  end as verdict
  from dispatch_payment p
),
operations as materialized (
  select o.*, case
    when p.id is null then 'rejected orphan_parent_missing payment_id'
    when p.verdict is not null then 'rejected orphan_parent_rejected payment_id'
    when o.type not in (1, 2) then 'rejected unmapped_code type'
  end as verdict
  from dispatch_operation o left join payments p on p.id = o.payment_id
),
overdrawn as (
  select payment_id from operations where verdict is null group by payment_id
  having sum(price) filter (where type = 2) > coalesce(sum(price) filter (where type = 1), 0)
),
offers as (
  select o.*, case
    when doctor_id is null then 'rejected empty_required doctor_id'
    when doctor_id not in (select id from auth_user) then 'rejected orphan_parent_missing doctor_id'
    when product_id not in (select id from dispatch_product) then 'rejected orphan_parent_missing product_id'
    when coalesce(price_both, price_upper, price_lower) is null then 'rejected check_violation price_both'
  end as verdict
  from dispatch_offer o
),
edges as (
  select e.*, f.id as from_found, t.id as to_found from dispatch_template_predecessors e
  left join dispatch_template f on f.id = e.from_template_id left join dispatch_template t on t.id = e.to_template_id
),
reachable as (
  with recursive walk(start, node) as (
    select from_template_id, to_template_id from edges where from_found is not null and to_found is not null
    union
    select walk.start, e.to_template_id from walk join edges e on e.from_template_id = walk.node
    where e.from_found is not null and e.to_found is not null
  ) select * from walk
),
attachments as (
  select record_id, id as file_id, false as is_second from dispatch_file where record_id is not null
  union all
  select a.record_id, a.file_id, f.id is not null from dispatch_record_attachments a
  left join dispatch_file f on f.id = a.file_id and f.record_id = a.record_id
),
installment_sums as (
  select p.id, (select sum((part ->> 'amount')::numeric) from json_array_elements(p.installments::json) part) as amount
  from payments p where btrim(p.installments) <> '' and p.installments is json
),
verdicts(entity, verdict) as (
  select 'patients', verdict from patients
  union all select 'orders', verdict from orders
  union all select 'cases', verdict from orders where course_id = 1
  union all select 'jaws', verdict from jaws
  union all select 'projects', verdict from projects
  union all select 'plans', verdict from plans
  union all select 'messages', verdict from messages
  union all select 'files', verdict from files
  union all select 'tasks', verdict from tasks
  union all select 'instruction_states', verdict from states
  union all select 'payments', verdict from payments
  union all select 'payment_operations', verdict from operations
  union all select 'offers', verdict from offers
  union all select 'discounts', case
      when o.id is null then 'rejected orphan_parent_missing offer_id'
      when o.verdict is not null then 'rejected orphan_parent_rejected offer_id'
      when d.percent > 100 then 'rejected check_violation percent'
      when d.finish < d.start then 'rejected check_violation finish'
      when d.used > d.count then 'rejected check_violation used' end
    from dispatch_discount d left join offers o on o.id = d.offer_id
  union all select 'bracket_placements', case
      when p.id is null then 'rejected orphan_parent_missing project_id'
      when p.verdict is not null then 'rejected orphan_parent_rejected project_id'
      when btrim(coalesce(b.name, '')) = '' then 'rejected empty_required name' end
    from dispatch_bracket b left join projects p on p.id = b.project_id
  union all select 'comments', case
      when n.id is null then 'rejected orphan_parent_missing plan_id'
      when n.verdict like 'skipped%' then 'skipped parent_deleted plan_id'
      when n.verdict is not null then 'rejected orphan_parent_rejected plan_id'
      when btrim(c.text) = '' then 'rejected empty_required text' end
    from dispatch_comment c left join plans n on n.id = c.plan_id
  union all select 'doctor_notes', case
      when u.id is null then 'rejected orphan_parent_missing doctor_id'
      when btrim(n.text) = '' then 'rejected empty_required text' end
    from dispatch_note n left join auth_user u on u.id = n.doctor_id
  union all select 'message_attachments', case
      when m.id is null then 'rejected orphan_parent_missing record_id'
      when f.id is null then 'rejected orphan_parent_missing file_id'
      when f.verdict is not null then 'skipped parent_deleted file_id'
      when m.verdict is not null then 'rejected orphan_parent_rejected record_id'
      when a.is_second then 'merged duplicate_pair file_id' end
    from attachments a left join messages m on m.id = a.record_id left join files f on f.id = a.file_id
  union all select 'practice_members',
      case when row_number() over (partition by office_id, user_id order by id) > 1 then 'merged duplicate_pair user_id' end
    from dispatch_office_doctors
  union all select 'profile_roles', case when row_number() over (
      partition by g.user_id, case when n.name in ('Billing', 'Medical', 'Export') then 'staff' else n.name end order by g.id
    ) > 1 then 'merged duplicate_pair group_id' end
    from auth_user_groups g join auth_group n on n.id = g.group_id
  union all select 'technician_roles', case
      when r.user_id is null then 'rejected empty_required user_id'
      when u.id is null then 'rejected orphan_parent_missing user_id' end
    from dispatch_role r left join auth_user u on u.id = r.user_id
  union all select 'template_task_groups', case
      when t.id is null then 'rejected orphan_parent_missing template_id'
      when g.id is null then 'rejected orphan_parent_missing group_id' end
    from dispatch_template_view_groups v left join dispatch_template t on t.id = v.template_id
    left join auth_group g on g.id = v.group_id
  union all select 'workflow_task_predecessors', case
      when e.from_found is null then 'rejected orphan_parent_missing from_template_id'
      when e.to_found is null then 'rejected orphan_parent_missing to_template_id'
      when exists (select from reachable r where r.start = e.to_template_id and r.node = e.from_template_id)
        or e.from_template_id = e.to_template_id then 'rejected dependency_cycle to_template_id'
      when row_number() over (partition by e.from_template_id, e.to_template_id order by e.id) > 1
        then 'merged duplicate_pair to_template_id' end
    from edges e
),
findings(entity, noted) as (
  select 'profiles', 'invalid_email email' from emails where id not in (select id from valid_emails)
  union all select 'profiles', 'shared_email email' from valid_emails v
    where exists (select from valid_emails o where o.email = v.email and o.id <> v.id)
  union all select 'profiles', 'empty_name first_name' from auth_user where lower(btrim(first_name)) in ('', 'null', '-')
  union all select 'profiles', 'empty_name last_name' from auth_user where lower(btrim(last_name)) in ('', 'null', '-')
  union all select 'profiles', 'username_collision username' from auth_user u
    where exists (select from auth_user o where lower(btrim(o.username)) = lower(btrim(u.username)) and o.id <> u.id)
  union all select 'profiles', 'internal_account email' from auth_user
    where lower(btrim(email)) ~ '@(archwire|dev)\.example$' or lower(btrim(username)) ~ '^(test|demo)'
  union all select 'profiles', 'role_unassigned id' from auth_user where id not in (select id from somebody where id is not null)
  union all select 'practices', 'missing_country country' from dispatch_office where btrim(coalesce(country, '')) = ''
  union all select 'practices', 'unmapped_code country' from dispatch_office where btrim(country) <> ''
    and lower(btrim(country)) not in ('usa', 'us', 'united states', 'united states of america', 'india', 'japan', 'thailand', 'vietnam',
      'viet nam', 'australia', 'philippines', 'singapore', 'france', 'new zealand')
  union all select 'practices', 'ambiguous_rate tax_rate' from dispatch_office where tax_rate > 0 and tax_rate < 1
  union all select 'practices', 'invalid_rate tax_rate' from dispatch_office where tax_rate < 0 or tax_rate > 40
  union all select 'patients', unnest(array[
      case when p.doctor_id is null then 'parent_not_given doctor_id' end,
      case when p.doctor_id is not null and d.id is null then 'orphan_parent_missing doctor_id' end,
      case when p.doctor_id in (select id from is_patient) and p.doctor_id not in (select id from is_doctor)
        then 'wrong_kind_of_parent doctor_id' end,
      case when not d.is_active then 'inactive_parent doctor_id' end,
      case when p.office_id is null then 'parent_not_given office_id' end,
      case when p.office_id is not null and o.id is null then 'orphan_parent_missing office_id' end,
      case when p.sex not in (0, 1, 2) then 'unmapped_code sex' end,
      case when p.birthdate <= '1900-01-01'
        or p.birthdate > coalesce((p.submitted_at at time zone 'UTC')::date, '2025-11-17') then 'bad_date birthdate' end,
      case when btrim(p.schemes) <> '' and p.schemes is not json then 'invalid_json schemes' end])
    from patients p left join auth_user d on d.id = p.doctor_id left join dispatch_office o on o.id = p.office_id
    where p.verdict is null
  union all select 'orders', unnest(array[
      case when submitted_at is null and status = 4 then 'missing_date submitted_at' end,
      case when submitted_at < '2000-01-01' then 'bad_date submitted_at' end,
      case when submitted_at > updated_at then 'dates_out_of_order submitted_at' end,
      case when btrim(exports) <> '' and (exports is not json or exports like '%\\u0000%') then 'invalid_json exports' end,
      case when btrim(price) <> '' and regexp_replace(price, '[$€£¥,\s]', '', 'g') !~ '^-?\d+(\.\d+)?$'
        then 'invalid_number price' end])
    from orders where verdict is null
  union all select 'jaws', unnest(array[
      case when bond_teeth !~ '^[01]{16}$' then 'check_violation bond_teeth' end,
      case when extract_teeth !~ '^[01]{16}$' then 'check_violation extract_teeth' end,
      case when bond_teeth ~ '^[01]{16}$' and extract_teeth ~ '^[01]{16}$'
        and (bond_teeth::bit(16) & extract_teeth::bit(16))::int <> 0 then 'contradiction extract_teeth' end,
      case when product_id not in (select id from dispatch_product) then 'orphan_parent_missing product_id' end])
    from jaws where verdict is null
  union all select 'projects', unnest(array[
      case when creator_id not in (select id from auth_user) then 'orphan_parent_missing creator_id' end,
      case when row_number() over (partition by uid order by id) > 1 then 'duplicate_natural_key uid' end,
      case when size <= 0 then 'check_violation size' end,
      case when btrim(coalesce(name, '')) = '' then 'empty_name name' end])
    from projects where verdict is null
  union all select 'plans', unnest(array[
      case when instruction_id is not null and order_found is null then 'orphan_parent_missing instruction_id' end,
      case when order_verdict is not null then 'orphan_parent_rejected instruction_id' end,
      case when project_id is not null and project_found is null then 'orphan_parent_missing project_id' end,
      case when project_verdict is not null then 'orphan_parent_rejected project_id' end,
      case when number <= 0 then 'check_violation number' end])
    from plans where verdict is null
  union all select 'messages', 'orphan_parent_missing author_id' from messages
    where verdict is null and author_id not in (select id from auth_user)
  union all select 'comments', 'orphan_parent_missing author_id' from dispatch_comment c join plans n on n.id = c.plan_id
    where n.verdict is null and btrim(c.text) <> '' and c.author_id not in (select id from auth_user)
  union all select 'doctor_notes', 'orphan_parent_missing author_id' from dispatch_note
    where doctor_id in (select id from auth_user) and btrim(text) <> '' and author_id not in (select id from auth_user)
  union all select 'files', unnest(array[
      case when instruction_id is not null and order_found is null then 'orphan_parent_missing instruction_id' end,
      case when order_verdict is not null then 'orphan_parent_rejected instruction_id' end,
      case when btrim(coalesce(name, '')) = '' then 'empty_name name' end,
      case when row_number() over (partition by uid order by id) > 1 then 'duplicate_natural_key uid' end,
      case when size <= 0 then 'check_violation size' end,
      case when btrim(parameters) <> '' and parameters is not json then 'invalid_json parameters' end])
    from files where verdict is null
  union all select 'tasks', unnest(array[
      case when t.template_id not in (select id from dispatch_template) then 'orphan_parent_missing template_id' end,
      case when t.actor_id not in (select id from auth_user) then 'orphan_parent_missing actor_id' end,
      case when t.checked and t.done_at is null then 'missing_date done_at' end,
      case when not t.checked and t.done_at is not null then 'contradiction checked' end,
      case when t.done_at < t.submitted_at then 'dates_out_of_order done_at' end,
      case when t.instruction_id <> n.instruction_id then 'conflicting_parents plan_id' end])
    from tasks t left join dispatch_plan n on n.id = t.plan_id where t.verdict is null
  union all select 'instruction_states', unnest(array[
      case when actor_id not in (select id from auth_user) then 'orphan_parent_missing actor_id' end,
      case when changed_at < submitted_at then 'dates_out_of_order changed_at' end])
    from states where verdict is null
  union all select 'technician_roles', 'orphan_parent_missing permission_id' from dispatch_role r
    where r.user_id in (select id from auth_user) and exists (select from dispatch_role_permissions p
      where p.role_id = r.id and p.permission_id not in (select id from auth_permission))
  union all select 'payments', unnest(array[
      case when p.instruction_id is null and p.order_id is null then 'parent_not_given instruction_id' end,
      case when p.instruction_id is not null and o.id is null then 'orphan_parent_missing instruction_id' end,
      case when o.verdict like 'rejected%' then 'orphan_parent_rejected instruction_id' end,
      case when o.verdict like 'skipped%' then 'parent_deleted instruction_id' end,
      case when p.doctor_id not in (select id from auth_user) then 'orphan_parent_missing doctor_id' end,
      case when p.doctor_id in (select id from is_patient) and p.doctor_id not in (select id from is_doctor)
        then 'wrong_kind_of_parent doctor_id' end,
      case when p.office_id <> c.office_id then 'contradiction office_id' end,
      case when p.free and p.paid then 'contradiction free' end,
      case when p.canceled and p.paid then 'contradiction canceled' end,
      case when abs(p.total_price - (p.subtotal_price + p.tax_value + p.additional_price - p.used_credit)) >= 0.01
        then 'variance total_price' end,
      case when abs(p.tax_value - p.subtotal_price * case when p.tax_rate > 1 then p.tax_rate / 100 else p.tax_rate end) >= 0.02
        then 'variance tax_value' end,
      case when btrim(p.installments) <> '' and p.installments is not json then 'invalid_json installments' end,
      case when s.amount <> p.total_price then 'variance installments' end])
    from payments p left join orders o on o.id = p.instruction_id left join dispatch_patient c on c.id = o.patient_id
    left join installment_sums s on s.id = p.id
    where p.verdict is null
  union all select 'payment_operations', unnest(array[
      case when type = 2 and payment_id in (select payment_id from overdrawn) then 'refund_exceeds_payment price' end,
      case when sq_payment_id is not null and row_number() over (partition by sq_payment_id order by id) > 1
        then 'duplicate_natural_key sq_payment_id' end,
      case when sq_refund_id is not null and row_number() over (partition by sq_refund_id order by id) > 1
        then 'duplicate_natural_key sq_refund_id' end])
    from operations where verdict is null
)
select entity, split_part(verdict, ' ', 1) as outcome, split_part(verdict, ' ', 2) as code, split_part(verdict, ' ', 3) as "column",
  count(*)::int as count
from verdicts where verdict is not null group by entity, verdict
union all
select entity, 'finding', split_part(noted, ' ', 1), split_part(noted, ' ', 2), count(*)::int
from findings where noted is not null group by entity, noted
