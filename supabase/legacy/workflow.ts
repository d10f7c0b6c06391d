import { Fates, finding, merged, rejected, requireParent } from "./fates.ts";
import type { People } from "./people.ts";
import { absentId, at, type Random } from "./random.ts";
import { groupNames, groups, products } from "./registers.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

const CATEGORIES = 44;
const TEMPLATES = 169;
const ROLES = 48;
const PERMISSIONS = 204;

const steps = [
  "Scan check",
  "Sectioning",
  "Setup",
  "Bracket design",
  "Wire plan",
  "Print",
  "Polish",
  "Pack",
  "Invoice",
];
const actions = ["Check", "Do", "Confirm", "Hand over"];

/** The register of steps, the roles that may see them, and who has the roles. Registers are always full size. */
export async function createWorkflow(world: World, people: People, users: Fates): Promise<Fates> {
  const random = world.random("workflow");
  await createCategories(world, random);
  const templates = await createTemplates(world, random);
  await createPredecessors(world, random, templates);
  await createTemplateAccess(world, random, templates);
  await createRoles(world, random, people, users);
  await world.fillWith(
    "dispatch_master",
    people.staff
      .filter(({ groups: names }) => names.includes("Master"))
      .map(({ id }, index) => ({ id: index + 1, user_id: id, color: `#${random.hex(6)}` })),
  );
  return templates;
}

async function createCategories(world: World, random: Random): Promise<void> {
  const rows = Array.from({ length: CATEGORIES }, (_, index) => ({
    id: index + 1,
    name: `${random.pick(steps)} ${index + 1}`,
    parent_id: index < 6 ? null : random.int(1, index),
  }));
  // A chain to the deepest level, two that contain each other, and one whose parent is gone.
  for (let index = 30; index < 40; index++) at(rows, index).parent_id = index;
  at(rows, 40).parent_id = 42;
  at(rows, 41).parent_id = 41;
  at(rows, 42).parent_id = 90;
  await world.fillWith("dispatch_category", rows);
  for (const { id } of rows) world.book.row("workflow_categories", id, null);
}

async function createTemplates(world: World, random: Random): Promise<Fates> {
  const fates = new Fates();
  await world.fill("dispatch_template", async (landing) => {
    for (let id = 1; id <= TEMPLATES; id++) {
      fates.set(id, null);
      world.book.row("workflow_template_tasks", id, null);
      await landing.add({
        id,
        task_name: `${random.pick(steps)} ${id}`,
        action_name: random.pick(actions),
        function: random.pick(["", "upload", "text", "confirm"]),
        status: random.chance(0.93) ? 1 : 0,
        duration: random.int(0, 14),
        category_id: random.int(1, CATEGORIES),
        predefined: random.chance(0.4),
        read_only: random.chance(0.1),
        text_name: "",
        extensions: random.pick(["", ".stl", ".stl,.zip", ".pdf"]),
        alerts: "",
        separate: random.chance(0.2),
      });
    }
  });
  return fates;
}

/** Steps follow each other forwards, but for the planted circles. */
async function createPredecessors(world: World, random: Random, templates: Fates): Promise<void> {
  const forward = new Map<string, [number, number]>();
  while (forward.size < 185) {
    const from = random.int(1, TEMPLATES - 12);
    const to = from + random.int(1, 11);
    forward.set(`${from}:${to}`, [from, to]);
  }
  const edges = [...forward.values()];
  const traps = plantTraps(random, edges.length, world.scale, [
    ["circle", { rows: 2 }],
    ["again", { rows: 2 }],
  ]);
  const planted: [number, number][] = [];
  for (const [index, trap] of traps) {
    const [from, to] = at(edges, index);
    planted.push(trap === "circle" ? [to, from] : [from, to]);
  }
  planted.push([TEMPLATES, TEMPLATES]);
  const missing = plantTraps(random, edges.length, world.scale, [["missing", { rows: 3 }]]).size;
  for (let index = 0; index < missing; index++) {
    const absent = TEMPLATES + random.int(5, 400);
    planted.push(index % 2 === 0 ? [absent, random.int(1, TEMPLATES)] : [random.int(1, TEMPLATES), absent]);
  }
  const rows = [...edges, ...planted];
  const isCyclic = findCycles(rows.filter(([from, to]) => templates.has(from) && templates.has(to)));
  const seen = new Set<string>();
  await world.fill("dispatch_template_predecessors", async (landing) => {
    for (const [index, [from, to]] of rows.entries()) {
      const key = `${from}:${to}`;
      const verdict =
        requireParent(templates, from, "from_template_id") ??
        requireParent(templates, to, "to_template_id") ??
        (isCyclic(from, to) ? rejected("dependency_cycle", "to_template_id") : null) ??
        (seen.has(key) ? merged("duplicate_pair", "to_template_id") : null);
      seen.add(key);
      world.book.row("workflow_task_predecessors", index + 1, verdict);
      await landing.add({ id: index + 1, from_template_id: from, to_template_id: to });
    }
  });
}

