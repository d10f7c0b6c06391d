import { Fates, finding, type Finding, noteParent, rejected, requireParent, skipped, type Verdict } from "./fates.ts";
import type { Order, Orders } from "./orders.ts";
import type { People, Person } from "./people.ts";
import { absentId, at, type Random, sparseIds } from "./random.ts";
import { after, iso } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

export type Plans = {
  ids: Int32Array;
  /** The order that a plan names by the place of the plan, 0 where it names none. */
  orderIds: Int32Array;
  orderIdOf: (planId: number) => number;
  fates: Fates;
  /** Places of plans of healthy orders without a trap of their own. */
  healthy: number[];
  /** One plan of an order, for tasks that name both. */
  ofOrder: Map<Order, number>;
};
type Projects = { ids: Int32Array; orders: Order[]; fates: Fates; healthy: number[] };

export function activeStaff(people: People): Person[] {
  return people.staff.filter(({ isActive }) => isActive);
}

export async function createDesigns(world: World, people: People, orders: Orders): Promise<Plans> {
  const projects = await createProjects(world, people, orders);
  await createBrackets(world, projects);
  return createPlans(world, orders, projects);
}

/** The later projects have ids among those of patients: a wrong join finds somebody. */
function projectIds(random: Random, count: number): Int32Array {
  const early = Math.floor(count * 0.8);
  const ids = sparseIds(random, count, 1);
  ids.set(sparseIds(random, count - early, 523_000), early);
  return ids;
}

async function createProjects(world: World, people: People, orders: Orders): Promise<Projects> {
  const random = world.random("projects");
  const count = world.size(72_155);
  const ids = projectIds(random, count);
  const creators = activeStaff(people);
  const traps = plantTraps(random, count, world.scale, [
    ["type", { rows: 5 }],
    ["status", { rows: 12 }],
    ["uid", { rows: 6 }],
    ["creator", { rows: 8 }],
    ["size", { share: 0.005 }],
    ["name", { share: 0.005 }],
  ]);
  const healthyOrders = new Set(orders.healthy);
  const projects: Projects = { ids, orders: [], fates: new Fates(), healthy: [] };
  let known = "";
  await world.fill("dispatch_project", async (landing) => {
    for (let index = 0; index < count; index++) {
      const order = at(orders.list, Math.floor((index * orders.list.length) / count));
      const trap = traps.get(index);
      const isCopy = trap === "uid" && known !== "";
      const type = random.weighted([
        [0, 18],
        [3, 52],
        [10, 14],
        [11, 16],
      ]);
      const row = {
        id: at(ids, index),
        uid: isCopy ? known : random.hex(32),
        created_at: iso(after(random, order.begunAt, 60)),
        name:
          trap === "name" ? (index % 2 === 0 ? null : " ") : `${order.suffix ?? "case"}_${order.number}_${type}.stl`,
        size:
          trap === "size" ? (index % 2 === 0 ? 0 : -1) : random.chance(0.02) ? null : random.int(10_000, 90_000_000),
        public: random.chance(0.1),
        type: trap === "type" ? 99 : type,
        status: trap === "status" ? 2 : 0,
        creator_id:
          trap === "creator"
            ? absentId(random, (id) => people.ids.has(id), people.highestId)
            : random.chance(0.05)
              ? null
              : random.pick(creators).id,
      };
      const verdict = judgeProject(row);
      projects.fates.set(row.id, verdict);
      projects.orders.push(order);
      if (trap === undefined) known = row.uid;
      if (trap === undefined && healthyOrders.has(order)) projects.healthy.push(index);
      world.book.row("projects", row.id, verdict, [
        ...(row.creator_id !== null && !people.ids.has(row.creator_id)
          ? [finding("orphan_parent_missing", "creator_id")]
          : []),
        ...(isCopy ? [finding("duplicate_natural_key", "uid")] : []),
        ...(row.size !== null && row.size <= 0 ? [finding("check_violation", "size")] : []),
        ...(row.name === null || row.name.trim() === "" ? [finding("empty_name", "name")] : []),
      ]);
      await landing.add(row);
    }
  });
  return projects;
}

function judgeProject({ type, status }: { type: number; status: number }): Verdict | null {
  if (![0, 3, 10, 11].includes(type)) return rejected("unmapped_code", "type");
  return status === 0 ? null : rejected("unmapped_code", "status");
}

async function createBrackets(world: World, projects: Projects): Promise<void> {
  const random = world.random("brackets");
  const count = world.size(1_720, 10);
  const traps = plantTraps(random, count, world.scale, [
    ["project", { rows: 5 }],
    ["name", { rows: 5 }],
  ]);
  await world.fill("dispatch_bracket", async (landing) => {
    for (let index = 0; index < count; index++) {
      const trap = traps.get(index);
      const project = trap === undefined ? random.int(0, projects.ids.length - 1) : random.pick(projects.healthy);
      const project_id =
        trap === "project" ? absentId(random, (id) => projects.fates.has(id), 500_000) : at(projects.ids, project);
      const name = trap === "name" ? (index % 2 === 0 ? null : "") : `Bracket ${random.int(11, 48)}`;
      const isNameless = name === null || name.trim() === "";
      const verdict =
        requireParent(projects.fates, project_id, "project_id") ??
        (isNameless ? rejected("empty_required", "name") : null);
      world.book.row("bracket_placements", index + 1, verdict);
      await landing.add({ id: index + 1, name, project_id, type: random.int(0, 3) });
    }
  });
}

