-- Whoever looks something up in the memory asks for one entity and one id. A small sample says as much about that as a large one, and it
-- is taken again and again while a lab moves in.
alter table migration.source_rows alter column entity set statistics 40, alter column legacy_id set statistics 10;
