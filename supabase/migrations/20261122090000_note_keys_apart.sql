-- The index of a key can be built beside others; only what makes a key of it needs the table for itself, for a moment.
alter table migration.resting_indexes add column promise text;
comment on column migration.resting_indexes.promise is 'Makes a key of the index, once it is there.';
update migration.resting_indexes
set promise = 'alter table ' || split_part(definition, '; alter table ', 2), definition = split_part(definition, '; alter table ', 1)
where definition like '%; alter table %';
