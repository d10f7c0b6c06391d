begin;
set local search_path = public, extensions;
select plan(126);
select tests.fill_lab();

-- The same vectors go through the schemas of the app, see order-data-vectors.json.
select cmp_ok(count(*), '>=', 30::bigint, 'there are vectors') from tests.order_data_vectors;
select is(private.schema_problem(vector -> 'value', vector -> 'schema') is null, (vector -> 'ok')::boolean,
  (vector ->> 'name') || case when (vector -> 'ok')::boolean then ' fits' else ' does not fit' end)
from tests.order_data_vectors;
select ok(private.schema_is_understood(vector -> 'schema'), 'the schema is understood: ' || (vector ->> 'name')) from tests.order_data_vectors;

select is(private.schema_problem(value, schema), problem, 'the problem is said in words: ' || problem)
from (values
  ('{"n": 1.5}'::jsonb, '{"type": "object", "properties": {"n": {"type": "integer"}}}'::jsonb, 'data.n must be of type integer'),
  ('{}', '{"required": ["what"]}', 'data.what is required'),
  ('{"x": 1}', '{"additionalProperties": false}', 'data.x is not known'),
  ('{"l": [1, 0]}', '{"properties": {"l": {"items": {"minimum": 1}}}}', 'data.l[1] must be at least 1'),
  ('"eaten"', '{"enum": ["lost", "broken"]}', 'data must be one of lost, broken')
) v(value, schema, problem);

create function pg_temp.is_understood(p_schema jsonb) returns boolean language plpgsql as $$
begin
  return private.schema_is_understood(p_schema);
exception when others then
  return null;
end $$;
select is(pg_temp.is_understood(schema), false, 'a schema with a rule that nobody would check is refused: ' || schema::text)
from unnest(array['{"format": "email"}', '{"properties": {"a": {"oneOf": []}}}', '{"items": {"uniqueItems": true}}', '[]', '"string"', 'true', '{"additionalProperties": {"type": "string"}}',
  '{"type": ["string", "null"]}', '{"type": "date"}', '{"minimum": "x"}', '{"maxLength": -1}', '{"required": "what"}', '{"required": [1]}', '{"enum": "x"}', '{"pattern": "("}', '{"pattern": 1}',
  '{"properties": []}', '{"properties": {"a": true}}', '{"items": [{"type": "string"}]}']::jsonb[]) schema;
select throws_ok(
  $$update public.order_types set schema = '{"type": "object", "patternProperties": {}}' where key = 'any'$$,
  '23514', null, 'an order type cannot carry such a schema');

select tests.expect('staff', format('insert into public.orders (case_id, order_type, data) values (tests.id(''case_a''), %L, %L)', t, d), outcome, sentence)
from (values
  ('main', '{"has_cbct": true}', '1 rows', 'adds an order whose data fits its type'),
  ('main', '{"has_cbct": "yes"}', 'PT422', 'cannot add an order whose data does not fit its type'),
  ('main', '{"mood": "good"}', 'PT422', 'cannot add a key that the type does not know'),
  ('main', '[]', 'PT422', 'cannot add data that is no object'),
  ('replacement', '{"cause": "eaten"}', 'PT422', 'cannot add a cause that is not in the list'),
  ('replacement', '{"cause": "lost", "aligner_numbers": [1, 2]}', '1 rows', 'adds a replacement of two aligners'),
  ('any', '{"anything": [1]}', '1 rows', 'adds anything to an order of the type that takes anything')
) v(t, d, outcome, sentence);
select tests.expect('staff', 'update public.orders set ' || change || $$ where id = tests.id('order_a')$$, outcome, 'changes an order: ' || change || ' gives ' || outcome)
from (values
  ($$data = '{"objective": "Close the gap"}'$$, '1 rows'), ($$data = '{"objective": 7}'$$, 'PT422'),
  ($$order_type = 'invoice'$$, '1 rows'), ($$data = '{"objective": "x"}', order_type = 'invoice'$$, 'PT422'), ('case_id = null', 'PT422')
) v(change, outcome);
select tests.expect('staff', format('insert into public.orders (patient_id, order_type) values (tests.id(''patient_a''), %L)', key),
  case when requires_case then 'PT422' else '1 rows' end,
  case when requires_case then 'cannot add without a case an order of the type ' else 'adds without a case an order of the type ' end || key)
from public.order_types;

select * from finish();
rollback;
