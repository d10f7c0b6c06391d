-- prepare: messages
create table bench.messages as
with drawn as (
  select n, bench.pick(n, 71) as u, bench.pick(n, 72) as v, s.patients, s.orders, (select count(*) from bench.cases) as cases
  from bench.scale s cross join generate_series(1, s.messages) n
), aimed as (
  -- Half of the messages are spread evenly, half gather on a few: most threads are short, some are very long.
  select n, case when u < 0.8 then 'case' when u < 0.92 then 'order' else 'patient' end as target,
    1 + floor(case when n % 2 = 0 then v else power(v, 3) end * case when u < 0.8 then cases when u < 0.92 then orders else patients end)::int as target_n
  from drawn
), found as (
  select a.n, a.target, a.target_n, c.id as case_id, null::uuid as order_id, null::uuid as patient_id, c.patient, c.practice_id, c.doctor_id, c.created_at from aimed a join bench.cases c on a.target = 'case' and c.n = a.target_n
  union all
  select a.n, a.target, a.target_n, null, o.id, null, o.patient, o.practice_id, o.doctor_id, o.created_at from aimed a join bench.orders o on a.target = 'order' and o.n = a.target_n
  union all
  select a.n, a.target, a.target_n, null, null, p.id, p.n, p.practice_id, p.doctor_id, p.created_at from aimed a join bench.patients p on a.target = 'patient' and p.n = a.target_n
), written as (
  select n, case_id, order_id, patient_id, patient, practice_id,
    case when bench.pick(n, 73) < 0.45 then bench.id('lab', 1 + n % 60) when bench.pick(n, 73) < 0.9 then doctor_id end as sender_id,
    bench.choose(array['general', 'question', 'instruction', 'clinical_note', 'notification'], bench.pick(n, 74)) as message_type,
    bench.choose(array['Please check', 'The doctor asks about', 'We have finished', 'Photos show', 'Could you confirm', 'The patient reports', 'Thank you for', 'ご確認ください:'], bench.pick(n, 75)) || ' '
      || bench.choose(array['the rotation of the upper left canine', 'attachments on the premolars', 'the midline correction', 'space for the lateral incisors', 'the molar relation on the right side', 'interproximal reduction in the lower front', 'the bite ramps', 'elastics from the next aligner on'], bench.pick(n, 76)) || '. '
      || bench.choose(array['The scan was taken last week.', 'There is not enough room yet.', 'Extraction was declined.', 'Wear time was good.', 'We suggest five more stages.', 'Please see the attached photos.'], bench.pick(n, 77)) || ' '
      || bench.choose(array['Reference', 'Tray', 'Scan', 'Parcel'], bench.pick(n, 78)) || ' ' || substr(md5(n::text), 1, 8) as body,
    created_at + least(interval '150 days', timestamptz '2026-11-20 12:00+00' - created_at) * bench.pick(n, 79) as created_at
  from found
)
-- A lab's messages lie in the order in which they were written.
select row_number() over (order by created_at) as n, case_id, order_id, patient_id, patient, practice_id, sender_id, message_type, body, created_at
from written
order by created_at;

-- load: public.messages
insert into public.messages (id, organization_id, practice_id, patient_id, case_id, order_id, message_type, sender_id, body, legacy_id, created_at, updated_at)
select bench.id('message', m.n), s.organization_id, m.practice_id, m.patient_id, m.case_id, m.order_id, m.message_type, m.sender_id, m.body, m.n, m.created_at, m.created_at
from bench.messages m cross join bench.scale s
where :part;

-- load: public.files
insert into public.files (id, organization_id, practice_id, patient_id, name, extension, file_type, mime_type, byte_size, uploaded_by, created_at, updated_at)
select bench.id('file', c.n), s.organization_id, c.practice_id, c.patient_id, 'scan-' || c.n || '.stl', '.stl', 'scan', 'model/stl', 1000000 + c.n, bench.id('lab', 1 + c.n % 60), c.created_at, c.created_at
from bench.cases c cross join bench.scale s
where bench.pick(c.n, 81) < 0.5 and :part;

-- load: public.case_files
insert into public.case_files (id, organization_id, practice_id, case_id, file_id, purpose, created_at)
select bench.id('case file', c.n), s.organization_id, c.practice_id, c.id, bench.id('file', c.n), 'records', c.created_at
from bench.cases c cross join bench.scale s
where bench.pick(c.n, 81) < 0.5 and :part;

-- prepare: numbers that come next
insert into private.number_series (scope_id, noun, last_number)
select organization_id, 'practice', practices from bench.scale
union all select coalesce(practice_id, s.organization_id), 'case', count(*)::int from bench.cases cross join bench.scale s group by 1
union all select coalesce(practice_id, s.organization_id), 'order', count(*)::int from bench.orders cross join bench.scale s group by 1
on conflict (scope_id, noun) do nothing;
