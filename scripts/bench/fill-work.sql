-- prepare: cases
create table bench.cases as
with drawn as (
  select e.n, p.n as patient, p.id as patient_id, p.practice, p.practice_id, p.doctor_id, e.created_at, timestamptz '2026-11-20 12:00+00' - e.created_at as age,
    bench.pick(e.n, 41) as u, bench.pick(e.n, 42) as v, 1 + floor(bench.pick(e.n, 43) * 8)::int as reach,
    array['submitted', 'under_review', 'planning', 'approved', 'in_production', 'quality_check', 'shipped', 'delivered', 'completed'] as way
  from bench.episodes e join bench.patients p on p.n = e.patient
), moved as (
  select *, case
      when u < case when age < interval '90 days' then 0.7 when age < interval '360 days' then 0.08 else 0.005 end
      then case when v < 0.08 then way[1:reach] || 'on_hold'::text else way[1:reach] end
      when v < 0.05 then way[1:1 + reach % 4] || 'cancelled'::text
      when v < 0.1 then way[1:3] || 'on_hold'::text || way[3:9]
      else way
    end as path,
    least(age, interval '1 day' * (10 + 80 * bench.pick(n, 44))) as span
  from drawn
)
select n, bench.id('case', n) as id, patient, patient_id, practice, practice_id, doctor_id, created_at, span, path, path[cardinality(path)] as state,
  'C' || coalesce(practice, 0) || '-' || bench.pad(row_number() over (partition by practice order by created_at, n)) as case_number,
  bench.choose(array['Crowding', 'Deep bite', 'Open bite', 'Crossbite', 'Spacing', 'Class II correction', 'Class III camouflage', 'Relapse after retention'], bench.pick(n, 45)) as title
from moved;
alter table bench.cases add primary key (n);

-- prepare: orders
create table bench.orders as
with drawn as (
  select n, case when n <= s.cases then 'main' when u < 0.7 then 'refinement' when u < 0.925 then 'replacement' when u < 0.95 then 'any' when u < 0.975 then 'invoice' else 'merchandise' end as kind,
    case when n <= s.cases then n else 1 + floor(bench.pick(n, 52) * s.cases)::int end as episode
  from (select orders, (select count(*)::int from bench.cases) as cases from bench.scale) s
  cross join generate_series(1, s.orders) n
  cross join lateral (select bench.pick(n, 51) as u) d
), placed as (
  select d.n, d.kind, c.patient, case when d.kind not in ('invoice', 'merchandise') then c.patient_id end as patient_id,
    case when d.kind in ('main', 'refinement', 'replacement') then c.id end as case_id, c.practice, c.practice_id, c.doctor_id,
    case when d.kind = 'main' then c.created_at
      else c.created_at + least(interval '400 days', timestamptz '2026-11-20 12:00+00' - c.created_at) * bench.pick(d.n, 53) end as created_at
  from drawn d join bench.cases c on c.n = d.episode
), aged as (
  select *, timestamptz '2026-11-20 12:00+00' - created_at as age, bench.pick(n, 54) as u, bench.pick(n, 55) as v, 1 + floor(bench.pick(n, 56) * 6)::int as reach,
    array['pending', 'confirmed', 'in_production', 'quality_check', 'shipped', 'delivered', 'completed'] as way
  from placed
), moved as (
  select *, case
      when u < case when age < interval '90 days' then 0.7 when age < interval '360 days' then 0.08 else 0.005 end
      then case when v < 0.05 then array['draft'] when v < 0.06 then array['no_product'] when v < 0.14 then way[1:reach] || 'on_hold'::text else way[1:reach] end
      when v < 0.05 then way[1:1 + reach % 3] || 'cancelled'::text
      when v < 0.06 then way || 'refunded'::text
      when v < 0.1 then way[1:3] || 'on_hold'::text || way[3:7]
      when v < 0.5 then 'draft'::text || way
      else way
    end as path,
    least(age, interval '1 day' * (8 + 60 * bench.pick(n, 57))) as span
  from aged
)
select n, bench.id('order', n) as id, kind, patient, patient_id, case_id, practice, practice_id, doctor_id, created_at, span, path,
  path[cardinality(path)] as state,
  'O' || coalesce(practice, 0) || '-' || bench.pad(row_number() over (partition by practice order by created_at, n)) as order_number,
  (round(bench.pick(n, 58) * 240) * 5)::numeric(12, 2) as price
