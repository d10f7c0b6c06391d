-- prepare: vectors
-- Texts of a lab gather around themes, so these do: a theme and some noise.
create function bench.vector(p_n bigint) returns extensions.vector language sql immutable
return (
  select array_agg(bench.pick((p_n % 200) * 1000 + place, 101) - 0.5 + (bench.pick(p_n * 1000 + place, 102) - 0.5) * 0.7 order by place)::real[]
  from generate_series(1, 384) place
)::extensions.vector;
create table bench.vectors as
select m.n, m.practice_id, m.body, bench.vector(m.n) as embedding from bench.messages m where m.n <= 20000;

-- load: public.embeddings
insert into public.embeddings (organization_id, practice_id, message_id, content, content_hash, model, embedding)
select s.organization_id, v.practice_id, bench.id('message', v.n), v.body, encode(sha256(convert_to(v.body, 'UTF8')), 'hex'), 'bench', v.embedding
from bench.vectors v cross join bench.scale s;
