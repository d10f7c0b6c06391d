import { Fates } from "./fates.ts";
import { sparseIds } from "./random.ts";
import type { World } from "./world.ts";

export type ShopOrders = { ids: Int32Array; fates: Fates; isMerchandise: Set<number> };

/** Orders of the shop, invoices and merchandise: not the clinical orders, though their ids overlap. */
export async function createShopOrders(world: World): Promise<ShopOrders> {
  const random = world.random("shop orders");
  const ids = sparseIds(random, world.size(640, 10), 1);
  const shop: ShopOrders = { ids, fates: new Fates(), isMerchandise: new Set() };
  await world.fill("dispatch_order", async (landing) => {
    for (const id of ids) {
      const course_id = random.chance(0.4) ? 7 : 8;
      if (course_id === 8) shop.isMerchandise.add(id);
      shop.fates.set(id, null);
      world.book.row("shop_orders", id, null);
      await landing.add({ id, course_id });
    }
  });
  return shop;
}
