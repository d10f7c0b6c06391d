-- prepare: tables
-- As Django makes them: an integer key, an index for every foreign key, an extra pattern index for unique or indexed text, and nothing
-- on target_id: a generic foreign key is a plain integer for the ORM.
create schema legacy;
create table legacy.django_content_type (id serial primary key, app_label varchar(100) not null, model varchar(100) not null, unique (app_label, model));
create table legacy.auth_user (
  id serial primary key, password varchar(128) not null, last_login timestamptz, is_superuser boolean not null, username varchar(150) not null unique,
  first_name varchar(150) not null, last_name varchar(150) not null, email varchar(254) not null, is_staff boolean not null, is_active boolean not null, date_joined timestamptz not null);
create table legacy.dispatch_office (
  id serial primary key, name varchar(255) not null, address varchar(255) not null, city varchar(100) not null, state varchar(100) not null, zip varchar(20) not null, country varchar(100),
  phone varchar(30) not null, tax_rate numeric(8, 4), valid boolean not null, emails boolean not null);
create table legacy.dispatch_course (id serial primary key, name varchar(100) not null, type int not null, customization text not null);
create table legacy.dispatch_patient (
  id serial primary key, user_id int not null references legacy.auth_user, doctor_id int references legacy.auth_user, office_id int references legacy.dispatch_office,
  birthdate date, sex int, archived boolean not null, suspended boolean not null, status int not null, suffix varchar(10) not null, schemes text not null, submitted_at timestamptz, updated_at timestamptz not null);
create table legacy.dispatch_instruction (
  id serial primary key, patient_id int not null references legacy.dispatch_patient, course_id int not null references legacy.dispatch_course, status int not null, submitted_at timestamptz,
  updated_at timestamptz not null, deleted boolean not null, notes text not null, complaint text not null, objective text not null, conditions text not null, comprehensive boolean not null,
  price numeric(12, 2), suffix varchar(10) not null, exports text not null);
create table legacy.dispatch_record (
  id serial primary key, target_id int not null, type int, created_at timestamptz not null, text text not null, author_id int references legacy.auth_user,
  target_type_id int references legacy.django_content_type, group_id int, public boolean);
create table legacy.dispatch_state (
  id serial primary key, status int not null, "on" boolean not null, changed_at timestamptz not null, actor_id int references legacy.auth_user, instruction_id int not null references legacy.dispatch_instruction);
create table legacy.dispatch_file (
  id serial primary key, uid uuid not null, name varchar(255), ext varchar(20) not null, size bigint not null, type int not null, instruction_id int references legacy.dispatch_instruction, created_at timestamptz not null,
  record_id int references legacy.dispatch_record, status int not null);
create table legacy.phrases (state text primary key, phrase text not null);
insert into legacy.phrases values
  ('draft', 'saved as draft'), ('no_product', 'has no product'), ('pending', 'submitted to the lab'), ('confirmed', 'plan approved'), ('in_production', 'moved to production'),
  ('quality_check', 'in quality check'), ('shipped', 'shipped to the office'), ('delivered', 'delivered to the office'), ('completed', 'completed'), ('on_hold', 'put on hold'),
  ('cancelled', 'cancelled'), ('refunded', 'refunded');

-- prepare: vocabularies
insert into legacy.django_content_type (id, app_label, model) values (4, 'auth', 'user'), (11, 'dispatch', 'patient'), (12, 'dispatch', 'instruction'), (13, 'dispatch', 'plan');
insert into legacy.dispatch_course (id, name, type, customization) values (1, 'Main', 1, ''), (2, 'Refinement', 2, ''), (3, 'Replacement', 4, ''), (4, 'Any', 3, '');

-- prepare: people and offices
create table bench.legacy_users as select id as profile_id, row_number() over (order by kind, n)::int as id from bench.people;
alter table bench.legacy_users add primary key (profile_id);
insert into legacy.auth_user
select u.id, 'pbkdf2', null, false, 'user' || u.id, p.given_name, p.family_name, coalesce(p.email, ''), p.kind = 'lab', true, p.created_at
from bench.people p join bench.legacy_users u on u.profile_id = p.id;
insert into legacy.dispatch_office
select p.n, r.name, '', r.city, '', '', r.country, '', 8.25, true, true from bench.practices p join public.practices r on r.id = p.id;
insert into legacy.dispatch_patient
select 523000 + p.n, u.id, d.id, p.practice, null, 1, false, false, 1, upper(substr(md5(p.n::text), 1, 4)), '', p.created_at, p.created_at
from bench.patients p join bench.legacy_users u on u.profile_id = p.profile_id left join bench.legacy_users d on d.profile_id = p.doctor_id;

-- prepare: instructions
insert into legacy.dispatch_instruction
select o.n, 523000 + o.patient, case o.kind when 'main' then 1 when 'refinement' then 2 when 'replacement' then 3 else 4 end,
  case when o.state in ('draft', 'no_product') then 0 when o.state = 'pending' then 1 when o.state in ('confirmed', 'in_production', 'quality_check', 'on_hold') then 2 else 4 end,
  o.created_at, o.created_at + o.span, false, '', 'Crowding of the lower front', '', '', true, o.price, '', ''
from bench.orders o where o.kind not in ('invoice', 'merchandise');
insert into legacy.dispatch_file (uid, name, ext, size, type, instruction_id, created_at, status)
select bench.id('file', c.n), 'scan-' || c.n, '.stl', 1000000 + c.n, 6, c.n, c.created_at, 0 from bench.cases c where bench.pick(c.n, 81) < 0.5;

-- prepare: records
-- Everything that is said hangs on the patient, and what happened to an order is a sentence among the others, in the order of time.
insert into legacy.dispatch_record (target_id, type, created_at, text, author_id, target_type_id, public)
select target_id, type, created_at, text, u.id, 11, true
from (
  select 523000 + m.patient as target_id, 6 as type, m.created_at, m.body as text, m.sender_id as author_id from bench.messages m
  union all
  select 523000 + o.patient, 8, o.created_at + o.span * (h.position - 1)::float8 / greatest(cardinality(o.path) - 1, 1),
    'Order #' || o.n || ' ' || f.phrase || '.', bench.id('lab', 1 + (o.n + h.position) % 60)
  from bench.orders o cross join lateral unnest(o.path) with ordinality h(state, position) join legacy.phrases f on f.state = h.state
  where o.kind not in ('invoice', 'merchandise')
) r left join bench.legacy_users u on u.profile_id = r.author_id
order by created_at;

-- prepare: indexes
create index on legacy.auth_user (username varchar_pattern_ops);
create index on legacy.dispatch_patient (user_id);
create index on legacy.dispatch_patient (doctor_id);
create index on legacy.dispatch_patient (office_id);
create index on legacy.dispatch_instruction (patient_id);
create index on legacy.dispatch_instruction (course_id);
create index on legacy.dispatch_record (author_id);
create index on legacy.dispatch_record (target_type_id);
create index on legacy.dispatch_record (group_id);
create index on legacy.dispatch_state (actor_id);
create index on legacy.dispatch_state (instruction_id);
create index on legacy.dispatch_file (instruction_id);
create index on legacy.dispatch_file (record_id);
