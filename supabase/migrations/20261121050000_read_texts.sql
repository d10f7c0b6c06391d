-- What people wrote about the state of an order, as evidence beside the code and the flags: the words, how sure the rule is, and the
-- message they stand in. The rules are data of the mapping (lib/migration/phrases); here is how they are read.

create function migration.plain_text(p_text text) returns text
language plpgsql immutable strict parallel safe set search_path = '' as $$
declare
  v_text text collate "pg_c_utf8" := lower(normalize(left(p_text, 4000), nfkc) collate "pg_c_utf8");
begin
  v_text := translate(v_text, E'’‘`´“”„«»\r', E'\'\'\'\'"""""');
  -- Most messages are one line, and have nothing of this.
  if strpos(v_text, E'\n') > 0 or v_text like '%>%' or v_text like '--%' then
    -- The signature, a message below that was answered, and what follows "somebody wrote:" without marks.
    v_text := regexp_replace(v_text, E'(?:^|\n)(?:-- ?(?:\n|$)|-+ ?(?:original message|forwarded message|ursprüngliche nachricht|mensaje original|元のメッセージ)|(?:from|von|de|差出人): [^\n]+\n(?:sent|date|to|gesendet|datum|enviado|fecha|送信日時|日時|宛先): |[^\n]*\\y(?:wrote|schrieb|escribió)[^\n]{0,60}: *\n\\s*[^>\\s]).*$', '');
    v_text := regexp_replace(v_text, E'(?:^|\n)(?:[^\n]*\\y(?:wrote|schrieb|escribió)[^\n]{0,60}: *(?=\n)|[ \t]*>[^\n]*)', E'\n', 'g');
  end if;
  v_text := regexp_replace(v_text, '\y(dr|mr|mrs|ms|prof|sr|sra|hr|fr|st|nr|approx|e\.g|i\.e|z\.b)\.', '\1', 'g');
  v_text := regexp_replace(v_text, E'[ \t]+', ' ', 'g');
  return btrim(regexp_replace(v_text, E' ?\n[ \n]*', E'\n', 'g'), E' \n');
end
$$;
comment on function migration.plain_text is 'A text as rules see it: what its writer wrote themselves, in lower case and one width, without replies, quotations and signature.';

create function migration.read_state(p_text text, p_languages jsonb)
returns table (state text, confidence numeric, phrase text, rule text)
language plpgsql immutable strict parallel safe set search_path = '' as $$
declare
  v_text text collate "pg_c_utf8" := migration.plain_text(p_text);
  v_rest text collate "pg_c_utf8";
  v_language jsonb;
  v_rule jsonb;
begin
  for v_language in select l from jsonb_array_elements(p_languages) l loop
    -- Nearly every text ends here, before an expression: a server keeps 32 of them compiled, and more must not take turns.
    continue when v_text not like all (array(select jsonb_array_elements_text(v_language -> 'stems')));
    v_rest := regexp_replace(v_text, v_language ->> 'denies', ' | ', 'g');
    for v_rule in select r from jsonb_array_elements(v_language -> 'tells') r loop
      phrase := substring(v_rest from v_rule ->> 'pattern');
      if phrase is not null then
        state := v_rule ->> 'state';
        confidence := (v_rule ->> 'confidence')::numeric;
        phrase := left(btrim(phrase, E' \n.,:;!>])-'), 500);
        rule := v_rule ->> 'rule';
        return next;
        return;
      end if;
    end loop;
  end loop;
end
$$;
comment on function migration.read_state is 'The state that a text tells of an order, how sure the rule is, the words and the rule; no row where it tells none.';

create table public.order_state_evidence (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null,
  practice_id uuid,
  order_id uuid not null,
  message_id uuid not null,
  state text references public.order_states (key),
  confidence numeric(3, 2) check (confidence > 0 and confidence <= 1),
  phrase text check (phrase <> '' and length(phrase) <= 500),
  rule text,
  rules_edition int not null check (rules_edition > 0),
  told_at timestamptz not null,
  legacy_id bigint unique,
  created_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (message_id, organization_id) references public.messages (id, organization_id),
  unique (message_id),
  check (num_nonnulls(state, confidence, phrase, rule) in (0, 4))
);
comment on table public.order_state_evidence is 'What a message of the legacy system tells about the state of an order, read by rules. It is evidence for the state history; nothing is moved by it.';
comment on column public.order_state_evidence.order_id is 'The last order of the patient that was submitted before the message, or the only one there is.';
comment on column public.order_state_evidence.state is 'Empty when the message told a state once and was changed since.';
comment on column public.order_state_evidence.phrase is 'The words that tell it, in lower case. The message itself is the source.';
comment on column public.order_state_evidence.rule is 'Language, place and state of the rule that matched.';
comment on column public.order_state_evidence.rules_edition is 'The edition of the rules that read the message.';
comment on column public.order_state_evidence.legacy_id is 'dispatch_record.';
create index order_state_evidence_order_idx on public.order_state_evidence (order_id, organization_id, told_at);
create index order_state_evidence_message_idx on public.order_state_evidence (message_id, organization_id);
create index order_state_evidence_state_idx on public.order_state_evidence (state);
create index order_state_evidence_practice_idx on public.order_state_evidence (practice_id);
create index order_state_evidence_organization_idx on public.order_state_evidence (organization_id);

alter table public.order_state_evidence enable row level security;
alter table public.order_state_evidence force row level security;
grant select on public.order_state_evidence to authenticated;
create policy order_state_evidence_select_lab_and_members on public.order_state_evidence for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
select audit.attach('public.order_state_evidence');
