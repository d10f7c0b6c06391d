import type { Sql, TransactionSql } from "postgres";
import { type Model, modelSchema } from "../../lib/duplicates/matching/model.ts";

export type Active = { version: number; model: Model };

/** Half a megabyte of weights, read and checked once per version and not once per change of a patient. */
const known = new Map<string, Active & { activated: string }>();

export async function readActive(sql: Sql | TransactionSql, organizationId: string): Promise<Active | null> {
  const before = known.get(organizationId);
  const [row] = await sql<{ version: number; activated: string; weights: unknown }[]>`
    select version, activated_at::text as activated,
      case when (version, activated_at::text) is distinct from (${before?.version ?? null}::int, ${before?.activated ?? null}::text) then weights end as weights
    from public.match_models
    where organization_id = ${organizationId} and activated_at is not null and retired_at is null`;
  if (!row) return null;
  if (before && row.weights === null) return before;
  const active = { version: row.version, activated: row.activated, model: modelSchema.parse(row.weights) };
  known.set(organizationId, active);
  return active;
}

type Version = { origin: "shipped" | "trained"; model: Model; quality: Record<string, unknown>; isActive: boolean };

async function addVersion(
  sql: Sql | TransactionSql,
  organizationId: string,
  { origin, model, quality, isActive }: Version,
): Promise<number> {
  const [row] = await sql<{ version: number }[]>`
    insert into public.match_models (organization_id, version, origin, weights, quality, patients, activated_at)
    select ${organizationId}, coalesce(max(version), 0) + 1, ${origin}, ${sql.json(model)}, ${sql.json(quality as never)}, ${model.people},
      case when ${isActive} then now() end
    from public.match_models where organization_id = ${organizationId}
    returning version`;
  if (!row) throw new Error("The model was not written.");
  return row.version;
}

/** The first version of an organization: the shipped weights with what its own people say about what is frequent. */
export async function activateShipped(tx: TransactionSql, organizationId: string, model: Model): Promise<Active> {
  const version = await addVersion(tx, organizationId, { origin: "shipped", model, quality: {}, isActive: true });
  return { version, model };
}

/** A version that nobody uses until an administrator has compared it with the one in use. */
export const propose = (sql: Sql, organizationId: string, model: Model, quality: Record<string, unknown>) =>
  addVersion(sql, organizationId, { origin: "trained", model, quality, isActive: false });
