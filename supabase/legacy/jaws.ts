import { type Fates, finding, type Finding, rejected, requireParent, type Verdict } from "./fates.ts";
import type { Order } from "./orders.ts";
import { at, type Random } from "./random.ts";
import { products } from "./registers.ts";
import { atLeastOne, plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

type Jaw = { id: number; order: Order | null; references: number };

const treatable = products.filter(({ course, deleted }) => course <= 3 && !deleted);
const withdrawn = products.filter(({ course, deleted }) => course <= 3 && deleted);

/** The arches of the orders. An arch does not know its order: the order names it as its upper or its lower one. */
export class Jaws {
  private readonly world: World;
  private readonly random: Random;
  private readonly list: Jaw[] = [];
  private nextId = 1;

  constructor(world: World, orders: Order[]) {
    this.world = world;
    this.random = world.random("jaws");
    for (const order of orders) {
      const arches = this.random.weighted([
        ["both", 74],
        ["upper", 12],
        ["lower", 11],
        ["none", 3],
      ]);
      if (arches === "both" || arches === "upper") order.upperJaw = this.make(order);
      if (arches === "both" || arches === "lower") order.lowerJaw = this.make(order);
    }
  }

  private make(order: Order | null): number {
    const id = this.nextId;
    this.nextId += this.random.chance(0.02) ? 3 : 1;
    this.list.push({ id, order, references: order ? 1 : 0 });
    return id;
  }

  /** Orders that took the arch of another order, as its other arch or as the same one. */
  plantShared(healthy: Order[]): void {
    const byId = new Map(this.list.map((jaw) => [jaw.id, jaw]));
    const lenders = healthy.filter(({ upperJaw }) => upperJaw !== null);
    const borrowers = healthy.filter(({ upperJaw }) => upperJaw === null);
    const crossed = atLeastOne(3 * this.world.scale);
    const count = crossed + atLeastOne(10 * this.world.scale);
    const pairs = this.random.sample(lenders, count);
    for (const [index, borrower] of this.random.sample(borrowers, count).entries()) {
      const lender = at(pairs, index);
      const jaw = lender.upperJaw === null ? undefined : byId.get(lender.upperJaw);
      if (!jaw) continue;
      if (index < crossed) {
        const replaced = borrower.lowerJaw === null ? undefined : byId.get(borrower.lowerJaw);
        if (replaced) this.forget(replaced);
        borrower.lowerJaw = jaw.id;
      } else borrower.upperJaw = jaw.id;
      jaw.references++;
      lender.trap = "arch lent";
      borrower.trap = "arch borrowed";
    }
  }

  private forget(jaw: Jaw): void {
    this.list.splice(this.list.indexOf(jaw), 1);
  }

  async fill(orders: Fates): Promise<void> {
    const { world, random } = this;
    const orphans = atLeastOne(this.list.length * 0.008);
    for (let index = 0; index < orphans; index++) this.make(null);
    const places = this.list.flatMap(({ order, references }, index) =>
      order && references === 1 && order.trap === null && orders.isLoaded(order.id) ? [index] : [],
    );
    const traps = plantTraps(random, places, world.scale, [
      ["length", { rows: 10 }],
      ["letters", { rows: 10 }],
      ["both", { rows: 10 }],
      ["product", { rows: 5 }],
    ]);
    await world.fill("dispatch_jaw", async (landing) => {
      for (const [index, jaw] of this.list.entries()) {
        const row = this.makeRow(jaw.id, traps.get(index), index);
        world.book.row("jaws", jaw.id, judgeRow(jaw, orders), judgeColumns(row));
        await landing.add(row);
      }
    });
  }

  private makeRow(id: number, trap: string | undefined, index: number): JawRow {
    const { random } = this;
    const extracted = random.chance(0.12) ? random.int(3, 12) : -1;
    const tooth = (place: number) => (place === extracted || place === 0 || place === 15 ? "0" : "1");
    let bond = Array.from({ length: 16 }, (_, place) => tooth(place)).join("");
    let extract = Array.from({ length: 16 }, (_, place) => (place === extracted ? "1" : "0")).join("");
    const isEven = index % 2 === 0;
    if (trap === "length") bond = isEven ? bond.slice(1) : `${bond}1`;
    if (trap === "letters") {
      if (isEven) bond = `X${bond.slice(1)}`;
      else extract = extract.replace(/^0/, "2");
    }
    if (trap === "both") [bond, extract] = ["0111111111111110", "0001000000000000"];
    const product = withdrawn.length > 0 && random.chance(0.01) ? random.pick(withdrawn) : random.pick(treatable);
    return {
      id,
      product_id: trap === "product" ? products.length + random.int(1, 20) : product.id,
      bond_teeth: bond,
      extract_teeth: extract,
      reason: random.weighted([
        [null, 90],
        [1, 5],
        [2, 3],
        [3, 2],
      ]),
      labial: random.chance(0.3),
    };
  }
}

type JawRow = {
  id: number;
  product_id: number;
  bond_teeth: string;
  extract_teeth: string;
  reason: number | null;
  labial: boolean;
};

function judgeRow({ order, references }: Jaw, orders: Fates): Verdict | null {
  if (!order) return rejected("orphan_parent_missing", "id");
  if (references > 1) return rejected("conflicting_parents", "id");
  return requireParent(orders, order.id, "id");
}

function judgeColumns({ bond_teeth: bond, extract_teeth: extract, product_id: product }: JawRow): Finding[] {
  const isArch = (teeth: string) => /^[01]{16}$/.test(teeth);
  const found: Finding[] = [];
  if (!isArch(bond)) found.push(finding("check_violation", "bond_teeth"));
  if (!isArch(extract)) found.push(finding("check_violation", "extract_teeth"));
  const isBoth =
    isArch(bond) && isArch(extract) && [...bond].some((tooth, place) => tooth === "1" && extract[place] === "1");
  if (isBoth) found.push(finding("contradiction", "extract_teeth"));
  if (!products.some(({ id }) => id === product)) found.push(finding("orphan_parent_missing", "product_id"));
  return found;
}
