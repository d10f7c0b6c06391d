import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { groupUp, pairOf } from "../../lib/duplicates/matching/cluster.ts";

type Edge = { id: string; first_id: string; second_id: string; bits: number; cluster_id: string | null };
type Membership = { patient_id: string; cluster_id: string };
type Cluster = { cluster_id: string; members: string[] };
type Around = { patientIds: string[]; edges: Edge[]; memberships: Membership[] };

/** Everybody of the queue, with every pair. */
async function lookAtAll(tx: TransactionSql, organizationId: string): Promise<Around> {
  const edges = await tx<Edge[]>`
    select id, first_id, second_id, bits, cluster_id from public.duplicate_candidates where organization_id = ${organizationId}`;
  const memberships = await tx<Membership[]>`
    select patient_id, cluster_id from public.duplicate_members where organization_id = ${organizationId}`;
  return { patientIds: endsOf(edges), edges, memberships };
}

const endsOf = (edges: Edge[]) => [...new Set(edges.flatMap(({ first_id, second_id }) => [first_id, second_id]))];

/** These patients, whoever stood beside them and may stand alone now, and the pairs that hang together with them, however far. */
async function lookAround(tx: TransactionSql, patientIds: string[]): Promise<Around> {
  const memberships: Membership[] = await tx<Membership[]>`
    select patient_id, cluster_id from public.duplicate_members
    where cluster_id = any (array(select cluster_id from public.duplicate_members where patient_id = any (${patientIds}::uuid[])))`;
  const known = new Set([...patientIds, ...memberships.map(({ patient_id }) => patient_id)]);
  const reached = new Set(known);
  const edges = new Map<string, Edge>();
  let frontier = [...known];
  while (frontier.length > 0) {
    const found = await tx<Edge[]>`
      select id, first_id, second_id, bits, cluster_id from public.duplicate_candidates
      where first_id = any (${frontier}::uuid[]) or second_id = any (${frontier}::uuid[])`;
    for (const edge of found) edges.set(edge.id, edge);
    frontier = endsOf(found).filter((id) => !reached.has(id));
    for (const id of frontier) reached.add(id);
  }
  const others = [...reached].filter((id) => !known.has(id));
  if (others.length > 0)
    memberships.push(
      ...(await tx<Membership[]>`
        select patient_id, cluster_id from public.duplicate_members where patient_id = any (${others}::uuid[])`),
    );
  return { patientIds: [...reached], edges: [...edges.values()], memberships };
}

/** Keeps the cluster that most of a group was in, with its owner and its address; the same people are the same row in the queue. */
function nameClusters(groups: string[][], memberships: Membership[]): Cluster[] {
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
  const around = isAll ? await lookAtAll(tx, organizationId) : await lookAround(tx, patientIds);
  const { edges, memberships } = around;
  if (edges.length === 0 && memberships.length === 0) return 0;
  // A question that came back is one again, whatever was decided about it.
  const apart = await tx<{ first_id: string; second_id: string }[]>`
    select first_id, second_id from public.duplicate_decisions d
    where organization_id = ${organizationId} and withdrawn_at is null
      and not exists (select from public.duplicate_candidates c where c.returned_from = d.id)
      and (${isAll} or first_id = any (${isAll ? [] : around.patientIds}::uuid[]))`;
  const groups = groupUp(
    edges.map(({ first_id, second_id, bits }) => ({ first: first_id, second: second_id, bits })),
    new Set(apart.map(({ first_id, second_id }) => pairOf(first_id, second_id))),
  );
  const clusters = nameClusters(groups, memberships);
  await writeClusters(tx, organizationId, clusters);
  await writeMembers(tx, organizationId, clusters, around);
  return clusters.length;
}

