import type { Mapping } from "../mapping.ts";
import { mentionsState, phraseEdition, readingOf } from "../phrases.ts";

const isAboutPatient = (message: string) =>
  `${message}.target_type_id in (select id from @django_content_type where app_label = 'dispatch' and model = 'patient')`;

/**
 * The order that a message about a patient is about: the last live one that was submitted before it. Before the first submission that is
 * the only order of the patient, where there is just one; otherwise nobody can tell.
 */
const orderOf = (message: string) => `coalesce(
      (select i.id from @dispatch_instruction i where i.patient_id = ${message}.target_id and i.deleted is not true and i.submitted_at <= ${message}.created_at
        order by i.submitted_at desc, i.id desc limit 1),
      (select min(i.id) from @dispatch_instruction i where i.patient_id = ${message}.target_id and i.deleted is not true having count(*) = 1))`;

/** What was written about each order with a word of sending in it, oldest first. */
export const sendingTexts = `(
    select instruction_id, array_agg(text order by created_at, id) as texts
    from (select m.id, m.created_at, m.text, ${orderOf("m")} as instruction_id from @dispatch_record m
      where ${isAboutPatient("m")} and ${mentionsState("m.text", "sending")}) m
    group by 1
  )`;

/** Texts that tell nothing leave no row and no entry in the inbox. One that told something before keeps its row, emptied. */
export const orderStateEvidence: Mapping = {
  entity: "order_state_evidence",
  title: "States told by messages",
  table: "order_state_evidence",
  isBulk: true,
  isDerived: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_record",
    // Looked at once for each row, though it is sent and goes into the hash. What cannot tell a state does not have to travel.
    from: `@dispatch_record s cross join lateral (
      select case when ${mentionsState("s.text")} then s.text end as text, ${orderOf("s")} as instruction_id offset 0
    ) told`,
    columns: {
      id: "bigint",
      created_at: "timestamptz",
      text: { type: "text", sql: "told.text" },
      instruction_id: { type: "bigint", sql: "told.instruction_id" },
    },
    where: isAboutPatient("s"),
  },
  parents: {
    message: { entity: "messages", column: "id", required: true },
    order_row: { entity: "orders", column: "instruction_id", required: true },
  },
  joins: [
    "left join public.orders od on od.id = p_order_row.target_id",
    `left join lateral ${readingOf("f.text")} said on true`,
  ],
  carries: {
    practice_id: "od.practice_id",
    state: "said.state",
    confidence: "said.confidence",
    phrase: "said.phrase",
    rule: "said.rule",
  },
  rejects: [
    { code: "tells_no_state", column: "text", when: "r.state is null and r.was_target is null", kind: "skipped" },
  ],
  values: {
    practice_id: "r.practice_id",
    order_id: "r.order_row",
    message_id: "r.message",
    state: "r.state",
    confidence: "r.confidence",
    phrase: "r.phrase",
    rule: "r.rule",
    rules_edition: `${phraseEdition}`,
    told_at: "r.created_at",
  },
};
