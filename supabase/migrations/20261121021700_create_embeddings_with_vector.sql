-- Everything that needs pgvector. Nothing outside this file depends on it: a PostgreSQL without the extension does without search by
-- meaning and has all the rest.
create extension if not exists vector with schema extensions;

create table public.embeddings (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  practice_id uuid,
  patient_id uuid,
  case_id uuid,
  order_id uuid,
  message_id uuid,
  project_id uuid,
  chunk int not null default 0 check (chunk >= 0),
  content text not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  model text not null,
  embedding extensions.vector(384) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (message_id, organization_id) references public.messages (id, organization_id),
  foreign key (project_id, organization_id) references public.projects (id, organization_id),
  constraint embeddings_owner check (num_nonnulls(patient_id, case_id, order_id, message_id, project_id) = 1),
  constraint embeddings_key unique nulls not distinct (patient_id, case_id, order_id, message_id, project_id, chunk, model)
);
comment on table public.embeddings is 'Meaning of a text as a vector: exactly one owner, chunk by chunk, per model. Derived patient data: same policies, same end.';
comment on column public.embeddings.embedding is '384 places; a model with fewer fills up with zeros, which changes no angle.';
comment on column public.embeddings.content_hash is 'SHA-256 of the text the vector was made from; a late job with an older text is refused by it.';
create index embeddings_patient_idx on public.embeddings (patient_id, organization_id);
create index embeddings_case_idx on public.embeddings (case_id, organization_id);
create index embeddings_order_idx on public.embeddings (order_id, organization_id);
create index embeddings_message_idx on public.embeddings (message_id, organization_id);
create index embeddings_project_idx on public.embeddings (project_id, organization_id);
create index embeddings_organization_idx on public.embeddings (organization_id);
create index embeddings_practice_idx on public.embeddings (practice_id);
create index embeddings_vector_idx on public.embeddings using hnsw (embedding extensions.vector_cosine_ops);

create table private.embedding_queue (
  id bigint primary key generated always as identity,
  organization_id uuid not null,
  patient_id uuid,
  case_id uuid,
  order_id uuid,
  message_id uuid,
  project_id uuid,
  content_hash text not null,
  model text not null,
  priority int not null default 5,
  attempts int not null default 0 check (attempts >= 0),
  max_attempts int not null default 5 check (max_attempts > 0),
  run_after timestamptz not null default now(),
  locked_until timestamptz,
  locked_by text,
  dead_since timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  constraint embedding_queue_owner check (num_nonnulls(patient_id, case_id, order_id, message_id, project_id) = 1),
  constraint embedding_queue_key unique nulls not distinct (patient_id, case_id, order_id, message_id, project_id, model)
);
comment on table private.embedding_queue is 'Texts that wait for a vector: one entry per owner and model however often it is edited, with a lease, a backoff and a dead letter.';
create index embedding_queue_due_idx on private.embedding_queue (priority, run_after, id) where dead_since is null;

alter table private.embedding_queue enable row level security;
alter table private.embedding_queue force row level security;
create policy embedding_queue_select_nobody on private.embedding_queue for select to authenticated using (false);

alter table public.embeddings enable row level security;
alter table public.embeddings force row level security;
grant select on public.embeddings to authenticated;
create policy embeddings_select_lab_and_members on public.embeddings for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );

grant execute on function
  extensions.cosine_distance(extensions.vector, extensions.vector), extensions.vector(extensions.vector, int, boolean)
to authenticated;

create function public.nearest_embeddings(p_embedding extensions.vector, p_model text, p_limit int default 20)
returns table (id uuid, patient_id uuid, case_id uuid, order_id uuid, message_id uuid, project_id uuid, content text, distance double precision)
language plpgsql stable security invoker set search_path = '' set hnsw.iterative_scan = 'strict_order' set hnsw.ef_search = 100 as $$
declare
  v_labs uuid[] := array(select private.lab_organization_ids());
  v_practices uuid[] := array(select private.member_practice_ids());
begin
  if (select count(*) from (select from public.embeddings e where e.organization_id = any (v_labs) limit 20001) many) > 20000 then
    return query
      select e.id, e.patient_id, e.case_id, e.order_id, e.message_id, e.project_id, e.content, e.embedding operator(extensions.<=>) p_embedding
      from public.embeddings e
      where e.model = p_model and e.organization_id = any (v_labs)
      order by e.embedding operator(extensions.<=>) p_embedding
      limit least(p_limit, 100);
  else
    -- An index over all tenants finds the neighbours of others first and leaves next to nothing of one's own. So what a small lab or a
    -- practice may see is taken by its tenant and ranked exactly: distances first, texts only for those that are near.
    return query
      with mine as materialized (
        select e.id, e.embedding operator(extensions.<=>) p_embedding as distance
        from public.embeddings e
        where (e.organization_id = any (v_labs) or e.practice_id = any (v_practices)) and e.model = p_model
      ), nearest as (
        select m.id, m.distance from mine m order by m.distance limit least(p_limit, 100)
      )
      select e.id, e.patient_id, e.case_id, e.order_id, e.message_id, e.project_id, e.content, n.distance
      from nearest n
      join public.embeddings e on e.id = n.id
      order by n.distance;
  end if;
end
$$;
comment on function public.nearest_embeddings is 'The nearest texts that the caller may see: exactly, or by the vector index in a lab with more than 20,000 of them.';
revoke execute on function public.nearest_embeddings(extensions.vector, text, int) from public, anon;
grant execute on function public.nearest_embeddings(extensions.vector, text, int) to authenticated;
