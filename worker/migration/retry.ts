import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Lease } from "./lease.ts";

/** The entities of which this retry has looked at rows before it was interrupted. */
export async function findRetried(sql: Sql, { runId, mode }: Lease): Promise<Set<string>> {
  if (mode !== "retry") return new Set();
  const rows = await sql<{ entity: string }[]>`
    select entity from migration.run_entities where run_id = ${runId} and read_rows > 0`;
  return new Set(rows.map(({ entity }) => entity));
}

/**
 * The rows of an entity that a retry looks at: those of its scope, and, where rows of a parent were looked at again, what had waited for
 * a parent. `retried` remembers which entities had any.
 */
export async function findWaiting(
  sql: Sql,
  { organizationId, scope }: Lease,
  { entity, parents = {}, isDerived = false }: Mapping,
  retried: Set<string>,
): Promise<string[]> {
  const { ids = null, entity: ofEntity = null, kind = null, code = null, column = null } = scope ?? {};
  const hasRetriedParent = Object.values(parents).some((parent) => retried.has(parent.entity));
  const rows = await sql<{ id: string }[]>`
    select x.legacy_id::text as id from migration.rejects x
    where x.organization_id = ${organizationId} and x.entity = ${entity} and x.status = 'open' and not x.is_trial and (
      (x.id = any (${ids}::bigint[]) or (${ids === null} and x.entity = coalesce(${ofEntity}, x.entity) and x.kind = coalesce(${kind}, x.kind)
        and x.code = coalesce(${code}, x.code) and x.source_column = coalesce(${column}, x.source_column)))
      or (${hasRetriedParent} and x.code like 'orphan\\_parent\\_%'))
    union
    select k.legacy_id::text from migration.source_rows k
    where ${isDerived && hasRetriedParent} and k.entity = ${entity} and k.outcome = 'skipped'`;
  if (rows.length > 0) retried.add(entity);
  return rows.map(({ id }) => id);
}
