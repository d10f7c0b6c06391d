import { Fates, rejected, requireParent, type Verdict } from "./fates.ts";
import type { People } from "./people.ts";
import { absentId } from "./random.ts";
import { products } from "./registers.ts";
import { DAY, dateOf, momentOfGrowth } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

/** Prices agreed with doctors, and the discounts on them: tied to no order. */
export async function createOffers(world: World, people: People, users: Fates): Promise<void> {
  const random = world.random("offers");
  const count = world.size(788, 20);
  const traps = plantTraps(random, count, world.scale, [
    ["nobody", { rows: 1 }],
    ["doctor gone", { rows: 20 }],
    ["product gone", { rows: 3 }],
    ["no price", { rows: 10 }],
    ["cheaper together", { rows: 10 }],
  ]);
  const priced = products.filter(({ course }) => course <= 4);
  const fates = new Fates();
  const healthy: number[] = [];
  await world.fill("dispatch_offer", async (landing) => {
    for (let index = 0; index < count; index++) {
      const trap = traps.get(index);
      const product = random.pick(priced);
      const half = Math.round(product.price * random.pick([50, 55, 60])) / 100;
      const row = {
        id: index + 1,
        price_both: trap === "no price" ? null : half * 2,
        price_upper: trap === "no price" ? null : half,
        price_lower: trap === "no price" ? null : random.chance(0.1) ? null : half,
        doctor_id: trap === "nobody" ? null : random.pick(people.doctors).id,
        product_id: product.id,
      };
      if (trap === "doctor gone") row.doctor_id = absentId(random, (id) => users.has(id), people.highestId);
      if (trap === "product gone") row.product_id = products.length + random.int(5, 60);
      if (trap === "cheaper together") row.price_both = half;
      const verdict = judgeOffer(row, users);
      fates.set(row.id, verdict);
      if (trap === undefined) healthy.push(row.id);
      world.book.row("offers", row.id, verdict);
      await landing.add(row);
    }
  });
  await createDiscounts(world, fates, healthy, count);
}

type OfferRow = {
  doctor_id: number | null;
  product_id: number;
  price_both: number | null;
  price_upper: number | null;
  price_lower: number | null;
};

function judgeOffer(row: OfferRow, users: Fates): Verdict | null {
  if (row.doctor_id === null) return rejected("empty_required", "doctor_id");
  const orphan = requireParent(users, row.doctor_id, "doctor_id");
  if (orphan) return orphan;
  if (!products.some(({ id }) => id === row.product_id)) return rejected("orphan_parent_missing", "product_id");
  const hasPrice = row.price_both !== null || row.price_upper !== null || row.price_lower !== null;
  return hasPrice ? null : rejected("check_violation", "price_both");
}

async function createDiscounts(world: World, offers: Fates, healthy: number[], lastOffer: number): Promise<void> {
  const random = world.random("discounts");
  const count = world.size(151, 15);
  const traps = plantTraps(random, count, world.scale, [
    ["percent", { rows: 3 }],
    ["dates", { rows: 4 }],
    ["used up", { rows: 3 }],
    ["offer gone", { rows: 2 }],
    ["nothing off", { rows: 2 }],
    ["all off", { rows: 2 }],
  ]);
  await world.fill("dispatch_discount", async (landing) => {
    for (let index = 0; index < count; index++) {
      const trap = traps.get(index);
      const start = momentOfGrowth(random);
      const allowed = random.int(5, 40);
      const row = {
        id: index + 1,
        percent: random.int(1, 10) * 5,
        reason: random.pick(["", "Loyalty", "First case", "Trade fair"]),
        count: allowed,
        start: dateOf(start),
        finish: dateOf(start + random.int(30, 300) * DAY),
        total: random.int(100, 4_000),
        used: random.int(0, allowed),
        offer_id: trap === undefined ? random.int(1, lastOffer) : random.pick(healthy),
      };
      if (trap === "percent") row.percent = 150;
      if (trap === "dates") row.finish = dateOf(start - random.int(2, 90) * DAY);
      if (trap === "used up") row.used = allowed + random.int(1, 9);
      if (trap === "offer gone") row.offer_id = lastOffer + random.int(1, 50);
      if (trap === "nothing off") row.percent = 0;
      if (trap === "all off") row.percent = 100;
      world.book.row("discounts", row.id, judgeDiscount(row, offers));
      await landing.add(row);
    }
  });
}

type DiscountRow = { percent: number; start: string; finish: string; used: number; count: number; offer_id: number };

function judgeDiscount({ percent, start, finish, used, count, offer_id }: DiscountRow, offers: Fates): Verdict | null {
  const orphan = requireParent(offers, offer_id, "offer_id");
  if (orphan) return orphan;
  if (percent > 100) return rejected("check_violation", "percent");
  if (finish < start) return rejected("check_violation", "finish");
  return used > count ? rejected("check_violation", "used") : null;
}
