-- 3D and digital work: projects with versions, plans between projects and orders, bracket placements, and tasks.

create table public.project_types (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.project_types is 'Vocabulary: what a digital asset is.';
comment on column public.project_types.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.project_types enable row level security;
alter table public.project_types force row level security;
grant select on public.project_types to authenticated;
create policy project_types_select_members on public.project_types for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.project_types (key, name, sequence_order) values
  ('scan', 'Scan', 10), ('model', 'Model', 20), ('simulation', 'Simulation', 30), ('treatment_plan', 'Treatment plan', 40),
  ('aligner_design', 'Aligner design', 50), ('impression', 'Impression', 60), ('xray', 'X-ray', 70), ('photo', 'Photo', 80),
  ('document', 'Document', 90), ('other', 'Other', 100);

create table public.project_states (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_final boolean not null default false,
  is_active boolean not null default true
);
comment on table public.project_states is 'Vocabulary: how far a project is.';
comment on column public.project_states.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.project_states enable row level security;
alter table public.project_states force row level security;
grant select on public.project_states to authenticated;
create policy project_states_select_members on public.project_states for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.project_states (key, name, color, sequence_order, is_final) values
  ('draft', 'Draft', 'neutral', 10, false), ('in_progress', 'In progress', 'progress', 20, false), ('review', 'Review', 'info', 30, false),
  ('approved', 'Approved', 'success', 40, true), ('archived', 'Archived', 'neutral', 50, true), ('deleted', 'Deleted', 'danger', 60, true);

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  case_id uuid,
  order_id uuid,
  creator_id uuid,
  parent_project_id uuid,
  project_number text not null,
  name text not null check (btrim(name) <> ''),
  description text not null default '',
  project_type text not null references public.project_types (key),
  state text not null default 'draft' references public.project_states (key),
  version int not null default 1 check (version > 0),
  byte_size bigint check (byte_size >= 0),
  storage_bucket text not null default 'projects',
  storage_path text,
  started_at timestamptz,
  completed_at timestamptz,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (creator_id, organization_id) references public.profiles (id, organization_id),
  foreign key (parent_project_id, organization_id) references public.projects (id, organization_id),
  unique (organization_id, project_number),
  check (parent_project_id <> id),
  check (completed_at >= started_at)
);
comment on table public.projects is 'Digital assets in versions, of a case or an order or neither. Storage is private: there is no public flag, links are signed.';
comment on column public.projects.parent_project_id is 'The version before this one.';
comment on column public.projects.storage_path is 'Path in the private bucket; empty while only the metadata was migrated.';
create index projects_organization_idx on public.projects (organization_id, created_at desc, id);
create index projects_practice_idx on public.projects (practice_id, created_at desc, id);
create index projects_case_idx on public.projects (case_id, organization_id);
create index projects_order_idx on public.projects (order_id, organization_id);
create index projects_creator_idx on public.projects (creator_id, organization_id);
create index projects_parent_idx on public.projects (parent_project_id, organization_id);
create index projects_type_idx on public.projects (project_type);
create index projects_state_idx on public.projects (state);

create function private.number_project() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.project_number := private.number_text('PRJ-', private.next_number(new.organization_id, 'project'), 6);
  return new;
end
$$;

create table public.plans (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  project_id uuid,
  order_id uuid,
  number int check (number > 0),
  name text not null default '',
  notes text not null default '',
  is_original boolean not null default false,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (project_id, organization_id) references public.projects (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  check (num_nonnulls(project_id, order_id) >= 1)
);
comment on table public.plans is 'Treatment plans: the way from a project to an order, several per project.';
comment on column public.plans.is_original is 'The first plan, before any revision.';
create index plans_project_idx on public.plans (project_id, organization_id);
create index plans_order_idx on public.plans (order_id, organization_id);
create index plans_practice_idx on public.plans (practice_id);
create index plans_organization_idx on public.plans (organization_id);

create table public.bracket_placements (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  project_id uuid not null,
  bracket_id uuid,
  name text not null default '',
  placement_type int,
  legacy_id bigint unique,
  created_at timestamptz not null default now(),
  foreign key (project_id, organization_id) references public.projects (id, organization_id),
  foreign key (bracket_id, organization_id) references public.brackets (id, organization_id)
);
comment on table public.bracket_placements is 'A bracket set in a project; the legacy dispatch_bracket.';
comment on column public.bracket_placements.placement_type is 'The legacy code as it was; nobody has said what it means.';
create index bracket_placements_project_idx on public.bracket_placements (project_id, organization_id);
create index bracket_placements_bracket_idx on public.bracket_placements (bracket_id, organization_id);
create index bracket_placements_practice_idx on public.bracket_placements (practice_id);
create index bracket_placements_organization_idx on public.bracket_placements (organization_id);

alter table public.projects enable row level security;
alter table public.projects force row level security;
grant select on public.projects to authenticated;
grant insert (
  case_id, order_id, parent_project_id, name, description, project_type, version, byte_size
) on public.projects to authenticated;
grant update (
  name, description, project_type, state, byte_size, started_at, completed_at
) on public.projects to authenticated;
create policy projects_select_lab_and_members on public.projects for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy projects_insert_lab on public.projects for insert to authenticated
  with check (organization_id = any (array(select private.lab_organization_ids())));
create policy projects_update_lab on public.projects for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger projects_inherit_tenant before insert on public.projects for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('case_id', 'cases', 'order_id', 'orders', 'parent_project_id', 'projects');
create trigger projects_touch before update on public.projects for each row execute function private.touch_row();
select audit.attach('public.projects');
create function private.choose_storage_path() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.storage_path := concat_ws('/', new.organization_id, coalesce(new.practice_id::text, 'lab'), new.id);
  return new;
end
$$;
comment on function private.choose_storage_path is 'Nobody chooses a path: a chosen one could be another practice''s file.';
create trigger projects_path before insert on public.projects for each row when (auth.uid() is not null)
  execute function private.choose_storage_path();
create trigger projects_number before insert on public.projects for each row when (new.project_number is null)
  execute function private.number_project();

alter table public.plans enable row level security;
alter table public.plans force row level security;
grant select on public.plans to authenticated;
grant insert (project_id, order_id, number, name, notes, is_original) on public.plans to authenticated;
grant update (number, name, notes, is_original) on public.plans to authenticated;
create policy plans_select_lab_and_members on public.plans for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy plans_insert_lab on public.plans for insert to authenticated
  with check (organization_id = any (array(select private.lab_organization_ids())));
create policy plans_update_lab on public.plans for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger plans_inherit_tenant before insert on public.plans for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('order_id', 'orders', 'project_id', 'projects');
create trigger plans_touch before update on public.plans for each row execute function private.touch_row();
select audit.attach('public.plans');

alter table public.bracket_placements enable row level security;
alter table public.bracket_placements force row level security;
grant select on public.bracket_placements to authenticated;
grant insert (project_id, bracket_id, name) on public.bracket_placements to authenticated;
create policy bracket_placements_select_lab on public.bracket_placements for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy bracket_placements_insert_lab on public.bracket_placements for insert to authenticated
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger bracket_placements_inherit_tenant before insert on public.bracket_placements for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('project_id', 'projects');
select audit.attach('public.bracket_placements');
