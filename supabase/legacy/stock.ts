import { activeStaff } from "./designs.ts";
import type { People } from "./people.ts";
import { iso, momentOfGrowth } from "./time.ts";
import type { World } from "./world.ts";

/** Tables that nothing is taken from. */
export async function createStock(world: World, people: People): Promise<void> {
  const random = world.random("stock");
  await world.fillWith("dispatch_storage", [{ id: 1, name: "Shelf" }]);
  await world.fill("dispatch_ware", async (landing) => {
    for (let id = 1; id <= world.size(16_552); id++) {
      await landing.add({
        id,
        name: random.pick(["Wire 0.016", "Wire 0.018x0.025", "Resin", "Gold alloy", "Box", "Label"]),
        lot: random.hex(8).toUpperCase(),
        quantity: random.int(0, 500),
        storage_id: 1,
        added_at: iso(momentOfGrowth(random)),
      });
    }
  });
  await world.fillWith(
    "dispatch_agent",
    [1, 2].map((id) => ({ id, name: `worker-${id}`, url: `https://worker-${id}.example.net`, active: id === 1 })),
  );
  const users = activeStaff(people);
  await world.fillWith(
    "dispatch_instance",
    Array.from({ length: 29 }, (_, index) => ({
      id: index + 1,
      user_id: random.pick(users).id,
      name: `desk-${index + 1}`,
      created_at: iso(momentOfGrowth(random)),
    })),
  );
}