/** Who is where now. What stays the same is not written, and mostly that is everything. */
async function writeMembers(
  tx: TransactionSql,
  organizationId: string,
  clusters: Cluster[],
  { edges, memberships }: Around,
): Promise<void> {
  const before = new Map(memberships.map(({ patient_id, cluster_id }) => [patient_id, cluster_id]));
  const now = new Map(clusters.flatMap(({ cluster_id, members }) => members.map((id) => [id, cluster_id] as const)));
  const left = [...before.keys()].filter((id) => !now.has(id));
  const moved = [...now].filter(([id, clusterId]) => before.get(id) !== clusterId);
  const clusterOf = ({ first_id, second_id }: Edge) => {
    const clusterId = now.get(first_id) ?? null;
    return clusterId === (now.get(second_id) ?? null) ? clusterId : null;
  };
  const regrouped = edges.filter((edge) => edge.cluster_id !== clusterOf(edge));
  const named = new Set(now.values());
  const empty = [...new Set(before.values())].filter((clusterId) => !named.has(clusterId));

  if (left.length > 0) await tx`delete from public.duplicate_members where patient_id = any (${left}::uuid[])`;
  if (moved.length > 0)
    await tx`
      insert into public.duplicate_members (patient_id, organization_id, cluster_id)
      select patient_id, ${organizationId}, cluster_id
      from unnest(${moved.map(([id]) => id)}::uuid[], ${moved.map(([, clusterId]) => clusterId)}::uuid[]) m(patient_id, cluster_id)
      on conflict (patient_id) do update set cluster_id = excluded.cluster_id`;
  if (regrouped.length > 0)
    await tx`
      update public.duplicate_candidates c set cluster_id = n.cluster_id
      from unnest(${regrouped.map(({ id }) => id)}::uuid[], ${regrouped.map(clusterOf)}::uuid[]) n(id, cluster_id) where c.id = n.id`;
  if (empty.length > 0)
    await tx`
      delete from public.duplicate_clusters k where id = any (${empty}::uuid[])
        and not exists (select from public.duplicate_members m where m.cluster_id = k.id)`;
}

/** The rows of the queue as they are now. */
async function writeClusters(tx: TransactionSql, organizationId: string, clusters: Cluster[]): Promise<void> {
  if (clusters.length === 0) return;
  const clusterIds = clusters.flatMap(({ cluster_id, members }) => members.map(() => cluster_id));
  const memberIds = clusters.flatMap(({ members }) => members);
  // Arrays tell the planner how many they are; a temporary table would cost more than everything else about one patient.
  const grouped = tx`(select cluster_id, patient_id from unnest(${clusterIds}::uuid[], ${memberIds}::uuid[]) u(cluster_id, patient_id))`;
  await tx`
    insert into public.duplicate_clusters as k (id, organization_id, practice_id, size, band, probability, strongest, objections, cases, open_cases)
    select m.cluster_id, ${organizationId}, m.practice_id, m.size, e.band, e.probability, e.strongest, e.objections, coalesce(s.cases, 0), coalesce(s.open_cases, 0)
    from (
      select g.cluster_id, count(*) as size,
        case when count(distinct p.practice_id) = 1 and count(p.practice_id) = count(*) then min(p.practice_id::text)::uuid end as practice_id
      from ${grouped} g join public.patients p on p.id = g.patient_id group by g.cluster_id
    ) m
    join (
      select distinct on (a.cluster_id) a.cluster_id, c.band, c.probability, c.objections,
        (select t ->> 'field' from jsonb_array_elements(c.terms) t order by (t ->> 'bits')::float8 desc limit 1) as strongest
      from public.duplicate_candidates c
      join ${grouped} a on a.patient_id = c.first_id
      join ${grouped} b on b.patient_id = c.second_id and b.cluster_id = a.cluster_id
      order by a.cluster_id, c.bits desc
    ) e on e.cluster_id = m.cluster_id
    left join (
      select g.cluster_id, count(*) as cases, count(*) filter (where not st.is_final) as open_cases
      from ${grouped} g join public.cases c on c.patient_id = g.patient_id join public.case_states st on st.key = c.current_state group by g.cluster_id
    ) s on s.cluster_id = m.cluster_id
    on conflict (id) do update set practice_id = excluded.practice_id, size = excluded.size, band = excluded.band, probability = excluded.probability,
      strongest = excluded.strongest, objections = excluded.objections, cases = excluded.cases, open_cases = excluded.open_cases
    where (k.practice_id, k.size, k.band, k.probability, k.strongest, k.objections, k.cases, k.open_cases) is distinct from
      (excluded.practice_id, excluded.size, excluded.band, excluded.probability, excluded.strongest, excluded.objections, excluded.cases, excluded.open_cases)`;
}
