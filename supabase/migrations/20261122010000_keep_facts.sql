-- What reports count, one row per order, case and stay in a state, with every day in the time zone of the lab. Medians of medians are no
-- medians: facts answer any question with any filter exactly, where sums per month could not. The worker renews what was touched. They
-- are copies: the one key that they have outside leads to what they are made of, and goes with it.

drop trigger orders_stale_added on public.orders;
drop trigger orders_stale_changed on public.orders;
drop trigger case_state_history_stale on public.case_state_history;
drop trigger order_state_history_stale on public.order_state_history;
drop trigger organizations_time_zone_moved on public.organizations;
drop function private.note_stale_orders(), private.note_stale_history(), private.note_moved_months(), private.refresh_rollups(),
  private.refresh_monthly_order_stats(), private.refresh_state_analytics(), private.refresh_workflow_performance(),
  private.take_stale_months(text), private.local_month(timestamptz, text);
drop type private.stale_month;
-- What they held can be counted again out of the orders at any time, and no page has read them.
-- squawk-ignore ban-drop-table
drop table private.stale_rollups, public.rollup_refreshes, public.monthly_order_stats, public.state_analytics, public.workflow_performance;

create table public.order_facts (
  order_id uuid primary key references public.orders (id) on delete cascade,
  organization_id uuid not null,
  practice_id uuid,
  doctor_id uuid,
  case_id uuid,
  order_type text not null,
  priority text not null,
  state text not null,
  sent_on date not null,
  shipped_on date,
  completed_on date,
  cancelled_on date,
  refunded_on date,
  out_on date generated always as (least(shipped_on, completed_on, cancelled_on, refunded_on)) stored,
  turnaround_minutes int check (turnaround_minutes >= 0),
  held_minutes int not null default 0 check (held_minutes >= 0),
  is_past_due boolean,
  has_contradiction boolean not null default false,
  currency text not null,
  subtotal numeric(12, 2) not null,
  discount_amount numeric(12, 2) not null,
  tax_amount numeric(12, 2) not null,
  total_amount numeric(12, 2) not null
);
comment on table public.order_facts is 'Each order that was sent, with the days that reports count. Written by the worker alone.';
comment on column public.order_facts.sent_on is 'The day it was submitted, or made where nobody wrote down when it was submitted.';
comment on column public.order_facts.out_on is 'The day it left the desk of the lab; empty while it waits there.';
comment on column public.order_facts.turnaround_minutes is 'From submission to the first shipment; empty where one of the two dates is not known.';
comment on column public.order_facts.held_minutes is 'On hold between submission and the first shipment.';
comment on column public.order_facts.is_past_due is 'Whether it was shipped after the date it was due; empty without such a date or a shipment.';
create index order_facts_sent_idx on public.order_facts (organization_id, sent_on);
create index order_facts_shipped_idx on public.order_facts (organization_id, shipped_on) where shipped_on is not null;
create index order_facts_completed_idx on public.order_facts (organization_id, completed_on) where completed_on is not null;
create index order_facts_cancelled_idx on public.order_facts (organization_id, cancelled_on) where cancelled_on is not null;
create index order_facts_refunded_idx on public.order_facts (organization_id, refunded_on) where refunded_on is not null;
create index order_facts_out_idx on public.order_facts (organization_id, out_on, sent_on) include (practice_id);
create index order_facts_practice_idx on public.order_facts (practice_id, sent_on);
create index order_facts_case_idx on public.order_facts (case_id);

