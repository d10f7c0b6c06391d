-- The words of cases: how urgent, what about, where they stand, and the moves between the states.

create table public.priorities (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.priorities is 'Vocabulary: how urgent cases, orders and tasks are.';
comment on column public.priorities.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.priorities enable row level security;
alter table public.priorities force row level security;
grant select on public.priorities to authenticated;
create policy priorities_select_members on public.priorities for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.priorities (key, name, color, sequence_order) values
  ('low', 'Low', 'neutral', 10), ('normal', 'Normal', 'info', 20), ('high', 'High', 'warning', 30), ('urgent', 'Urgent', 'danger', 40);

create table public.case_types (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.case_types is 'Vocabulary: what a treatment episode is about.';
comment on column public.case_types.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.case_types enable row level security;
alter table public.case_types force row level security;
grant select on public.case_types to authenticated;
create policy case_types_select_members on public.case_types for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.case_types (key, name, description, sequence_order) values
  ('initial_consultation', 'Initial consultation', 'First look at a patient.', 10),
  ('treatment_planning', 'Treatment planning', 'A plan is asked for, nothing is produced yet.', 20),
  ('active_treatment', 'Active treatment', 'Planned and produced by the lab.', 30),
  ('refinement', 'Refinement', 'A course corrected on the way.', 40),
  ('retention', 'Retention', 'Keeping what was reached.', 50),
  ('emergency', 'Emergency', 'Something broke or hurts.', 60),
  ('follow_up', 'Follow-up', 'A look back after treatment.', 70);

create table public.case_states (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_final boolean not null default false,
  is_active boolean not null default true
);
comment on table public.case_states is 'Vocabulary: where a case stands.';
comment on column public.case_states.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.case_states enable row level security;
alter table public.case_states force row level security;
grant select on public.case_states to authenticated;
create policy case_states_select_members on public.case_states for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.case_states (key, name, description, color, sequence_order, is_final) values
  ('submitted', 'Submitted', 'The practice has sent it, nobody has looked yet.', 'info', 10, false),
  ('under_review', 'Under review', 'The lab checks that everything is there.', 'info', 20, false),
  ('planning', 'Planning', 'The lab makes the treatment plan.', 'progress', 30, false),
  ('approved', 'Approved', 'The doctor has approved the plan.', 'progress', 40, false),
  ('in_production', 'In production', 'The lab makes the appliances.', 'progress', 50, false),
  ('quality_check', 'Quality check', 'Somebody else looks at what was made.', 'progress', 60, false),
  ('shipped', 'Shipped', 'On its way to the practice.', 'success', 70, false),
  ('delivered', 'Delivered', 'Arrived at the practice.', 'success', 80, false),
  ('completed', 'Completed', 'The episode is over.', 'success', 90, true),
  ('on_hold', 'On hold', 'Waits, and returns to where it came from.', 'warning', 100, false),
  ('cancelled', 'Cancelled', 'Given up, with a reason.', 'danger', 110, true);

create table public.case_state_transitions (
  from_state text not null references public.case_states (key),
  to_state text not null references public.case_states (key),
  kind text not null check (kind in ('advance', 'return', 'hold', 'resume', 'cancel', 'reopen')),
  allowed_roles text[] not null check (cardinality(allowed_roles) > 0),
  requires_reason boolean not null default false,
  primary key (from_state, to_state),
  check (from_state <> to_state)
);
comment on table public.case_state_transitions is 'The allowed moves of cases. What is not a row here cannot happen.';
comment on column public.case_state_transitions.kind is 'resume goes back to where the hold began and nowhere else; reopen leaves a final state and has a door of its own.';
comment on column public.case_state_transitions.allowed_roles is 'Keys of public.roles. A doctor moves cases of their practices only.';
create index case_state_transitions_to_idx on public.case_state_transitions (to_state);
alter table public.case_state_transitions enable row level security;
alter table public.case_state_transitions force row level security;
grant select on public.case_state_transitions to authenticated;
create policy case_state_transitions_select_members on public.case_state_transitions for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);

insert into public.case_state_transitions (from_state, to_state, kind, allowed_roles, requires_reason)
select f, t, k, string_to_array(
    replace(replace(r, 'lab', 'admin manager staff technician support sales master'), 'leads', 'admin manager master'), ' '), q
from (values
  ('submitted', 'under_review', 'advance', 'lab', false),
  ('under_review', 'planning', 'advance', 'lab', false),
  ('under_review', 'submitted', 'return', 'lab', true),
  ('planning', 'approved', 'advance', 'leads doctor', false),
  ('planning', 'under_review', 'return', 'lab doctor', true),
  ('approved', 'in_production', 'advance', 'lab', false),
  ('approved', 'planning', 'return', 'lab doctor', true),
  ('in_production', 'quality_check', 'advance', 'lab', false),
  ('in_production', 'planning', 'return', 'leads', true),
  ('quality_check', 'shipped', 'advance', 'lab', false),
  ('quality_check', 'in_production', 'return', 'lab', true),
  ('shipped', 'delivered', 'advance', 'lab doctor', false),
  ('delivered', 'completed', 'advance', 'lab doctor', false),
  ('completed', 'delivered', 'reopen', 'admin manager', true),
  ('cancelled', 'under_review', 'reopen', 'admin manager', true),
  ('on_hold', 'cancelled', 'cancel', 'leads doctor', true)
) m(f, t, k, r, q);
insert into public.case_state_transitions (from_state, to_state, kind, allowed_roles, requires_reason)
select key, 'on_hold', 'hold', array['admin', 'manager', 'staff', 'technician', 'support', 'sales', 'master', 'doctor'], true
from public.case_states where not is_final and key <> 'on_hold'
union all
select 'on_hold', key, 'resume', array['admin', 'manager', 'staff', 'technician', 'support', 'sales', 'master', 'doctor'], false
from public.case_states where not is_final and key <> 'on_hold'
union all
select key, 'cancelled', 'cancel', array['admin', 'manager', 'master', 'doctor'], true
from public.case_states where key in ('submitted', 'under_review', 'planning', 'approved', 'in_production', 'quality_check');
