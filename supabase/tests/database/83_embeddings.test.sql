begin;
set local search_path = public, extensions;
select plan(97);
select tests.fill_lab();
delete from public.embeddings;

-- A vector that points into the plane of the first two axes, at an angle.
create function pg_temp.at(p_degrees numeric) returns vector language sql as $$
  select (array[cosd(p_degrees::float8), sind(p_degrees::float8)] || array_fill(0::float8, array[382]))::vector(384)
$$;
create function pg_temp.embed(p_place text, p_degrees numeric, p_chunk int) returns void language sql as $$
  insert into public.embeddings (organization_id, practice_id, case_id, chunk, content, content_hash, model, embedding)
  values (tests.home(p_place), tests.practice(p_place), tests.id('case_' || p_place), p_chunk, p_place || ' at ' || p_degrees, repeat('a', 64), 'm', pg_temp.at(p_degrees))
$$;
-- Practice B is near, practice A is far, the other lab is farther, rows without a practice in between.
select pg_temp.embed('b', n * 0.1, n) from generate_series(1, 120) n;
select pg_temp.embed('a', 40 + n, n) from generate_series(1, 5) n;
select pg_temp.embed('loose', 30, 0);
select pg_temp.embed('elsewhere', 80 + n, n) from generate_series(1, 3) n;
create table tests.question as select pg_temp.at(0) as vector;
grant select on tests.question to authenticated, anon;

create function pg_temp.nearest(p_persona text, p_limit int) returns text language sql as $$
  select tests.ask(p_persona, format($q$select count(*) || ' of ' || coalesce(string_agg(distinct split_part(content, ' ', 1), ' ' order by split_part(content, ' ', 1)), 'nothing')
    from public.nearest_embeddings((select vector from tests.question), 'm', %s)$q$, p_limit))
$$;
create function pg_temp.check_everybody(p_how text) returns setof text language sql as $$
  select is(pg_temp.nearest(p, l), found, format('%s asks for %s texts and gets %s (%s)', p, l, found, p_how))
  from (values
    ('doctor_a', 3, '3 of a'), ('doctor_a', 20, '5 of a'), ('doctor_b', 20, '20 of b'), ('staff', 20, '20 of b'), ('staff', 1000, '100 of b'), ('developer', 10, '10 of b'),
    ('admin_elsewhere', 3, '3 of elsewhere'), ('admin_elsewhere', 20, '3 of elsewhere'), ('former_member', 5, '0 of nothing'), ('patient', 5, '0 of nothing'), ('research_partner', 5, '0 of nothing'),
    ('stranger', 5, '0 of nothing'), ('suspended_staff', 5, '0 of nothing'), ('anon', 5, '42501')) v(p, l, found)
$$;
select pg_temp.check_everybody('as planned');
set local enable_seqscan = off;
set local enable_sort = off;
select pg_temp.check_everybody('through the vector index');
set local enable_seqscan = on;
set local enable_sort = on;
select tests.answers('doctor_a', $$select string_agg(content, ', ' order by distance) || ' ' || bool_and(distance between 0 and 1) from public.nearest_embeddings((select vector from tests.question), 'm', 2)$$, 'a at 41, a at 42 true', 'gets the nearest first');
select tests.hides('staff', $$select from public.nearest_embeddings((select vector from tests.question), 'another model')$$, 'compares texts of one model only');
select tests.expect('staff', $$select from public.nearest_embeddings('[1,2,3]'::extensions.vector, 'm')$$, '22000', 'cannot ask with a vector of another length');

-- One owner, one entry per chunk and model.
select throws_ok(format($$insert into public.embeddings (organization_id, content, content_hash, model, embedding, %s) select tests.id('lab'), 'x', %L, 'm', vector, %s from tests.question$$, c, h, v), code, null, sentence)
from (values
  ('chunk', repeat('a', 64), '0', '23514', 'an embedding belongs to something'),
  ('case_id, patient_id', repeat('a', 64), $$tests.id('case_a'), tests.id('patient_a')$$, '23514', 'an embedding belongs to one thing only'),
  ('case_id, chunk', repeat('a', 64), $$tests.id('case_a'), 1$$, '23505', 'a chunk is embedded once per model'),
  ('case_id, chunk', repeat('a', 64), $$tests.id('case_a'), -1$$, '23514', 'chunks count from 0'),
  ('case_id, chunk', 'abc', $$tests.id('case_a'), 77$$, '23514', 'an embedding knows the hash of its text'),
  ('case_id, chunk', repeat('a', 64), $$tests.id('case_elsewhere'), 77$$, '23503', 'an embedding belongs to the lab of its owner')
) v(c, h, v, code, sentence);
select throws_ok($$insert into public.embeddings (organization_id, case_id, content, content_hash, model, embedding) values (tests.id('lab'), tests.id('case_a'), 'x', repeat('a', 64), 'n', '[1,2]')$$, '22000', null, 'a vector has 384 places');
select lives_ok($$insert into public.embeddings (organization_id, practice_id, message_id, content, content_hash, model, embedding) select tests.id('lab'), tests.id('practice_a'), tests.id('message_a'), 'x', repeat('a', 64), 'm', vector from tests.question$$, 'a message has a meaning too');
select tests.refuses(p, statement, 'cannot write meanings: ' || statement) from tests.everyone() p, unnest(array['insert into public.embeddings (content) values (''x'')', 'update public.embeddings set content = ''x''', 'delete from public.embeddings',
  'select * from private.embedding_queue']) statement;

insert into private.embedding_queue (organization_id, case_id, content_hash, model) values (tests.id('lab'), tests.id('case_a'), repeat('a', 64), 'm');
select throws_ok($$insert into private.embedding_queue (organization_id, case_id, content_hash, model) values (tests.id('lab'), tests.id('case_a'), repeat('b', 64), 'm')$$, '23505', null, 'a text waits once, however often it is edited');
select throws_ok($$insert into private.embedding_queue (organization_id, content_hash, model) values (tests.id('lab'), repeat('b', 64), 'm')$$, '23514', null, 'what waits belongs to something');

select * from finish();
rollback;
