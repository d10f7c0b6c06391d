import type { Code, Mapping, Parent, Rule } from "../../lib/migration/mapping.ts";

/** Something that can be said about a row, and when. */
export type Verdict = { kind: string; code: string; column: string; when: string };

/** From the graver to the lighter: a row that has lost two parents says the graver thing. */
function verdictsOfParent(alias: string, parent: Parent, isDerived: boolean): Verdict[] {
  const { required, follows } = parent;
  const column = parent.as ?? parent.column;
  const named = `r.${parent.column} is not null`;
  const lost = `r.${alias}_outcome`;
  if (isDerived)
    return required ? [{ kind: "skipped", code: "parent_not_loaded", column, when: `r.${alias} is null` }] : [];
  const skipped: Verdict = {
    kind: "skipped",
    code: "parent_deleted",
    column,
    when: `${named} and ${lost} in ('skipped', 'merged')`,
  };
  if (!required) return follows ? [skipped] : [];
  const whenNamed = required === "when named" ? `${named} and ` : "";
  return [
    { kind: "rejected", code: "orphan_parent_missing", column, when: `${whenNamed}${lost} is null` },
    skipped,
    { kind: "rejected", code: "orphan_parent_rejected", column, when: `${lost} = 'rejected'` },
  ];
}

function findingsOfParent(alias: string, parent: Parent): Verdict[] {
  if (parent.required || parent.isQuiet) return [];
  const column = parent.as ?? parent.column;
  const lost = `r.${parent.column} is not null and r.${alias}_outcome`;
  return [
    { kind: "finding", code: "orphan_parent_missing", column, when: `${lost} is null` },
    { kind: "finding", code: "orphan_parent_rejected", column, when: `${lost} = 'rejected'` },
    ...(parent.follows
      ? []
      : [{ kind: "finding", code: "parent_deleted", column, when: `${lost} in ('skipped', 'merged')` }]),
  ];
}

const unmapped = (alias: string, { column, required }: Code): Verdict => ({
  kind: required ? "rejected" : "finding",
  code: "unmapped_code",
  column,
  when: `r.${alias}_known is null`,
});

const ruled = (rules: Rule[] | undefined, kind: string): Verdict[] =>
  (rules ?? []).map((rule) => ({ kind: rule.kind ?? kind, code: rule.code, column: rule.column, when: rule.when }));

/** The order in which a row is judged: what is known at once, its parents, its codes, its own defects. */
export function verdictsOf({ first, parents = {}, codes = {}, rejects, isDerived = false }: Mapping): Verdict[] {
  const lostParents = Object.entries(parents).map(([alias, parent]) => verdictsOfParent(alias, parent, isDerived));
  const byWeight = [0, 1, 2].flatMap((weight) => lostParents.flatMap((verdicts) => verdicts.slice(weight, weight + 1)));
  const requiredCodes = Object.entries(codes).filter(([, code]) => code.required);
  return [
    ...ruled(first, "rejected"),
    ...byWeight,
    ...requiredCodes.map(([alias, code]) => unmapped(alias, code)),
    ...ruled(rejects, "rejected"),
  ];
}

export function findingsOf({ parents = {}, codes = {}, findings }: Mapping): Verdict[] {
  return [
    ...Object.entries(parents).flatMap(([alias, parent]) => findingsOfParent(alias, parent)),
    ...Object.entries(codes).flatMap(([alias, code]) => (code.required || code.isQuiet ? [] : [unmapped(alias, code)])),
    ...ruled(findings, "finding"),
  ];
}
