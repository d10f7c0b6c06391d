-- The bytes of files. Where there is no Storage API, there is nothing to guard, and the app says that it stores no files.
--
-- A file is uploaded first and gets its row in public.files when it has arrived: what never arrives is never listed. Whoever works in a
-- practice may store in its folder, what is stored has no second version, and whoever sees the row may read the bytes.

do $migration$
begin
  if to_regclass('storage.buckets') is null or to_regclass('storage.objects') is null then
    return;
  end if;

  insert into storage.buckets (id, name, public, file_size_limit) values ('files', 'files', false, 200000000)
  on conflict (id) do update set public = false, file_size_limit = excluded.file_size_limit;

  -- The uploader may ask whether a file has arrived before its row is there, and in no other way, so that a signed upload is never
  -- one that overwrites: that would have to see the row it replaces.
  execute $policy$
    create policy files_select_where_visible on storage.objects for select to authenticated
      using (
        bucket_id = 'files'
        and (
          exists (select from public.files f where f.storage_bucket = objects.bucket_id and f.storage_path = objects.name)
          or (owner_id = (select auth.uid()::text) and (select storage.operation()) = 'object.get_authenticated_info')
        )
      )
  $policy$;

  -- The path is the one that private.choose_storage_path gives the row: organization, practice or "lab", id.
  execute $policy$
    create policy files_insert_lab_and_members on storage.objects for insert to authenticated
      with check (
        bucket_id = 'files'
        and name ~ '^[0-9a-f-]{36}/([0-9a-f-]{36}|lab)/[0-9a-f-]{36}$'
        and (
          split_part(name, '/', 1) = any (array(select o::text from private.lab_organization_ids() o))
          or split_part(name, '/', 2) = any (array(select p::text from private.member_practice_ids() p))
        )
        and not exists (select from public.files f where f.storage_bucket = objects.bucket_id and f.storage_path = objects.name)
      )
  $policy$;
end
$migration$;