from moved;
alter table bench.orders add primary key (n);
analyze bench.cases, bench.orders;

-- prepare: the small practice and the people who ask
create table bench.personas as
with small as (select n, id from bench.practices order by abs(patients - 5), n limit 1), largest as (select n, id from bench.practices order by patients desc, n limit 1)
select 'staff' as key, bench.id('lab', 1) as profile_id, bench.id('login', 1) as user_id, null::uuid as practice_id, 'staff' as role
union all select 'doctor_small', d.id, bench.id('login', 1001), d.practice_id, 'doctor' from bench.doctors d join small p on p.n = d.practice and d.position = 1
union all select 'doctor_large', d.id, bench.id('login', 1002), d.practice_id, 'doctor' from bench.doctors d join largest p on p.n = d.practice and d.position = 1
union all select 'patient', (select q.profile_id from bench.patients q join bench.orders o on o.patient_id = q.id where q.practice = l.n group by q.n, q.profile_id having count(*) between 3 and 8 order by q.n limit 1),
  bench.id('login', 1003), l.id, 'patient' from largest l;

-- load: auth.users
insert into auth.users (id, email, email_confirmed_at)
select bench.id('login', n), 'login' || n || '@example.test', now() from generate_series(2, 60) n
union all select user_id, key || '@example.test', now() from bench.personas;

-- load: public.organizations
insert into public.organizations (id, name) select organization_id, 'Bench Lab' from bench.scale;

-- load: public.practices
insert into public.practices (id, organization_id, number, name, city, country, created_at, updated_at)
select p.id, s.organization_id, p.n, bench.choose(w.family, bench.pick(p.n, 61)) || ' Orthodontics ' || p.n, 'City ' || p.n % 97,
  case p.script when 'japanese' then 'JP' when 'thai' then 'TH' when 'latin' then 'US' else 'IN' end, bench.moment(0), bench.moment(0)
from bench.practices p join bench.names w using (script) cross join bench.scale s;

-- load: public.profiles
insert into public.profiles (id, organization_id, user_id, practice_id, given_name, family_name, email, birth_date, gender, is_listed, created_at, updated_at)
select p.id, s.organization_id, coalesce(a.user_id, case when p.kind = 'lab' and p.n > 2000001 then bench.id('login', p.n - 2000000) end), p.practice_id,
  p.given_name, p.family_name, p.email, p.birth_date, case when bench.pick(p.n, 62) < 0.55 then 'female' else 'male' end, p.kind <> 'patient', p.created_at, p.created_at
from bench.people p left join bench.personas a on a.profile_id = p.id cross join bench.scale s
where :part;

-- load: private.user_roles
insert into private.user_roles (user_id, organization_id, role)
select bench.id('login', n), s.organization_id, bench.choose(array['staff', 'technician', 'technician', 'support', 'sales'], bench.pick(n, 63))
from bench.scale s cross join generate_series(2, 60) n
union all select a.user_id, s.organization_id, a.role from bench.personas a cross join bench.scale s;

-- load: public.profile_roles
insert into public.profile_roles (organization_id, profile_id, role, source, detail)
select s.organization_id, bench.id('lab', n), 'technician', 'migration', 'Synthetic row of the benchmark.' from bench.scale s cross join generate_series(1, 60) n;

-- load: public.practice_members
insert into public.practice_members (organization_id, practice_id, profile_id, role, is_primary, valid_from)
select s.organization_id, d.practice_id, d.id, 'doctor', true, date '2018-03-01' from bench.doctors d cross join bench.scale s;

