import { finding, type Finding, rejected, requireParent } from "./fates.ts";
import { activeStaff } from "./designs.ts";
import type { Order, Orders } from "./orders.ts";
import type { People } from "./people.ts";
import { absentId, type Random } from "./random.ts";
import { after, DAY, iso, momentOfGrowth, WORLD_END } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

const years: readonly (readonly [number, number])[] = [
  [2018, 17],
  [2019, 40],
  [2020, 53],
  [2021, 229],
  [2022, 653],
  [2023, 663],
  [2024, 1_744],
  [2025, 1_600],
];

type Toggle = { order: Order; status: number; on: boolean; changedAt: number };

/** Flags set and taken back, often set again as they were: a log of toggles, no chain of states. */
function makeToggles(random: Random, orders: Order[], count: number): Toggle[] {
  const byYear = Map.groupBy(orders, ({ begunAt }) => new Date(begunAt).getUTCFullYear());
  const toggles: Toggle[] = [];
  while (toggles.length < count) {
    const year = new Date(momentOfGrowth(random, years)).getUTCFullYear();
    const order = random.pick(byYear.get(year) ?? orders);
    const length = Math.min(
      count - toggles.length,
      random.weighted([
        [1, 30],
        [2, 25],
        [3, 20],
        [5, 15],
        [8, 10],
      ]),
    );
    let status = random.chance(0.55) ? 11 : 12;
    let on = true;
    let changedAt = after(random, Math.max(order.begunAt, order.submittedAt ?? 0), 15);
    for (let step = 0; step < length; step++) {
      toggles.push({ order, status, on, changedAt });
      changedAt = after(random, changedAt, 25);
      if (random.chance(0.3)) status = status === 11 ? 12 : 11;
      else if (random.chance(0.35)) on = !on;
    }
  }
  return toggles.sort((a, b) => a.changedAt - b.changedAt || a.order.id - b.order.id);
}

export async function createStates(world: World, people: People, orders: Orders): Promise<void> {
  const random = world.random("states");
  const count = world.size(5_547, 40);
  const toggles = makeToggles(random, orders.list, count);
  const traps = plantTraps(random, count, world.scale, [
    ["same moment", { rows: 50 }],
    ["out of order", { rows: 80 }],
    ["before the order", { rows: 20 }],
    ["status", { rows: 5 }],
    ["actor gone", { share: 0.01 }],
    ["order deleted", { share: 0.025 }],
    ["order gone", { share: 0.015 }],
  ]);
  const staff = activeStaff(people);
  const submitted = orders.healthy.filter(({ submittedAt }) => submittedAt !== null);
  await world.fill("dispatch_state", async (landing) => {
    let previous: Toggle | null = null;
    for (const [index, toggle] of toggles.entries()) {
      const trap = traps.get(index);
      let orderId: number = toggle.order.id;
      if (trap !== undefined) {
        toggle.order = random.pick(trap === "order deleted" ? orders.deleted : submitted);
        toggle.changedAt = after(random, toggle.order.begunAt, 90);
        orderId = toggle.order.id;
      }
      if (trap === "same moment" && previous) {
        toggle.order = previous.order;
        toggle.changedAt = previous.changedAt;
        orderId = previous.order.id;
      }
      if (trap === "out of order")
        toggle.changedAt = Math.max(toggle.order.begunAt, WORLD_END - random.int(1, 20) * 3_600_000);
      if (trap === "before the order") toggle.changedAt = (toggle.order.submittedAt ?? 0) - random.int(1, 20) * DAY;
      if (trap === "order gone") orderId = absentId(random, (id) => orders.fates.has(id), 26_000);
      if (trap === "status") toggle.status = 13;
      const actorId =
        trap === "actor gone"
          ? absentId(random, (id) => people.ids.has(id), people.highestId)
          : random.chance(0.1)
            ? null
            : random.pick(staff).id;
      const verdict =
        requireParent(orders.fates, orderId, "instruction_id") ??
        (toggle.status === 13 ? rejected("unmapped_code", "status") : null);
      world.book.row("instruction_states", index + 1, verdict, judge(toggle, actorId, people));
      await landing.add({
        id: index + 1,
        status: toggle.status,
        on: toggle.on,
        changed_at: iso(toggle.changedAt),
        actor_id: actorId,
        instruction_id: orderId,
      });
      previous = trap === undefined && !verdict && toggle.order.trap === null ? toggle : previous;
    }
  });
}

function judge({ order, changedAt }: Toggle, actorId: number | null, people: People): Finding[] {
  return [
    ...(actorId !== null && !people.ids.has(actorId) ? [finding("orphan_parent_missing", "actor_id")] : []),
    ...(order.submittedAt !== null && changedAt < order.submittedAt
      ? [finding("dates_out_of_order", "changed_at")]
      : []),
  ];
}
