-- Files, and the messages they travel with.

create table public.file_types (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.file_types is 'Vocabulary: what a file shows.';
comment on column public.file_types.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.file_types enable row level security;
alter table public.file_types force row level security;
grant select on public.file_types to authenticated;
create policy file_types_select_members on public.file_types for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.file_types (key, name, sequence_order) values
  ('scan', 'Scan', 10), ('photo', 'Photo', 20), ('xray', 'X-ray', 30), ('document', 'Document', 40), ('model', 'Model', 50),
  ('simulation', 'Simulation', 60), ('other', 'Other', 70);

create table public.files (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  patient_id uuid,
  name text not null check (btrim(name) <> ''),
  extension text not null default '' check (extension = lower(extension)),
  file_type text not null default 'other' references public.file_types (key),
  mime_type text not null default 'application/octet-stream' check (mime_type like '%_/_%'),
  byte_size bigint not null check (byte_size >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  storage_bucket text not null default 'files',
  storage_path text,
  uploaded_by uuid default private.my_profile_id(),
  description text not null default '',
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  foreign key (uploaded_by, organization_id) references public.profiles (id, organization_id)
);
comment on table public.files is 'What is known about a file, once. The bytes are in a private bucket and reached by signed links.';
comment on column public.files.storage_path is 'Empty while only the metadata was migrated.';
create index files_organization_idx on public.files (organization_id, created_at desc, id);
create index files_practice_idx on public.files (practice_id, organization_id);
create index files_patient_idx on public.files (patient_id, organization_id);
create index files_uploaded_by_idx on public.files (uploaded_by, organization_id);
create index files_type_idx on public.files (file_type);
create unique index files_storage_idx on public.files (storage_bucket, storage_path);

create table public.case_files (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  case_id uuid not null,
  file_id uuid not null,
  purpose text not null default '',
  created_at timestamptz not null default now(),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (file_id, organization_id) references public.files (id, organization_id),
  unique (case_id, file_id)
);
comment on table public.case_files is 'Files of a case.';
create index case_files_case_idx on public.case_files (case_id, organization_id);
create index case_files_file_idx on public.case_files (file_id, organization_id);
create index case_files_practice_idx on public.case_files (practice_id);
create index case_files_organization_idx on public.case_files (organization_id);

create table public.order_files (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  order_id uuid not null,
  file_id uuid not null,
  purpose text not null default '',
  created_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (file_id, organization_id) references public.files (id, organization_id),
  unique (order_id, file_id)
);
comment on table public.order_files is 'Files of an order.';
create index order_files_order_idx on public.order_files (order_id, organization_id);
create index order_files_file_idx on public.order_files (file_id, organization_id);
create index order_files_practice_idx on public.order_files (practice_id);
create index order_files_organization_idx on public.order_files (organization_id);

create table public.message_types (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  category text not null check (category in ('conversation', 'notice', 'system')),
  is_active boolean not null default true
);
comment on table public.message_types is 'Vocabulary: what a message is. No type moves a state: states are moved by people, or inferred by the migration''s rules.';
comment on column public.message_types.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.message_types enable row level security;
alter table public.message_types force row level security;
grant select on public.message_types to authenticated;
create policy message_types_select_members on public.message_types for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.message_types (key, name, description, sequence_order, category) values
  ('general', 'General', 'Anything else.', 10, 'conversation'),
  ('question', 'Question', 'Expects an answer.', 20, 'conversation'),
  ('instruction', 'Instruction', 'Says what to do.', 30, 'conversation'),
  ('approval_request', 'Approval request', 'Expects a decision.', 40, 'conversation'),
  ('clinical_note', 'Clinical note', 'A note about the treatment.', 50, 'conversation'),
  ('support', 'Support', 'Between a user and the support team.', 60, 'conversation'),
  ('status_update', 'Status update', 'Tells how far the work is.', 70, 'notice'),
  ('notification', 'Notification', 'Sent by the lab''s software.', 80, 'notice'),
  ('system_notification', 'System notification', 'About the system itself.', 90, 'system');

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  patient_id uuid,
  case_id uuid,
  order_id uuid,
  recipient_id uuid,
  reply_to_id uuid,
  message_type text not null default 'general' references public.message_types (key),
  sender_id uuid default private.my_profile_id(),
  subject text,
  body text not null check (btrim(body) <> '' and length(body) <= 20000),
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (recipient_id, organization_id) references public.profiles (id, organization_id),
  foreign key (sender_id, organization_id) references public.profiles (id, organization_id),
  foreign key (reply_to_id, organization_id) references public.messages (id, organization_id),
  check (num_nonnulls(patient_id, case_id, order_id, recipient_id) = 1)
);
comment on table public.messages is 'One table of messages between lab and practices: about exactly one patient, case or order, or to one person.';
comment on column public.messages.sender_id is 'Empty when the source does not say or the system wrote it.';
comment on column public.messages.legacy_id is 'dispatch_record; its (target_type_id, target_id) became the typed columns.';
create index messages_case_idx on public.messages (case_id, organization_id, created_at desc, id) include (practice_id) where case_id is not null;
create index messages_order_idx on public.messages (order_id, organization_id, created_at desc, id) where order_id is not null;
create index messages_patient_idx on public.messages (patient_id, organization_id, created_at desc, id) where patient_id is not null;
create index messages_recipient_idx on public.messages (recipient_id, organization_id, created_at desc, id) where recipient_id is not null;
create index messages_sender_idx on public.messages (sender_id, organization_id);
create index messages_reply_to_idx on public.messages (reply_to_id, organization_id) where reply_to_id is not null;
create index messages_organization_idx on public.messages (organization_id, created_at desc, id);
create index messages_practice_idx on public.messages (practice_id, created_at desc, id);
create index messages_type_idx on public.messages (message_type);

create table public.message_reads (
  message_id uuid not null references public.messages (id),
  profile_id uuid not null default private.my_profile_id() references public.profiles (id),
  read_at timestamptz not null default now(),
  primary key (message_id, profile_id)
);
comment on table public.message_reads is 'Who has read what, one row each. Not audited: it is a log itself.';
create index message_reads_profile_idx on public.message_reads (profile_id, read_at desc);

create table public.message_attachments (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  message_id uuid not null,
  file_id uuid not null,
  display_name text,
  attached_at timestamptz not null default now(),
  foreign key (message_id, organization_id) references public.messages (id, organization_id),
  foreign key (file_id, organization_id) references public.files (id, organization_id),
  unique (message_id, file_id)
);
comment on table public.message_attachments is 'Files that came with a message. Type and size are the file''s.';
create index message_attachments_message_idx on public.message_attachments (message_id, organization_id);
create index message_attachments_file_idx on public.message_attachments (file_id, organization_id);
create index message_attachments_practice_idx on public.message_attachments (practice_id);
create index message_attachments_organization_idx on public.message_attachments (organization_id);

-- An answer is about what the question was about.
create function private.require_same_subject() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.messages m
    where m.id = new.reply_to_id and m.organization_id = new.organization_id
      and (m.patient_id, m.case_id, m.order_id) is not distinct from (new.patient_id, new.case_id, new.order_id)
      and (m.recipient_id is null or private.my_profile_id() in (m.recipient_id, m.sender_id))
  ) then
    raise exception 'The message that this one answers is about something else.' using errcode = '42501';
  end if;
  return new;
