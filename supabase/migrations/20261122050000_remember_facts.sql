-- What a row becomes may also depend on sets that are asked of the source once per entity: which of two is the first, which occurs twice.
alter table migration.run_entities add column facts_hash uuid;
comment on column migration.run_entities.facts_hash is 'MD5 of the sets that were asked of the source when the entity began. Where they are others than in the run before, every row is read.';