create table public.case_facts (
  case_id uuid primary key references public.cases (id) on delete cascade,
  organization_id uuid not null,
  practice_id uuid,
  doctor_id uuid,
  workflow_template_id uuid,
  case_type text not null,
  priority text not null,
  state text not null,
  opened_on date not null,
  completed_on date,
  cancelled_on date,
  out_on date generated always as (least(completed_on, cancelled_on)) stored,
  turnaround_minutes int check (turnaround_minutes >= 0)
);
comment on table public.case_facts is 'Each case with the days that reports count. Written by the worker alone.';
comment on column public.case_facts.turnaround_minutes is 'From opening to completion.';
create index case_facts_opened_idx on public.case_facts (organization_id, opened_on);
create index case_facts_completed_idx on public.case_facts (organization_id, completed_on) where completed_on is not null;
create index case_facts_cancelled_idx on public.case_facts (organization_id, cancelled_on) where cancelled_on is not null;
create index case_facts_practice_idx on public.case_facts (practice_id, opened_on);

create table public.order_stays (
  order_id uuid not null references public.orders (id) on delete cascade,
  position int not null check (position > 0),
  organization_id uuid not null,
  practice_id uuid,
  state text not null,
  next_state text not null,
  left_on date not null,
  minutes int not null check (minutes >= 0),
  left_by uuid,
  primary key (order_id, position)
);
comment on table public.order_stays is 'Each stay of an order in a state that has ended: how long, what came next and who moved it on. Written by the worker alone.';
-- A report reads a month of them and nothing beside: the index has all of it.
create index order_stays_left_idx on public.order_stays (organization_id, left_on) include (practice_id, order_id, state, next_state, minutes, left_by);
create index order_stays_practice_idx on public.order_stays (practice_id, left_on);

create table public.case_stays (
  case_id uuid not null references public.cases (id) on delete cascade,
  position int not null check (position > 0),
  organization_id uuid not null,
  practice_id uuid,
  state text not null,
  next_state text not null,
  left_on date not null,
  minutes int not null check (minutes >= 0),
  left_by uuid,
  primary key (case_id, position)
);
comment on table public.case_stays is 'Each stay of a case in a state that has ended: how long, what came next and who moved it on. Written by the worker alone.';
create index case_stays_left_idx on public.case_stays (organization_id, left_on) include (practice_id, case_id, state, next_state, minutes, left_by);
create index case_stays_practice_idx on public.case_stays (practice_id, left_on);

create table public.fact_refreshes (
  noun text primary key check (noun in ('case', 'order')),
  refreshed_at timestamptz
);
comment on table public.fact_refreshes is 'When the worker last had counted everything that was touched; every page that shows a figure says so.';
insert into public.fact_refreshes (noun) values ('case'), ('order');

create table private.stale_facts (
  id bigint primary key generated always as identity,
  order_id uuid,
  case_id uuid,
  check (num_nonnulls(order_id, case_id) = 1)
);
comment on table private.stale_facts is 'Orders and cases to count anew. No unique key on purpose: writers must not wait for each other here.';
create index stale_facts_order_idx on private.stale_facts (order_id) where order_id is not null;
create index stale_facts_case_idx on private.stale_facts (case_id) where case_id is not null;
alter table private.stale_facts enable row level security;
alter table private.stale_facts force row level security;
create policy stale_facts_select_nobody on private.stale_facts for select to authenticated using (false);

alter table public.fact_refreshes enable row level security;
alter table public.fact_refreshes force row level security;
grant select on public.fact_refreshes to authenticated;
create policy fact_refreshes_select_members on public.fact_refreshes for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);

alter table public.order_facts enable row level security;
alter table public.order_facts force row level security;
grant select on public.order_facts to authenticated;
create policy order_facts_select_lab_and_members on public.order_facts for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );

alter table public.case_facts enable row level security;
alter table public.case_facts force row level security;
grant select on public.case_facts to authenticated;
create policy case_facts_select_lab_and_members on public.case_facts for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );

alter table public.order_stays enable row level security;
alter table public.order_stays force row level security;
grant select on public.order_stays to authenticated;
create policy order_stays_select_lab_and_members on public.order_stays for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );

alter table public.case_stays enable row level security;
alter table public.case_stays force row level security;
grant select on public.case_stays to authenticated;
create policy case_stays_select_lab_and_members on public.case_stays for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
