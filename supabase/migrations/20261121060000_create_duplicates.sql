-- Duplicate patients: what may be the same person, why, and what people decided about it. Administrators only.

-- The matching fields of every living patient, normalised, with the keys under which others like it are found. The worker keeps it.
create table private.match_keys (
  patient_id uuid primary key,
  organization_id uuid not null,
  practice_id uuid,
  fields jsonb not null,
  keys int[] not null,
  fingerprint text not null,
  foreign key (patient_id, organization_id) references public.patients (id, organization_id) on delete cascade
);
comment on table private.match_keys is 'One row per living patient: normalised fields and hashed blocking keys. Computed from the patient, never edited.';
comment on column private.match_keys.keys is 'Two patients that share one are compared. A hash: two values that meet by chance cost one comparison.';
comment on column private.match_keys.fingerprint is 'Changes exactly when a matching field changes. A decision remembers it.';
create index match_keys_keys_idx on private.match_keys using gin (keys) with (fastupdate = off);
create index match_keys_patient_idx on private.match_keys (patient_id, organization_id);
create index match_keys_organization_idx on private.match_keys (organization_id);

create table private.match_queue (
  patient_id uuid primary key,
  organization_id uuid not null,
  since timestamptz not null default clock_timestamp(),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id) on delete cascade
);
comment on table private.match_queue is 'Patients whose matching fields changed and whom the worker has not looked at since.';
create index match_queue_since_idx on private.match_queue (organization_id, since);
create index match_queue_patient_idx on private.match_queue (patient_id, organization_id);

create table public.match_models (
  organization_id uuid not null references public.organizations (id),
  version int not null check (version > 0),
  origin text not null check (origin in ('shipped', 'trained')),
  weights jsonb not null check (jsonb_typeof(weights) = 'object'),
  quality jsonb not null default '{}' check (jsonb_typeof(quality) = 'object'),
  patients int not null check (patients >= 0),
  created_by uuid,
  created_at timestamptz not null default now(),
  activated_at timestamptz,
  retired_at timestamptz check (retired_at >= activated_at),
  primary key (organization_id, version),
  foreign key (created_by, organization_id) references public.profiles (id, organization_id)
);
comment on table public.match_models is 'What an agreement or a difference weighs. Every candidate names the version that scored it.';
comment on column public.match_models.weights is 'Per field and level the share among same and among different people, the frequent values, and the share of pairs that are the same.';
comment on column public.match_models.quality is 'What training found: how many pairs in which band before and after.';
create unique index match_models_active_idx on public.match_models (organization_id) where activated_at is not null and retired_at is null;
create index match_models_created_by_idx on public.match_models (created_by, organization_id);

