import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { groupUp } from "../../lib/duplicates/matching/cluster.ts";

type Edge = { first_id: string; second_id: string; bits: number };
type Membership = { patient_id: string; cluster_id: string };

/** The pairs that hang together with these patients, however far. */
async function edgesAround(tx: TransactionSql, patientIds: string[]): Promise<Edge[]> {
  return tx<Edge[]>`
    with recursive reached(id) as (
      select unnest(${patientIds}::uuid[])
      union
      select case when c.first_id = r.id then c.second_id else c.first_id end
      from reached r join public.duplicate_candidates c on c.first_id = r.id or c.second_id = r.id
    )
    select c.first_id, c.second_id, c.bits from public.duplicate_candidates c where c.first_id in (select id from reached)`;
}

/** Keeps the cluster that most of a group was in, with its owner and its address; the same people are the same row in the queue. */
function nameClusters(groups: string[][], memberships: Membership[]): { cluster_id: string; members: string[] }[] {
  const clusterOf = new Map(memberships.map(({ patient_id, cluster_id }) => [patient_id, cluster_id]));
  const taken = new Set<string>();
  return groups.map((members) => {
    const counts = new Map<string, number>();
    for (const member of members) {
      const known = clusterOf.get(member);
      if (known && !taken.has(known)) counts.set(known, (counts.get(known) ?? 0) + 1);
    }
    const [best] = [...counts].sort(([a, few], [b, many]) => many - few || (a < b ? -1 : 1));
    const cluster_id = best?.[0] ?? randomUUID();
    taken.add(cluster_id);
    return { cluster_id, members };
  });
}

/** Puts the suspected pairs of these patients, or of everybody, together to the rows of the queue. */
export async function regroup(
  tx: TransactionSql,
  organizationId: string,
  patientIds: string[] | null,
): Promise<number> {
  const isAll = patientIds === null;
  const edges = isAll
    ? await tx<
        Edge[]
      >`select first_id, second_id, bits from public.duplicate_candidates where organization_id = ${organizationId}`
    : await edgesAround(tx, patientIds);
  const apart = await tx<{ pair: string }[]>`
    select first_id || ' ' || second_id as pair from public.duplicate_decisions where organization_id = ${organizationId} and withdrawn_at is null`;
  const groups = groupUp(
    edges.map(({ first_id, second_id, bits }) => ({ first: first_id, second: second_id, bits })),
    new Set(apart.map(({ pair }) => pair)),
  );
  const touched = [
    ...new Set([...(patientIds ?? []), ...edges.flatMap(({ first_id, second_id }) => [first_id, second_id])]),
  ];
  const memberships = await tx<Membership[]>`
    select patient_id, cluster_id from public.duplicate_members
    where organization_id = ${organizationId} and (${isAll} or patient_id = any (${touched}::uuid[]))`;
  const clusters = nameClusters(groups, memberships);
  const members = clusters.flatMap(({ cluster_id, members: ids }) =>
    ids.map((patient_id) => ({ cluster_id, patient_id })),
  );

  await tx`create temporary table grouped (cluster_id uuid not null, patient_id uuid primary key) on commit drop`;
  await tx`insert into grouped select * from jsonb_to_recordset(${tx.json(members)}) r(cluster_id uuid, patient_id uuid)`;
  await tx`analyze grouped`;
  await tx`
    delete from public.duplicate_members m where organization_id = ${organizationId} and (${isAll} or patient_id = any (${touched}::uuid[]))
      and not exists (select from grouped g where g.patient_id = m.patient_id and g.cluster_id = m.cluster_id)`;
  await tx`
    insert into public.duplicate_clusters as k (id, organization_id, practice_id, size, band, probability, strongest, objections, cases, open_cases)
    select m.cluster_id, ${organizationId}, m.practice_id, m.size, e.band, e.probability, e.strongest, e.objections, coalesce(s.cases, 0), coalesce(s.open_cases, 0)
    from (
      select g.cluster_id, count(*) as size,
        case when count(distinct p.practice_id) = 1 and count(p.practice_id) = count(*) then min(p.practice_id::text)::uuid end as practice_id
      from grouped g join public.patients p on p.id = g.patient_id group by g.cluster_id
    ) m
    join (
      select distinct on (a.cluster_id) a.cluster_id, c.band, c.probability, c.objections,
        (select t ->> 'field' from jsonb_array_elements(c.terms) t order by (t ->> 'bits')::float8 desc limit 1) as strongest
      from public.duplicate_candidates c
      join grouped a on a.patient_id = c.first_id
      join grouped b on b.patient_id = c.second_id and b.cluster_id = a.cluster_id
      order by a.cluster_id, c.bits desc
    ) e on e.cluster_id = m.cluster_id
    left join (
      select g.cluster_id, count(*) as cases, count(*) filter (where not st.is_final) as open_cases
      from grouped g join public.cases c on c.patient_id = g.patient_id join public.case_states st on st.key = c.current_state group by g.cluster_id
    ) s on s.cluster_id = m.cluster_id
    on conflict (id) do update set practice_id = excluded.practice_id, size = excluded.size, band = excluded.band, probability = excluded.probability,
      strongest = excluded.strongest, objections = excluded.objections, cases = excluded.cases, open_cases = excluded.open_cases
    where (k.practice_id, k.size, k.band, k.probability, k.strongest, k.objections, k.cases, k.open_cases) is distinct from
      (excluded.practice_id, excluded.size, excluded.band, excluded.probability, excluded.strongest, excluded.objections, excluded.cases, excluded.open_cases)`;
  await tx`
    insert into public.duplicate_members (patient_id, organization_id, cluster_id)
    select patient_id, ${organizationId}, cluster_id from grouped on conflict (patient_id) do update set cluster_id = excluded.cluster_id
    where duplicate_members.cluster_id <> excluded.cluster_id`;
  await tx`
    update public.duplicate_candidates c set cluster_id = n.cluster_id
    from (
      select c.id, a.cluster_id from public.duplicate_candidates c
      left join grouped a on a.patient_id = c.first_id and exists (select from grouped b where b.patient_id = c.second_id and b.cluster_id = a.cluster_id)
      where c.organization_id = ${organizationId} and (${isAll} or c.first_id = any (${touched}::uuid[]))
    ) n
    where n.id = c.id and c.cluster_id is distinct from n.cluster_id`;
  await tx`
    delete from public.duplicate_clusters k where organization_id = ${organizationId}
      and not exists (select from public.duplicate_members m where m.cluster_id = k.id)`;
  await tx`drop table grouped`;
  return clusters.length;
}
