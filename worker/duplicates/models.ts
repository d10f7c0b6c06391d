import type { Sql, TransactionSql } from "postgres";
import { type Model, modelSchema } from "../../lib/duplicates/matching/model.ts";

export type Active = { version: number; isOutgrowable: boolean; model: Model };

/** Half a megabyte of weights, read and checked once per version and not once per change of a patient. */
const known = new Map<string, { version: number; activated: string; model: Model }>();

type Row = { version: number; activated: string; isOutgrowable: boolean; weights: unknown };

/** Null also when the weights were written by another release and cannot be read any more: then the shipped ones take over. */
export async function readActive(sql: Sql | TransactionSql, organizationId: string): Promise<Active | null> {
  const before = known.get(organizationId);
  const [row] = await sql<Row[]>`
    select version, activated_at::text as activated, origin = 'shipped' and version = (
        select max(version) from public.match_models s where s.organization_id = m.organization_id and s.origin = 'shipped') as "isOutgrowable",
      case when (version, activated_at::text) is distinct from (${before?.version ?? null}::int, ${before?.activated ?? null}::text) then weights end as weights
    from public.match_models m
    where organization_id = ${organizationId} and activated_at is not null and retired_at is null`;
  if (!row) return null;
  const { version, activated, isOutgrowable } = row;
  if (before && row.weights === null) return { version, isOutgrowable, model: before.model };
  const model = modelSchema.safeParse(row.weights);
  if (!model.success) return null;
  known.set(organizationId, { version, activated, model: model.data });
  return { version, isOutgrowable, model: model.data };
}

/** Half as many people again: what was counted among the first of them says little about all. */
const outgrownAt = (people: number) => 1.5 * Math.max(people, 20);

/**
 * A lab that began with one patient would have the frequencies of that one for ever. What was learnt on purpose stays, and so does an
 * older version that somebody went back to.
 */
export const isOutgrown = ({ isOutgrowable, model }: Active, patients: number) =>
  isOutgrowable && patients >= outgrownAt(model.people);

/** The organizations that have outgrown their weights. */
export async function listOutgrown(sql: Sql): Promise<string[]> {
  const rows = await sql<{ organization_id: string; people: number; patients: number }[]>`
    select m.organization_id, m.patients as people,
      (select count(*)::int from private.match_keys k where k.organization_id = m.organization_id) as patients
    from public.match_models m
    where m.activated_at is not null and m.retired_at is null and m.origin = 'shipped'
      and m.version = (select max(version) from public.match_models s where s.organization_id = m.organization_id and s.origin = 'shipped')
      and not exists (select from migration.runs r where r.organization_id = m.organization_id and r.status in ('waiting', 'running'))`;
  return rows
    .filter(({ people, patients }) => patients >= outgrownAt(people))
    .map(({ organization_id }) => organization_id);
}

type Version = { origin: "shipped" | "trained"; model: Model; quality: Record<string, unknown>; isActive: boolean };

async function addVersion(
  sql: Sql | TransactionSql,
  organizationId: string,
  { origin, model, quality, isActive }: Version,
): Promise<number> {
  // What cannot be read again is never written.
  modelSchema.parse(model);
  const [row] = await sql<{ version: number }[]>`
    insert into public.match_models (organization_id, version, origin, weights, quality, patients, activated_at)
    select ${organizationId}, coalesce(max(version), 0) + 1, ${origin}, ${sql.json(model)}, ${sql.json(quality as never)}, ${model.people},
      case when ${isActive} then now() end
    from public.match_models where organization_id = ${organizationId}
    returning version`;
  if (!row) throw new Error("The model was not written.");
  return row.version;
}

/** The shipped weights with what the people of an organization say about what is frequent; again when it has grown. */
export async function activateShipped(
  tx: TransactionSql,
  organizationId: string,
  model: Model,
  outgrown: number | null,
): Promise<number> {
  // Only the version that was looked at: what somebody put to use meanwhile makes this fail, and the next look begins with it.
  await tx`
    update public.match_models set retired_at = now()
    where organization_id = ${organizationId} and activated_at is not null and retired_at is null
      and (${outgrown}::int is null or version = ${outgrown}::int)`;
  return addVersion(tx, organizationId, { origin: "shipped", model, quality: {}, isActive: true });
}

/** A version that nobody uses until an administrator has compared it with the one in use. */
export const propose = (sql: Sql, organizationId: string, model: Model, quality: Record<string, unknown>) =>
  addVersion(sql, organizationId, { origin: "trained", model, quality, isActive: false });