end
$$;

-- A file can only be attached where its own practice is: otherwise a link would show a file to another practice.
create function private.require_file_of_practice() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.files f
    where f.id = new.file_id and f.organization_id = new.organization_id
      and (f.practice_id = new.practice_id or (f.practice_id is null and new.organization_id in (select private.lab_organization_ids())))
  ) then
    raise exception 'This file belongs to another practice.' using errcode = '42501';
  end if;
  return new;
end
$$;

alter table public.files enable row level security;
alter table public.files force row level security;
grant select on public.files to authenticated;
grant insert (
  practice_id, patient_id, name, extension, file_type, mime_type, byte_size, sha256, description
) on public.files to authenticated;
grant update (name, file_type, description) on public.files to authenticated;
create policy files_select_lab_and_members on public.files for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy files_insert_lab_and_members on public.files for insert to authenticated
  with check (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy files_update_lab on public.files for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger files_inherit_tenant before insert on public.files for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('patient_id', 'patients');
create trigger files_touch before update on public.files for each row execute function private.touch_row();
select audit.attach('public.files');

alter table public.case_files enable row level security;
alter table public.case_files force row level security;
grant select on public.case_files to authenticated;
grant insert (case_id, file_id, purpose) on public.case_files to authenticated;
grant delete on public.case_files to authenticated;
create policy case_files_select_lab_and_members on public.case_files for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy case_files_insert_lab_and_members on public.case_files for insert to authenticated
  with check (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy case_files_delete_lab on public.case_files for delete to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create trigger case_files_inherit_tenant before insert on public.case_files for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('case_id', 'cases');
select audit.attach('public.case_files');

alter table public.order_files enable row level security;
alter table public.order_files force row level security;
grant select on public.order_files to authenticated;
grant insert (order_id, file_id, purpose) on public.order_files to authenticated;
grant delete on public.order_files to authenticated;
create policy order_files_select_lab_and_members on public.order_files for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy order_files_insert_lab_and_members on public.order_files for insert to authenticated
  with check (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy order_files_delete_lab on public.order_files for delete to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create trigger order_files_inherit_tenant before insert on public.order_files for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('order_id', 'orders');
select audit.attach('public.order_files');

alter table public.messages enable row level security;
alter table public.messages force row level security;
grant select on public.messages to authenticated;
grant insert (
  patient_id, case_id, order_id, recipient_id, reply_to_id, message_type, subject, body
) on public.messages to authenticated;
create policy messages_select_lab_and_members_and_recipient_and_sender on public.messages for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
    or recipient_id = (select private.my_profile_id())
    or (recipient_id is not null and sender_id = (select private.my_profile_id()))
  );
create policy messages_insert_author on public.messages for insert to authenticated
  with check (
    (sender_id = (select private.my_profile_id())
      and message_type not in ('notification', 'system_notification')
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  );
create trigger messages_inherit_tenant before insert on public.messages for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('case_id', 'cases', 'order_id', 'orders', 'patient_id', 'patients');
create trigger messages_touch before update on public.messages for each row execute function private.touch_row();
select audit.attach('public.messages');

alter table public.message_reads enable row level security;
alter table public.message_reads force row level security;
grant select on public.message_reads to authenticated;
grant insert (message_id) on public.message_reads to authenticated;
create policy message_reads_select_self on public.message_reads for select to authenticated
  using (profile_id = (select private.my_profile_id()));
create policy message_reads_insert_reader on public.message_reads for insert to authenticated
  with check (
    (profile_id = (select private.my_profile_id())
      and exists (select from public.messages m where m.id = message_id))
  );

alter table public.message_attachments enable row level security;
alter table public.message_attachments force row level security;
grant select on public.message_attachments to authenticated;
grant insert (message_id, file_id, display_name) on public.message_attachments to authenticated;
create policy message_attachments_select_lab_and_members on public.message_attachments for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy message_attachments_insert_author on public.message_attachments for insert to authenticated
  with check (
    exists (select from public.messages m where m.id = message_id
      and m.sender_id = (select private.my_profile_id())
      and (m.recipient_id is not null
        or m.organization_id = any (array(select private.lab_organization_ids()))
        or m.practice_id = any (array(select private.member_practice_ids()))))
  );
create trigger message_attachments_inherit_tenant before insert on public.message_attachments for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('message_id', 'messages');
select audit.attach('public.message_attachments');
create trigger messages_same_subject before insert on public.messages for each row
  when (auth.uid() is not null and new.reply_to_id is not null) execute function private.require_same_subject();
create trigger files_path before insert on public.files for each row when (auth.uid() is not null)
  execute function private.choose_storage_path();
create trigger case_files_of_practice before insert on public.case_files for each row when (auth.uid() is not null)
  execute function private.require_file_of_practice();
create trigger order_files_of_practice before insert on public.order_files for each row when (auth.uid() is not null)
  execute function private.require_file_of_practice();
create trigger message_attachments_of_practice before insert on public.message_attachments for each row when (auth.uid() is not null)
  execute function private.require_file_of_practice();