-- load: public.patients
insert into public.patients (id, organization_id, practice_id, profile_id, patient_number, doctor_id, status, suffix, search_text, legacy_id, created_at, updated_at)
select p.id, s.organization_id, p.practice_id, p.profile_id, p.patient_number, p.doctor_id,
  case when bench.pick(p.n, 64) < 0.15 then 'archived' else 'active' end, upper(substr(md5(p.n::text), 1, 4)),
  private.fold_text(concat_ws(' ', f.given_name, f.family_name, p.patient_number, upper(substr(md5(p.n::text), 1, 4)))), 523000 + p.n, p.created_at, p.created_at
from bench.patients p join bench.people f on f.id = p.profile_id cross join bench.scale s
where :part;

-- load: public.cases
insert into public.cases (id, organization_id, practice_id, patient_id, doctor_id, assignee_id, case_number, title, current_state, state_since, held_from,
  due_at, completed_at, cancelled_at, legacy_id, created_at, updated_at)
select c.id, s.organization_id, c.practice_id, c.patient_id, c.doctor_id, bench.id('lab', 1 + c.n % 60), c.case_number, c.title, c.state,
  case when cardinality(c.path) = 1 then c.created_at else c.created_at + c.span end, case when c.state = 'on_hold' then c.path[cardinality(c.path) - 1] end,
  c.created_at + interval '45 days', case when c.state = 'completed' then c.created_at + c.span end, case when c.state = 'cancelled' then c.created_at + c.span end,
  c.n, c.created_at, c.created_at + c.span
from bench.cases c cross join bench.scale s
where :part;

-- load: public.orders
insert into public.orders (id, organization_id, practice_id, case_id, patient_id, doctor_id, order_number, order_type, current_state, state_since, held_from, data,
  subtotal, due_at, submitted_at, completed_at, cancelled_at, legacy_instruction_id, created_at, updated_at)
select o.id, s.organization_id, o.practice_id, o.case_id, o.patient_id, o.doctor_id, o.order_number, o.kind, o.state,
  case when cardinality(o.path) = 1 then o.created_at else o.created_at + o.span end, case when o.state = 'on_hold' then o.path[cardinality(o.path) - 1] end,
  case o.kind when 'main' then '{"chief_complaint": "Crowding of the lower front", "is_comprehensive": true}'::jsonb
    when 'refinement' then '{"concerns": "Rotation of a canine remains", "aligner_number": 12}' else '{}' end,
  o.price, o.created_at + interval '30 days', o.created_at,
  case when 'completed' = any (o.path) then o.created_at + o.span * (array_position(o.path, 'completed') - 1)::float8 / (cardinality(o.path) - 1) end,
  case when o.state = 'cancelled' then o.created_at + o.span end, o.n, o.created_at, o.created_at + o.span
from bench.orders o cross join bench.scale s
where :part;

-- load: public.case_state_history
insert into public.case_state_history (id, organization_id, practice_id, patient_id, case_id, position, from_state, to_state, changed_by, source, created_at)
select bench.id('case history', c.n * 100 + h.position), s.organization_id, c.practice_id, c.patient_id, c.id, h.position, c.path[h.position - 1], h.state,
  bench.id('lab', 1 + (c.n + h.position) % 60), 'migration', c.created_at + c.span * (h.position - 1)::float8 / greatest(cardinality(c.path) - 1, 1)
from bench.cases c cross join bench.scale s cross join lateral unnest(c.path) with ordinality h(state, position)
where :part;

-- load: public.order_state_history
insert into public.order_state_history (id, organization_id, practice_id, patient_id, order_id, position, from_state, to_state, changed_by, source, created_at)
select bench.id('order history', o.n * 100 + h.position), s.organization_id, o.practice_id, o.patient_id, o.id, h.position, o.path[h.position - 1], h.state,
  bench.id('lab', 1 + (o.n + h.position) % 60), 'migration', o.created_at + o.span * (h.position - 1)::float8 / greatest(cardinality(o.path) - 1, 1)
from bench.orders o cross join bench.scale s cross join lateral unnest(o.path) with ordinality h(state, position)
where :part;
