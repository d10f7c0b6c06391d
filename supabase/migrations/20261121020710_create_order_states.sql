-- The words of orders: types with the schema of their data, states, and the moves between them.

create table public.order_types (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  requires_case boolean not null,
  legacy_course_id int unique,
  schema jsonb not null default '{"type": "object"}' check (private.schema_is_understood(schema)),
  is_active boolean not null default true
);
comment on table public.order_types is 'Vocabulary: the six legacy course types.';
comment on column public.order_types.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.order_types enable row level security;
alter table public.order_types force row level security;
grant select on public.order_types to authenticated;
create policy order_types_select_members on public.order_types for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
comment on column public.order_types.requires_case is 'Whether an order of this type must belong to a case.';
comment on column public.order_types.schema is 'JSON Schema of orders.data; checked by the database and by the app.';
comment on column public.order_types.legacy_course_id is 'dispatch_course.id; its "type" column is another list of codes.';
insert into public.order_types (key, name, description, sequence_order, requires_case, legacy_course_id, schema) values
  ('main', 'Main', 'Opens a case.', 10, true, 1, '{
    "type": "object",
    "properties": {
      "chief_complaint": {"type": "string", "title": "Chief complaint", "maxLength": 4000},
      "objective": {"type": "string", "title": "Treatment objective", "maxLength": 4000},
      "conditions": {"type": "string", "title": "Conditions", "maxLength": 4000},
      "is_comprehensive": {"type": "boolean", "title": "Comprehensive treatment"},
      "accepts_extraction": {"type": "boolean", "title": "Extraction acceptable"},
      "has_cbct": {"type": "boolean", "title": "CBCT available"},
      "scanner": {"type": "string", "title": "Scanner", "maxLength": 200},
      "scanner_notes": {"type": "string", "title": "Notes on the scan", "maxLength": 4000}
    },
    "additionalProperties": false
  }'),
  ('refinement', 'Refinement', 'Corrects a course that is under way.', 20, true, 2, '{
    "type": "object",
    "properties": {
      "concerns": {"type": "string", "title": "What should change", "maxLength": 4000},
      "aligner_number": {"type": "integer", "title": "Worn up to aligner", "minimum": 0, "maximum": 200},
      "scanner": {"type": "string", "title": "Scanner", "maxLength": 200}
    },
    "additionalProperties": false
  }'),
  ('replacement', 'Replacement', 'Something was lost or broke.', 30, true, 3, '{
    "type": "object",
    "properties": {
      "what": {"type": "string", "title": "What is replaced", "maxLength": 1000},
      "cause": {"type": "string", "title": "Cause", "enum": ["lost", "broken", "fit", "other"]},
      "aligner_numbers": {"type": "array", "title": "Aligners", "items": {"type": "integer", "minimum": 1, "maximum": 200}, "maxItems": 100}
    },
    "additionalProperties": false
  }'),
  ('any', 'Any', 'What fits no other type.', 40, false, 4, '{"type": "object"}'),
  ('invoice', 'Invoice', 'Money without goods.', 50, false, 7, '{
    "type": "object",
    "properties": {"purchase_order": {"type": "string", "title": "Purchase order", "maxLength": 100}},
    "additionalProperties": false
  }'),
  ('merchandise', 'Merchandise', 'Goods from the shop.', 60, false, 8, '{
    "type": "object",
    "properties": {"gift_note": {"type": "string", "title": "Note in the parcel", "maxLength": 500}},
    "additionalProperties": false
  }');

