import type { Orders } from "./orders.ts";
import type { People } from "./people.ts";
import { at } from "./random.ts";
import type { ContentTypes } from "./registers.ts";
import { iso, momentOfGrowth } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

const brokenContexts = [
  '{"name": "the "upper" arch"}',
  "null",
  '{"note": "\\ud83d"}',
  '{"patient": {"first": "A',
  "b'{\"patient\": 1}'",
  '{"path": "C:\\x"}',
];

/** What the old application told people and wrote down about itself: most of its rows, and nothing that is moved. */
export async function createLogs(world: World, around: { people: People; orders: Orders; contentTypes: ContentTypes }) {
  const random = world.random("logs");
  const { people, orders, contentTypes } = around;
  const item = () => ({ item_id: random.pick(orders.list).id, item_type_id: random.int(1, contentTypes.highest) });
  const notifications = world.size(5_700_000);
  const broken = plantTraps(random, notifications, world.scale, [["context", { rows: 114 }]]);
  await world.fill("dispatch_notification", async (landing) => {
    for (let index = 0; index < notifications; index++) {
      const isSent = random.chance(0.37);
      const isMarked = isSent || random.chance(0.5);
      await landing.add({
        id: index + 1,
        created_at: iso(momentOfGrowth(random)),
        sender: "lab@archwire.example",
        template_name: random.pick(["case_update", "new_message", "payment_due"]),
        template_context: broken.has(index)
          ? at(brokenContexts, index % brokenContexts.length)
          : `{"number": ${random.int(1, 9_999)}, "language": "en"}`,
        read: random.chance(0.6),
        ...item(),
        recipient_id: random.pick(people.all).id,
        sent: isSent,
        send: isMarked,
      });
    }
  });
  await world.fill("dispatch_action", async (landing) => {
    for (let id = 1; id <= world.size(3_130_000); id++) {
      await landing.add({
        id,
        action: random.pick(["create", "update", "view", "download"]),
        date: iso(momentOfGrowth(random)),
        ...item(),
        owner_id: random.pick(people.all).id,
        owner_type_id: contentTypes.user,
        data: "{}",
        user_id: random.pick(people.all).id,
      });
    }
  });
}
