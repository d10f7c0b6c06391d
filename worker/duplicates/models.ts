import type { Sql, TransactionSql } from "postgres";
import { type Model, modelSchema } from "../../lib/duplicates/matching/model.ts";

export type Active = { version: number; model: Model };

export async function readActive(sql: Sql | TransactionSql, organizationId: string): Promise<Active | null> {
  const [row] = await sql<{ version: number; weights: unknown }[]>`
    select version, weights from public.match_models
    where organization_id = ${organizationId} and activated_at is not null and retired_at is null`;
  return row ? { version: row.version, model: modelSchema.parse(row.weights) } : null;
}

/** The next version takes over from the one before; both stay readable, since candidates name theirs. */
export async function activate(
  tx: TransactionSql,
  organizationId: string,
  origin: "shipped" | "trained",
  model: Model,
  quality: Record<string, string | number>,
): Promise<Active> {
  await tx`
    update public.match_models set retired_at = now()
    where organization_id = ${organizationId} and activated_at is not null and retired_at is null`;
  const [row] = await tx<{ version: number }[]>`
    insert into public.match_models (organization_id, version, origin, weights, quality, patients, activated_at)
    select ${organizationId}, coalesce(max(version), 0) + 1, ${origin}, ${tx.json(model)}, ${tx.json(quality)}, ${model.people}, now()
    from public.match_models where organization_id = ${organizationId}
    returning version`;
  if (!row) throw new Error("The model was not written.");
  return { version: row.version, model };
}