create table public.order_states (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_final boolean not null default false,
  is_active boolean not null default true
);
comment on table public.order_states is 'Vocabulary: where an order stands.';
comment on column public.order_states.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.order_states enable row level security;
alter table public.order_states force row level security;
grant select on public.order_states to authenticated;
create policy order_states_select_members on public.order_states for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.order_states (key, name, description, color, sequence_order, is_final) values
  ('draft', 'Draft', 'Not sent yet.', 'neutral', 10, false),
  ('no_product', 'No product', 'Sent without saying what is wanted; a state of the legacy source.', 'warning', 15, false),
  ('pending', 'Pending', 'Sent, waits for the lab.', 'info', 20, false),
  ('confirmed', 'Confirmed', 'Accepted by the lab, plan approved.', 'progress', 30, false),
  ('in_production', 'In production', 'Being made.', 'progress', 40, false),
  ('quality_check', 'Quality check', 'Somebody else looks at what was made.', 'progress', 50, false),
  ('shipped', 'Shipped', 'On its way.', 'success', 60, false),
  ('delivered', 'Delivered', 'Arrived.', 'success', 70, false),
  ('completed', 'Completed', 'Done and paid or written off.', 'success', 80, true),
  ('on_hold', 'On hold', 'Waits, and returns to where it came from.', 'warning', 90, false),
  ('cancelled', 'Cancelled', 'Given up, with a reason.', 'danger', 100, true),
  ('refunded', 'Refunded', 'The money went back.', 'danger', 110, true);

create table public.order_state_transitions (
  from_state text not null references public.order_states (key),
  to_state text not null references public.order_states (key),
  kind text not null check (kind in ('advance', 'return', 'hold', 'resume', 'cancel', 'reopen', 'refund')),
  allowed_roles text[] not null check (cardinality(allowed_roles) > 0),
  requires_reason boolean not null default false,
  primary key (from_state, to_state),
  check (from_state <> to_state)
);
comment on table public.order_state_transitions is 'The allowed moves of orders. What is not a row here cannot happen.';
comment on column public.order_state_transitions.kind is 'resume goes back to where the hold began and nowhere else; reopen and refund leave a final state and have doors of their own.';
comment on column public.order_state_transitions.allowed_roles is 'Keys of public.roles. A doctor moves orders of their practices only.';
create index order_state_transitions_to_idx on public.order_state_transitions (to_state);
alter table public.order_state_transitions enable row level security;
alter table public.order_state_transitions force row level security;
grant select on public.order_state_transitions to authenticated;
create policy order_state_transitions_select_members on public.order_state_transitions for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);

insert into public.order_state_transitions (from_state, to_state, kind, allowed_roles, requires_reason)
select f, t, k, string_to_array(
    replace(replace(r, 'lab', 'admin manager staff technician support sales master'), 'leads', 'admin manager master'), ' '), q
from (values
  ('draft', 'pending', 'advance', 'lab doctor', false),
  ('draft', 'cancelled', 'cancel', 'lab doctor', false),
  ('no_product', 'pending', 'advance', 'lab doctor', false),
  ('no_product', 'cancelled', 'cancel', 'lab doctor', true),
  ('pending', 'confirmed', 'advance', 'lab', false),
  ('pending', 'draft', 'return', 'lab', true),
  ('confirmed', 'in_production', 'advance', 'lab', false),
  ('confirmed', 'pending', 'return', 'lab', true),
  ('in_production', 'quality_check', 'advance', 'lab', false),
  ('in_production', 'confirmed', 'return', 'leads', true),
  ('quality_check', 'shipped', 'advance', 'lab', false),
  ('quality_check', 'in_production', 'return', 'lab', true),
  ('shipped', 'delivered', 'advance', 'lab doctor', false),
  ('delivered', 'completed', 'advance', 'lab doctor', false),
  ('on_hold', 'cancelled', 'cancel', 'leads doctor', true),
  ('completed', 'delivered', 'reopen', 'admin manager', true),
  ('cancelled', 'pending', 'reopen', 'admin manager', true),
  ('completed', 'refunded', 'refund', 'admin manager', true),
  ('cancelled', 'refunded', 'refund', 'admin manager', true)
) m(f, t, k, r, q);
insert into public.order_state_transitions (from_state, to_state, kind, allowed_roles, requires_reason)
select key, 'on_hold', 'hold', array['admin', 'manager', 'staff', 'technician', 'support', 'sales', 'master', 'doctor'], true
from public.order_states where not is_final and key not in ('on_hold', 'draft', 'no_product')
union all
select 'on_hold', key, 'resume', array['admin', 'manager', 'staff', 'technician', 'support', 'sales', 'master', 'doctor'], false
from public.order_states where not is_final and key not in ('on_hold', 'draft', 'no_product')
union all
select key, 'cancelled', 'cancel', array['admin', 'manager', 'master', 'doctor'], true
from public.order_states where key in ('pending', 'confirmed', 'in_production', 'quality_check');
