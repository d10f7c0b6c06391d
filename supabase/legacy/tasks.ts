import { activeStaff, type Plans } from "./designs.ts";
import { type Fates, finding, type Finding, rejected, requireParent, type Verdict } from "./fates.ts";
import type { Files } from "./files.ts";
import type { Order, Orders } from "./orders.ts";
import type { People } from "./people.ts";
import { absentId, at, type Random } from "./random.ts";
import type { ShopOrders } from "./shop.ts";
import { after, DAY, iso, momentOfGrowth } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

type Around = { people: People; orders: Orders; plans: Plans; files: Files; shop: ShopOrders; templates: Fates };
type Task = {
  id: number;
  order: Order | null;
  instruction_id: number | null;
  plan_id: number | null;
  order_id: number | null;
  template_id: number;
  actor_id: number | null;
  checked: boolean;
  doneAt: number | null;
};

/** By far the biggest table: rows are made, judged and sent, and only counted afterwards. */
export async function createTasks(world: World, around: Around): Promise<void> {
  const random = world.random("tasks");
  const { orders, people } = around;
  const count = world.size(969_000);
  const traps = plantTraps(random, count, world.scale, [
    ["checked without date", { share: 0.02 }],
    ["date without check", { share: 0.01 }],
    ["done too early", { share: 0.001 }],
    ["actor gone", { share: 0.005 }],
    ["template gone", { rows: 20 }],
    ["no subject", { rows: 100 }],
    ["two orders", { rows: 40 }],
  ]);
  const submitted = orders.healthy.filter(({ submittedAt }) => submittedAt !== null);
  const actors = activeStaff(people).map(({ id }) => id);
  await world.fill("dispatch_task", async (landing) => {
    for (let index = 0; index < count; index++) {
      const trap = traps.get(index);
      const own = at(orders.list, Math.floor((index * orders.list.length) / count));
      const task = makeTask(random, trap === undefined ? own : random.pick(submitted), index + 1, actors, around);
      if (trap === undefined) moveSubject(random, task, around);
      else plant(random, task, trap, around);
      world.book.row("tasks", task.id, judgeRow(task, around), judgeColumns(task, around));
      await landing.add({
        id: task.id,
        checked: task.checked,
        file_id: random.chance(0.03) ? at(around.files.ids, random.int(0, around.files.ids.length - 1)) : null,
        template_id: task.template_id,
        done_at: task.doneAt === null ? null : iso(task.doneAt),
        text: random.chance(0.02) ? "see picture" : null,
        plan_id: task.plan_id,
        instruction_id: task.instruction_id,
        actor_id: task.actor_id,
        jaw: random.int(0, 2),
        order_id: task.order_id,
      });
    }
  });
}

function makeTask(random: Random, order: Order, id: number, actors: number[], { plans }: Around): Task {
  const isDone = random.chance(0.9);
  const plan = random.chance(0.3) ? plans.ofOrder.get(order) : undefined;
  return {
    id,
    order,
    instruction_id: order.id,
    plan_id: plan === undefined ? null : at(plans.ids, plan),
    order_id: null,
    template_id: random.int(1, 169),
    actor_id: isDone ? random.pick(actors) : null,
    checked: isDone,
    doneAt: isDone ? after(random, Math.max(order.begunAt, order.submittedAt ?? 0), 80) : null,
  };
}

/** Some tasks know only their plan, some only the order of the shop. */
function moveSubject(random: Random, task: Task, { plans, shop }: Around): void {
  const chance = random.next();
  if (chance >= 0.07) return;
  task.order = null;
  task.instruction_id = null;
  task.plan_id = chance < 0.05 ? at(plans.ids, random.int(0, plans.ids.length - 1)) : null;
  task.order_id = chance < 0.05 ? null : random.pick(shop.ids);
  if (task.doneAt !== null) task.doneAt = momentOfGrowth(random);
}

function plant(random: Random, task: Task, trap: string, { people, plans, templates }: Around): void {
  const begun = task.order?.submittedAt ?? 0;
  if (trap === "checked without date") [task.checked, task.doneAt] = [true, null];
  if (trap === "date without check") [task.checked, task.doneAt] = [false, after(random, begun, 80)];
  if (trap === "done too early") [task.checked, task.doneAt] = [true, begun - random.int(1, 30) * DAY];
  if (trap === "actor gone") task.actor_id = absentId(random, (id) => people.ids.has(id), people.highestId);
  if (trap === "template gone") task.template_id = absentId(random, (id) => templates.has(id), 169);
  if (trap === "no subject") [task.order, task.instruction_id, task.plan_id] = [null, null, null];
  if (trap === "two orders") {
    const others = () => random.pick(plans.healthy);
    let other = others();
    while (at(plans.orderIds, other) === task.instruction_id) other = others();
    task.plan_id = at(plans.ids, other);
  }
}

function judgeRow({ instruction_id, plan_id, order_id }: Task, { orders, plans, shop }: Around): Verdict | null {
  if (instruction_id !== null) return requireParent(orders.fates, instruction_id, "instruction_id");
  if (plan_id !== null) return requireParent(plans.fates, plan_id, "plan_id");
  if (order_id !== null) return requireParent(shop.fates, order_id, "order_id");
  return rejected("orphan_parent_missing", "instruction_id");
}

function judgeColumns(task: Task, { people, plans, templates }: Around): Finding[] {
  const { order, checked, doneAt, actor_id, template_id, plan_id, instruction_id } = task;
  const found: Finding[] = [];
  if (!templates.has(template_id)) found.push(finding("orphan_parent_missing", "template_id"));
  if (actor_id !== null && !people.ids.has(actor_id)) found.push(finding("orphan_parent_missing", "actor_id"));
  if (checked && doneAt === null) found.push(finding("missing_date", "done_at"));
  if (!checked && doneAt !== null) found.push(finding("contradiction", "checked"));
  const submittedAt = order?.submittedAt ?? null;
  if (doneAt !== null && submittedAt !== null && doneAt < submittedAt)
    found.push(finding("dates_out_of_order", "done_at"));
  if (plan_id !== null && instruction_id !== null) {
    const planned = plans.orderIdOf(plan_id);
    if (planned !== 0 && planned !== instruction_id) found.push(finding("conflicting_parents", "plan_id"));
  }
  return found;
}