/** An edge lies on a cycle when its start can be reached from its end. */
function findCycles(edges: [number, number][]): (from: number, to: number) => boolean {
  const next = Map.groupBy(edges, ([from]) => from);
  const reaches = (start: number, goal: number) => {
    const seen = new Set([start]);
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node === goal) return true;
      for (const [, to] of next.get(node) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        waiting.push(to);
      }
    }
    return false;
  };
  return (from, to) => reaches(to, from);
}

async function fillPairs(
  world: World,
  table: string,
  columns: [string, string],
  count: number,
  draw: () => [number, number],
): Promise<[number, number][]> {
  const pairs = new Map<string, [number, number]>();
  while (pairs.size < count) {
    const pair = draw();
    pairs.set(pair.join(":"), pair);
  }
  const rows = [...pairs.values()];
  await world.fillWith(
    table,
    rows.map(([left, right], index) => ({ id: index + 1, [columns[0]]: left, [columns[1]]: right })),
  );
  return rows;
}

async function createTemplateAccess(world: World, random: Random, templates: Fates): Promise<void> {
  const template = () => random.int(1, TEMPLATES);
  const role = () => random.int(1, ROLES);
  await fillPairs(world, "dispatch_template_edit_roles", ["template_id", "role_id"], 659, () => [template(), role()]);
  await fillPairs(world, "dispatch_template_view_roles", ["template_id", "role_id"], 1_111, () => [template(), role()]);
  // Many of the products that steps were made for are gone.
  const product = () => (random.chance(0.44) ? random.int(40, 90) : random.pick(products).id);
  await fillPairs(world, "dispatch_template_products", ["template_id", "product_id"], 183, () => [
    template(),
    product(),
  ]);

  const lost: [number, number][] = [
    [TEMPLATES + 31, groups.Doctor.id],
    [7, 23],
  ];
  const group = () => groups[random.pick(groupNames)].id;
  const rows = await fillPairs(
    world,
    "dispatch_template_view_groups",
    ["template_id", "group_id"],
    199,
    () => lost.pop() ?? [template(), group()],
  );
  const isGroup = new Set<number>(groupNames.map((name) => groups[name].id));
  for (const [index, [left, right]] of rows.entries()) {
    const verdict =
      requireParent(templates, left, "template_id") ??
      (isGroup.has(right) ? null : rejected("orphan_parent_missing", "group_id"));
    world.book.row("template_task_groups", index + 1, verdict);
  }
}

async function createRoles(world: World, random: Random, people: People, users: Fates): Promise<void> {
  const holders = people.staff.filter(({ groups: names }) => names.includes("Technician") || names.includes("Master"));
  const traps = plantTraps(random, ROLES, world.scale, [
    ["nobody", { rows: 10 }],
    ["user gone", { rows: 2 }],
    ["permission gone", { rows: 6 }],
  ]);
  const isTechnician = new Set(
    people.staff.filter(({ groups: names }) => names.includes("Technician")).map(({ id }) => id),
  );
  await world.fill("dispatch_role", async (landing) => {
    for (let id = 1; id <= ROLES; id++) {
      const trap = traps.get(id - 1);
      const user_id =
        trap === "nobody"
          ? null
          : trap === "user gone"
            ? absentId(random, (user) => people.ids.has(user), people.highestId)
            : random.pick(holders).id;
      const verdict =
        user_id === null ? rejected("empty_required", "user_id") : requireParent(users, user_id, "user_id");
      if (user_id !== null && users.has(user_id)) isTechnician.add(user_id);
      world.book.row("technician_roles", id, verdict, [
        ...(trap === "permission gone" ? [finding("orphan_parent_missing", "permission_id")] : []),
      ]);
      await landing.add({
        id,
        name: `${random.pick(steps)} bench ${id}`,
        abbrev: random.text("ABCDEFGHKLMNPRSTW", 3),
        type: random.int(0, 3),
        order: id,
        user_id,
        group_id: id <= 31 ? groups.Technician.id : random.chance(0.5) ? groups.Master.id : null,
      });
    }
  });
  for (const id of [...isTechnician].sort((a, b) => a - b)) world.book.row("technicians", id, null);

  const gone: [number, number][] = [...traps].flatMap(([index, trap]) =>
    trap === "permission gone" ? [[index + 1, PERMISSIONS + random.int(5, 60)]] : [],
  );
  await fillPairs(
    world,
    "dispatch_role_permissions",
    ["role_id", "permission_id"],
    1_346,
    () => gone.pop() ?? [random.int(1, ROLES), random.int(1, PERMISSIONS)],
  );
}