/** 2.9 plans for each project, forty for a few. */
function drawPlanCounts(random: Random, projects: number, total: number): Uint8Array {
  const counts = new Uint8Array(projects);
  for (let index = 0; index < projects; index++) {
    counts[index] = random.weighted([
      [1, 340],
      [2, 260],
      [3, 160],
      [4, 90],
      [5, 60],
      [random.int(6, 12), 60],
      [random.int(13, 39), 20],
      [40, 2],
    ]);
  }
  let rest = total - counts.reduce((sum, count) => sum + count, 0);
  while (rest !== 0) {
    const index = random.int(0, projects - 1);
    const count = at(counts, index);
    if (rest < 0 ? count === 0 : count >= 40) continue;
    counts[index] = count + Math.sign(rest);
    rest -= Math.sign(rest);
  }
  return counts;
}

async function createPlans(world: World, orders: Orders, projects: Projects): Promise<Plans> {
  const random = world.random("plans");
  const count = world.size(209_241);
  const counts = drawPlanCounts(random, projects.ids.length, count);
  const traps = plantTraps(random, count, world.scale, [
    ["project", { share: 0.001 }],
    ["instruction", { share: 0.002 }],
    ["number", { rows: 20 }],
    ["no parent", { rows: 10 }],
  ]);
  const ids = sparseIds(random, count, 1);
  const orderIds = new Int32Array(count);
  const places = new Map(Array.from(ids, (id, place) => [id, place]));
  const plans: Plans = {
    ids,
    orderIds,
    orderIdOf: (planId) => orderIds[places.get(planId) ?? -1] ?? 0,
    fates: new Fates(),
    healthy: [],
    ofOrder: new Map(),
  };
  const isHealthy = new Uint8Array(projects.ids.length);
  for (const project of projects.healthy) isHealthy[project] = 1;
  let index = 0;
  await world.fill("dispatch_plan", async (landing) => {
    for (const [own, siblings] of counts.entries()) {
      for (let number = 1; number <= siblings; number++, index++) {
        const trap = traps.get(index);
        const project = trap === undefined ? own : random.pick(projects.healthy);
        const order = at(projects.orders, project);
        const row = {
          id: at(ids, index),
          instruction_id: random.chance(0.01) && trap === undefined ? null : order.id,
          project_id: random.chance(0.005) && trap === undefined ? null : at(projects.ids, project),
          notes: random.chance(0.1) ? "Second setup with more torque" : "",
          number: random.chance(0.1) ? Math.max(1, number - 1) : random.chance(0.01) ? null : number,
          name: `Setup ${number}`,
          original: number === 1,
        };
        if (trap === "project") row.project_id = absentId(random, (id) => projects.fates.has(id), 500_000);
        if (trap === "instruction") row.instruction_id = absentId(random, (id) => orders.fates.has(id), 26_000);
        if (trap === "number") row.number = index % 2 === 0 ? 0 : -1;
        if (trap === "no parent") [row.instruction_id, row.project_id] = [null, null];
        // Rows without any parent are planted, they do not happen.
        if (trap === undefined && row.instruction_id === null) row.project_id = at(projects.ids, project);

        const verdict = judgePlan(row, orders.fates, projects.fates);
        plans.fates.set(row.id, verdict);
        orderIds[index] = row.instruction_id ?? 0;
        world.book.row("plans", row.id, verdict, verdict ? [] : notePlan(row, orders.fates, projects.fates));
        if (trap === undefined && row.instruction_id === order.id) {
          if (isHealthy[project] === 1) plans.healthy.push(index);
          if (!verdict && !plans.ofOrder.has(order)) plans.ofOrder.set(order, index);
        }
        await landing.add(row);
      }
    }
  });
  return plans;
}

type PlanRow = { instruction_id: number | null; project_id: number | null; number: number | null };

/** One usable parent is enough, but nothing of a deleted order comes along. */
function judgePlan({ instruction_id, project_id }: PlanRow, orders: Fates, projects: Fates): Verdict | null {
  const fateOf = (fates: Fates, id: number | null) => (id === null ? "missing" : fates.of(id));
  const [order, project] = [fateOf(orders, instruction_id), fateOf(projects, project_id)];
  if (order === "skipped") return skipped("parent_deleted", "instruction_id");
  if (order === "loaded" || project === "loaded") return null;
  const isRejected = order === "rejected" || project === "rejected";
  return rejected(isRejected ? "orphan_parent_rejected" : "orphan_parent_missing", "instruction_id");
}

function notePlan({ instruction_id, project_id, number }: PlanRow, orders: Fates, projects: Fates): Finding[] {
  return [
    ...noteParent(orders, instruction_id, "instruction_id"),
    ...noteParent(projects, project_id, "project_id"),
    ...(number !== null && number <= 0 ? [finding("check_violation", "number")] : []),
  ];
}
