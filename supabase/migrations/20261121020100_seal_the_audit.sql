-- The chain of seals and its verifier. Sealing happens after the fact, in batches: a chain inside the triggers would make every
-- writer wait for every other.

create function audit.row_hash(p_row jsonb) returns bytea
language sql immutable parallel safe set search_path = '' as $$
  select sha256(convert_to(p_row::text, 'UTF8'))
$$;

create function audit.sealed_rows(p_log text, p_after bigint, p_until bigint, p_limit int)
returns table (id bigint, hash bytea)
language plpgsql stable security definer set search_path = '' set timezone = 'UTC' as $$
begin
  return query execute format(
    'select l.id, audit.row_hash(to_jsonb(l)) from audit.%I l where l.id > $1 and l.id <= $2 order by l.id limit $3', p_log)
  using p_after, p_until, p_limit;
end
$$;
comment on function audit.sealed_rows is 'Rows of a log with their hashes. UTC, because a hash must not depend on who computes it.';

create function audit.seal(p_log text, p_limit int default 5000) returns int
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
  v_last audit.seals;
  v_after bigint;
  v_ids bigint[];
  v_hashes bytea;
  v_previous bytea;
begin
  -- One sealer at a time, and no writer half way: an identity value is drawn under the writer's table lock, so that every row up
  -- to the newest one that this lock lets us see is finished.
  lock table audit.seals in share row exclusive mode;
  execute format('lock table audit.%I in share mode', p_log);

  select coalesce(max(row_ids[cardinality(row_ids)]), 0) into v_after from audit.seals where log = p_log;
  select array_agg(id order by id), string_agg(hash, ''::bytea order by id) into v_ids, v_hashes
  from audit.sealed_rows(p_log, v_after, 9223372036854775807, p_limit);
  if v_ids is null then
    return 0;
  end if;

  select * into v_last from audit.seals order by id desc limit 1;
  v_previous := coalesce(v_last.hash, sha256(''::bytea));
  insert into audit.seals (id, log, row_ids, row_hashes, previous_hash, hash)
  values (coalesce(v_last.id, 0) + 1, p_log, v_ids, v_hashes, v_previous, sha256(v_previous || convert_to(p_log || v_ids::text, 'UTF8') || v_hashes));
  return cardinality(v_ids);
end
$$;
comment on function audit.seal is 'Seals the next rows of a log and says how many. Waits two seconds for writers at most; the next run takes what this one could not.';

create function audit.seal_everything() returns table (sealed int, newest_hash text)
language plpgsql security definer set search_path = '' as $$
declare
  v_log text;
  v_rows int;
begin
  sealed := 0;
  foreach v_log in array array['log', 'access_log'] loop
    for i in 1..20 loop
      v_rows := audit.seal(v_log);
      sealed := sealed + v_rows;
      exit when v_rows < 5000;
    end loop;
  end loop;
  select encode(s.hash, 'hex') into newest_hash from audit.seals s order by s.id desc limit 1;
  return next;
end
$$;
comment on function audit.seal_everything is 'Run by the worker every minute; returns the newest hash, which the worker prints.';

create function audit.verify() returns table (log text, seal_id bigint, row_id bigint, problem text)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_seal audit.seals;
  v_previous bytea := sha256(''::bytea);
  v_expected_id bigint := 1;
  v_last_row jsonb := '{"log": 0, "access_log": 0}';
begin
  for v_seal in select * from audit.seals s order by s.id loop
    if v_seal.id <> v_expected_id or v_seal.previous_hash <> v_previous
       or v_seal.hash <> sha256(v_seal.previous_hash || convert_to(v_seal.log || v_seal.row_ids::text, 'UTF8') || v_seal.row_hashes) then
      return query select v_seal.log, v_seal.id, null::bigint, 'the chain is broken at this seal';
    end if;
    v_previous := v_seal.hash;
    v_expected_id := v_seal.id + 1;

    return query
      select v_seal.log, v_seal.id, coalesce(expected.id, found.id),
        case
          when found.id is null then 'the row is missing'
          when expected.id is null then 'the row was added after the sealing'
          else 'the row was changed'
        end
      from (
        select i.id, substring(v_seal.row_hashes from (32 * (i.position - 1) + 1)::int for 32) as hash
        from unnest(v_seal.row_ids) with ordinality i(id, position)
      ) expected
      full join audit.sealed_rows(v_seal.log, (v_last_row ->> v_seal.log)::bigint, v_seal.row_ids[cardinality(v_seal.row_ids)], null) found
        on found.id = expected.id
      where found.hash is distinct from expected.hash;
    v_last_row := jsonb_set(v_last_row, array[v_seal.log], to_jsonb(v_seal.row_ids[cardinality(v_seal.row_ids)]));
  end loop;
end
$$;
comment on function audit.verify is 'Recomputes every seal; returns nothing when the logs are as they were sealed, otherwise every row that is not.';

create table public.access_purposes (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null,
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.access_purposes is 'Vocabulary: why somebody looked at patient data.';
insert into public.access_purposes (key, name, description, sequence_order) values
  ('treatment', 'Treatment', 'Planning, producing and following a case.', 10),
  ('support', 'Support', 'Answering a question of the practice.', 20),
  ('duplicates', 'Duplicate review', 'Comparing patient records.', 30),
  ('export', 'Export', 'Rows left the console in a file.', 40),
  ('report', 'Report', 'Rows behind a figure were opened.', 50),
  ('migration', 'Migration', 'Checking what the migration brought.', 60),
  ('own_record', 'Own record', 'A patient looked at their own record.', 70);
alter table public.access_purposes enable row level security;
alter table public.access_purposes force row level security;
grant select on public.access_purposes to authenticated;
create policy access_purposes_select_members on public.access_purposes for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
