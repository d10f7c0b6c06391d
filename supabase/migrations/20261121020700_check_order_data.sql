-- What an order of a type may carry in its data.

-- A JSON Schema subset that the database itself understands: type, enum, const, properties, required, additionalProperties, items,
-- minimum, maximum, minLength, maxLength, minItems, maxItems, pattern. The app reads the same schema with zod; a test holds both to the
-- same vectors.
create function private.schema_problem(p_value jsonb, p_schema jsonb, p_path text default 'data') returns text
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  v_type text := jsonb_typeof(p_value);
  v_key text;
  v_item jsonb;
  v_problem text;
  v_number numeric;
  v_length int;
begin
  if p_schema ? 'type' and not (
    p_schema ->> 'type' = v_type or (p_schema ->> 'type' = 'integer' and v_type = 'number' and p_value = to_jsonb(trunc((p_value #>> '{}')::numeric)))
  ) then
    return format('%s must be of type %s', p_path, p_schema ->> 'type');
  end if;
  if p_schema ? 'enum' and not exists (select from jsonb_array_elements(p_schema -> 'enum') e where e = p_value) then
    return format('%s must be one of %s', p_path, (select string_agg(e #>> '{}', ', ') from jsonb_array_elements(p_schema -> 'enum') e));
  end if;
  if p_schema ? 'const' and p_schema -> 'const' <> p_value then
    return format('%s must be %s', p_path, p_schema -> 'const' #>> '{}');
  end if;

  if v_type = 'object' then
    for v_key in select jsonb_array_elements_text(p_schema -> 'required') loop
      if not p_value ? v_key then
        return format('%s.%s is required', p_path, v_key);
      end if;
    end loop;
    for v_key, v_item in select key, value from jsonb_each(p_value) loop
      if p_schema -> 'properties' ? v_key then
        v_problem := private.schema_problem(v_item, p_schema -> 'properties' -> v_key, p_path || '.' || v_key);
      elsif p_schema -> 'additionalProperties' = 'false' then
        v_problem := format('%s.%s is not known', p_path, v_key);
      end if;
      if v_problem is not null then
        return v_problem;
      end if;
    end loop;
  elsif v_type = 'array' then
    v_length := jsonb_array_length(p_value);
    if v_length < (p_schema ->> 'minItems')::int then
      return format('%s needs at least %s entries', p_path, p_schema ->> 'minItems');
    elsif v_length > (p_schema ->> 'maxItems')::int then
      return format('%s can hold %s entries at most', p_path, p_schema ->> 'maxItems');
    end if;
    if p_schema ? 'items' then
      for i in 0..v_length - 1 loop
        v_problem := private.schema_problem(p_value -> i, p_schema -> 'items', p_path || '[' || i || ']');
        if v_problem is not null then
          return v_problem;
        end if;
      end loop;
    end if;
  elsif v_type = 'number' then
    v_number := (p_value #>> '{}')::numeric;
    if v_number < (p_schema ->> 'minimum')::numeric then
      return format('%s must be at least %s', p_path, p_schema ->> 'minimum');
    elsif v_number > (p_schema ->> 'maximum')::numeric then
      return format('%s must be at most %s', p_path, p_schema ->> 'maximum');
    end if;
  elsif v_type = 'string' then
    v_length := length(p_value #>> '{}');
    if v_length < (p_schema ->> 'minLength')::int then
      return format('%s needs at least %s characters', p_path, p_schema ->> 'minLength');
    elsif v_length > (p_schema ->> 'maxLength')::int then
      return format('%s can hold %s characters at most', p_path, p_schema ->> 'maxLength');
    elsif p_schema ? 'pattern' and (p_value #>> '{}') !~ (p_schema ->> 'pattern') then
      return format('%s does not have the right form', p_path);
    end if;
  end if;
  return null;
end
$$;
comment on function private.schema_problem is 'The first thing about a value that does not fit the schema, in words; null when it fits.';

-- A number of nine characters such as 1e131000 becomes a text of 131,000: a small request could fill the write log.
create function private.is_modest_json(p_value jsonb) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select pg_column_size(p_value) <= 65536
    and not jsonb_path_exists(p_value, 'strict $.** ? (@.type() == "number" && (@ > 1000000000000000 || @ < -1000000000000000))')
    and octet_length(p_value::text) <= 262144
$$;
grant execute on function private.is_modest_json(jsonb) to authenticated;
comment on function private.is_modest_json is 'Small enough, and without numbers that are only there to grow.';

create function private.is_pattern(p_pattern text) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  perform '' ~ p_pattern;
  return true;
exception when invalid_regular_expression then
  return false;
end
$$;

create function private.schema_is_understood(p_schema jsonb) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  v_word text;
  v_value jsonb;
  v_type text;
  v_is_understood boolean;
begin
  if jsonb_typeof(p_schema) <> 'object' then
    return false;
  end if;
  for v_word, v_value in select key, value from jsonb_each(p_schema) loop
    v_type := jsonb_typeof(v_value);
    v_is_understood := case
      when v_word in ('title', 'description', 'const') then true
      when v_word = 'type' then
        v_type = 'string' and v_value #>> '{}' in ('string', 'number', 'integer', 'boolean', 'object', 'array', 'null')
      when v_word = 'additionalProperties' then v_type = 'boolean'
      when v_word in ('minimum', 'maximum') then v_type = 'number'
      when v_word in ('minLength', 'maxLength', 'minItems', 'maxItems') then
        v_type = 'number' and v_value #>> '{}' ~ '^[0-9]+$'
      when v_word = 'pattern' then v_type = 'string' and private.is_pattern(v_value #>> '{}')
      when v_word = 'enum' then v_type = 'array' and jsonb_array_length(v_value) > 0
      when v_word = 'required' then v_type = 'array' and not jsonb_path_exists(v_value, '$[*] ? (@.type() != "string")')
      when v_word = 'items' then private.schema_is_understood(v_value)
      when v_word = 'properties' then
        v_type = 'object' and not exists (select from jsonb_each(v_value) p where not private.schema_is_understood(p.value))
      else false
    end;
    if not v_is_understood then
      return false;
    end if;
  end loop;
  return true;
end
$$;
comment on function private.schema_is_understood is 'A schema with a word that the database would ignore is refused: a rule that nobody checks is worse than none.';
