-- Most files of a lab that has moved in have no bytes here yet: they need no place among those that have.
-- squawk-ignore require-concurrent-index-deletion
drop index public.files_storage_idx;
create unique index files_storage_idx on public.files (storage_bucket, storage_path) where storage_path is not null;
