-- Nobody asks for the rows of a run by the run alone, and every migrated row paid for the index.
-- squawk-ignore require-concurrent-index-deletion
drop index migration.source_rows_run_idx;