create table public.match_settings (
  organization_id uuid primary key references public.organizations (id),
  daily_cap int not null default 50 check (daily_cap between 1 and 1000),
  practice_ids uuid[] not null default '{}',
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.match_settings is 'Whether duplicates that are beyond doubt are merged without a person. No line and no practice: off.';
comment on column public.match_settings.practice_ids is 'The practices whose patients the worker may merge. Turned on one by one.';
comment on column public.match_settings.daily_cap is 'So many records at most disappear into others within a day.';

create table public.match_scans (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  kind text not null check (kind in ('scan', 'training')),
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  patients int not null default 0 check (patients >= 0),
  done int not null default 0 check (done between 0 and patients),
  report jsonb not null default '{}' check (jsonb_typeof(report) = 'object'),
  requested_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  beat_at timestamptz,
  finished_at timestamptz,
  foreign key (requested_by, organization_id) references public.profiles (id, organization_id)
);
comment on table public.match_scans is 'Looks at everybody: asked for by an administrator, done by the worker.';
comment on column public.match_scans.report is 'What it found: pairs compared, candidates per band, keys that stand for too many people to mean anything.';
create unique index match_scans_live_idx on public.match_scans (organization_id, kind) where status in ('waiting', 'running');
create index match_scans_organization_idx on public.match_scans (organization_id, created_at desc);
create index match_scans_requested_by_idx on public.match_scans (requested_by, organization_id);

create table public.duplicate_clusters (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  practice_id uuid,
  size int not null check (size >= 2),
  band text not null check (band in ('certain', 'likely', 'possible')),
  probability double precision not null check (probability between 0 and 1),
  strongest text not null,
  objections text[] not null default '{}',
  cases int not null default 0 check (cases >= 0),
  open_cases int not null default 0 check (open_cases between 0 and cases),
  owner_id uuid,
  claimed_until timestamptz,
  snoozed_until timestamptz,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (owner_id, organization_id) references public.profiles (id, organization_id),
  check ((owner_id is null) = (claimed_until is null))
);
comment on table public.duplicate_clusters is 'Records that may all be one person, as the queue shows them. It ends when nothing in it is undecided.';
comment on column public.duplicate_clusters.practice_id is 'The practice of all of them, when it is one.';
comment on column public.duplicate_clusters.strongest is 'The field that speaks most for one person.';
comment on column public.duplicate_clusters.owner_id is 'Who works on it. A claim ends by itself.';
create index duplicate_clusters_queue_idx on public.duplicate_clusters (organization_id, probability desc, id);
create index duplicate_clusters_practice_idx on public.duplicate_clusters (practice_id, organization_id);
create index duplicate_clusters_owner_idx on public.duplicate_clusters (owner_id, organization_id);

create table public.duplicate_members (
  patient_id uuid primary key,
  organization_id uuid not null,
  cluster_id uuid not null,
  foreign key (patient_id, organization_id) references public.patients (id, organization_id) on delete cascade,
  foreign key (cluster_id, organization_id) references public.duplicate_clusters (id, organization_id) on delete cascade
);
comment on table public.duplicate_members is 'The records of a cluster. A record is in one at a time.';
create index duplicate_members_patient_idx on public.duplicate_members (patient_id, organization_id);
create index duplicate_members_cluster_idx on public.duplicate_members (cluster_id, organization_id);
create index duplicate_members_organization_idx on public.duplicate_members (organization_id);

create table public.duplicate_decisions (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  first_id uuid not null,
  second_id uuid not null,
  decision text not null check (decision in ('not_duplicate', 'related')),
  relation text check (relation in ('twin', 'sibling', 'parent', 'household', 'other_practice')),
  reason text check (btrim(reason) <> '' and length(reason) <= 2000),
  origin text not null default 'person' check (origin in ('person', 'undo', 'merge')),
  bits double precision,
  band text check (band in ('certain', 'likely', 'possible')),
  fingerprints text[] not null check (cardinality(fingerprints) = 2),
  decided_by uuid,
  decided_at timestamptz not null default clock_timestamp(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  unique (id, organization_id),
  foreign key (first_id, organization_id) references public.patients (id, organization_id),
  foreign key (second_id, organization_id) references public.patients (id, organization_id),
  foreign key (decided_by, organization_id) references public.profiles (id, organization_id),
  foreign key (withdrawn_by, organization_id) references public.profiles (id, organization_id),
  check (first_id < second_id),
  check ((decision = 'related') = (relation is not null))
);
comment on table public.duplicate_decisions is 'Two records are two people. The pair stays silent until what is known about them changes enough.';
comment on column public.duplicate_decisions.relation is 'What they are to each other, when they are. other_practice: one person whom two practices treat, kept apart on purpose.';
comment on column public.duplicate_decisions.origin is 'undo: a merge was taken back. merge: one of the two took over a record about which it had been decided.';
comment on column public.duplicate_decisions.bits is 'What spoke for one person then.';
comment on column public.duplicate_decisions.band is 'How likely it seemed then: what people decide against it tells how good the weights are.';
comment on column public.duplicate_decisions.fingerprints is 'Of the first and of the second, as they were then.';
create unique index duplicate_decisions_pair_idx on public.duplicate_decisions (first_id, second_id) where withdrawn_at is null;
create index duplicate_decisions_first_idx on public.duplicate_decisions (first_id, organization_id);
create index duplicate_decisions_second_idx on public.duplicate_decisions (second_id, organization_id);
create index duplicate_decisions_organization_idx on public.duplicate_decisions (organization_id, decided_at desc);
create index duplicate_decisions_decided_by_idx on public.duplicate_decisions (decided_by, organization_id);
create index duplicate_decisions_withdrawn_by_idx on public.duplicate_decisions (withdrawn_by, organization_id);

create table public.duplicate_candidates (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  first_id uuid not null,
  second_id uuid not null,
  cluster_id uuid,
  band text not null check (band in ('certain', 'likely', 'possible')),
  probability double precision not null check (probability between 0 and 1),
  bits double precision not null,
  terms jsonb not null check (jsonb_typeof(terms) = 'array'),
  objections text[] not null default '{}',
  relation text check (relation in ('twin', 'sibling', 'parent', 'household', 'other_practice')),
  returned_from uuid,
  model_version int not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (first_id, second_id),
  foreign key (first_id, organization_id) references public.patients (id, organization_id) on delete cascade,
  foreign key (second_id, organization_id) references public.patients (id, organization_id) on delete cascade,
  foreign key (cluster_id, organization_id) references public.duplicate_clusters (id, organization_id) on delete set null (cluster_id),
  foreign key (returned_from, organization_id) references public.duplicate_decisions (id, organization_id),
  foreign key (organization_id, model_version) references public.match_models (organization_id, version),
  check (first_id < second_id)
);
comment on table public.duplicate_candidates is 'A suspected pair that nobody has decided about, with every term of its score as it was computed.';
comment on column public.duplicate_candidates.bits is 'The sum of the terms. The probability is nothing but this sum, read as a share.';
comment on column public.duplicate_candidates.objections is 'Why no machine may merge the two, however high the score.';
comment on column public.duplicate_candidates.relation is 'What they may be to each other instead.';
comment on column public.duplicate_candidates.returned_from is 'The decision after which the records changed so much that the question is open again.';
create index duplicate_candidates_second_idx on public.duplicate_candidates (second_id, organization_id);
create index duplicate_candidates_first_idx on public.duplicate_candidates (first_id, organization_id);
create index duplicate_candidates_cluster_idx on public.duplicate_candidates (cluster_id, organization_id);
create index duplicate_candidates_organization_idx on public.duplicate_candidates (organization_id, probability desc);
create index duplicate_candidates_returned_from_idx on public.duplicate_candidates (returned_from, organization_id);
create index duplicate_candidates_model_idx on public.duplicate_candidates (organization_id, model_version);

alter table private.match_keys enable row level security;
alter table private.match_keys force row level security;
create policy match_keys_select_nobody on private.match_keys for select to authenticated using (false);
alter table private.match_queue enable row level security;
alter table private.match_queue force row level security;
create policy match_queue_select_nobody on private.match_queue for select to authenticated using (false);

alter table public.match_models enable row level security;
alter table public.match_models force row level security;
grant select on public.match_models to authenticated;
create policy match_models_select_admins on public.match_models for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
alter table public.match_settings enable row level security;
alter table public.match_settings force row level security;
grant select on public.match_settings to authenticated;
create policy match_settings_select_admins on public.match_settings for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
alter table public.match_scans enable row level security;
alter table public.match_scans force row level security;
grant select on public.match_scans to authenticated;
create policy match_scans_select_admins on public.match_scans for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
alter table public.duplicate_clusters enable row level security;
alter table public.duplicate_clusters force row level security;
grant select on public.duplicate_clusters to authenticated;
create policy duplicate_clusters_select_admins on public.duplicate_clusters for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
alter table public.duplicate_members enable row level security;
alter table public.duplicate_members force row level security;
grant select on public.duplicate_members to authenticated;
create policy duplicate_members_select_admins on public.duplicate_members for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
alter table public.duplicate_decisions enable row level security;
alter table public.duplicate_decisions force row level security;
grant select on public.duplicate_decisions to authenticated;
create policy duplicate_decisions_select_admins on public.duplicate_decisions for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
alter table public.duplicate_candidates enable row level security;
alter table public.duplicate_candidates force row level security;
grant select on public.duplicate_candidates to authenticated;
create policy duplicate_candidates_select_admins on public.duplicate_candidates for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));

create trigger match_settings_touch before update on public.match_settings for each row execute function private.touch_row();
create trigger duplicate_clusters_touch before update on public.duplicate_clusters for each row execute function private.touch_row();
select audit.attach('public.match_models');
select audit.attach('public.match_settings');
select audit.attach('public.duplicate_decisions');
