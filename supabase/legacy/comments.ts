import { activeStaff, type Plans } from "./designs.ts";
import { type Fates, finding, rejected, requireParent } from "./fates.ts";
import type { Orders } from "./orders.ts";
import type { People } from "./people.ts";
import { absentId, at } from "./random.ts";
import { blankTexts, longText, writeText } from "./texts.ts";
import { after, iso, momentOfGrowth } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

const traps = [
  ["parent gone", { rows: 5 }],
  ["author gone", { share: 0.002 }],
  ["blank", { share: 0.0025 }],
  ["dot", { share: 0.0015 }],
  ["long", { share: 0.001 }],
] as const;

type Talk = {
  table: "dispatch_comment" | "dispatch_note";
  entity: string;
  column: "plan_id" | "doctor_id";
  count: number;
  parents: Fates;
  drawParent: (isPlanted: boolean) => { id: number; at: number };
  absentParent: () => number;
  authors: number[];
};

/** Comments on plans and notes on doctors have the same shape and the same defects. */
async function createTalk(world: World, people: People, talk: Talk): Promise<void> {
  const random = world.random(talk.table);
  const planted = plantTraps(random, talk.count, world.scale, traps);
  await world.fill(talk.table, async (landing) => {
    for (let index = 0; index < talk.count; index++) {
      const id = index + 1;
      const trap = planted.get(index);
      const parent = talk.drawParent(trap !== undefined);
      const parentId = trap === "parent gone" ? talk.absentParent() : parent.id;
      const author_id =
        trap === "author gone"
          ? absentId(random, (user) => people.ids.has(user), people.highestId)
          : random.pick(talk.authors);
      const text =
        trap === "blank"
          ? at(blankTexts, index % blankTexts.length)
          : trap === "dot"
            ? "."
            : trap === "long"
              ? longText(random)
              : writeText(random);
      const verdict =
        requireParent(talk.parents, parentId, talk.column) ??
        (text.trim() === "" ? rejected("empty_required", "text") : null);
      world.book.row(talk.entity, id, verdict, [
        ...(trap === "author gone" ? [finding("orphan_parent_missing", "author_id")] : []),
      ]);
      await landing.add({
        id,
        created_at: iso(after(random, parent.at, 120)),
        text,
        author_id,
        [talk.column]: parentId,
      });
    }
  });
}

export async function createComments(world: World, people: People, plans: Plans, orders: Orders): Promise<void> {
  const random = world.random("parents of comments");
  const authors = [...people.doctors.filter(({ isActive }) => isActive), ...activeStaff(people)].map(({ id }) => id);
  await createTalk(world, people, {
    table: "dispatch_comment",
    entity: "comments",
    column: "plan_id",
    count: world.size(16_312, 20),
    parents: plans.fates,
    drawParent: (isPlanted) => {
      const place = isPlanted ? random.pick(plans.healthy) : random.int(0, plans.ids.length - 1);
      const order = orders.byId.get(at(plans.orderIds, place));
      return { id: at(plans.ids, place), at: order?.begunAt ?? momentOfGrowth(random) };
    },
    absentParent: () => absentId(random, (id) => plans.fates.has(id), at(plans.ids, plans.ids.length - 1)),
    authors: random.sample(authors, Math.min(authors.length, 362)),
  });
}

export async function createNotes(world: World, people: People, users: Fates): Promise<void> {
  const random = world.random("parents of notes");
  await createTalk(world, people, {
    table: "dispatch_note",
    entity: "doctor_notes",
    column: "doctor_id",
    count: world.size(963, 20),
    parents: users,
    drawParent: () => ({
      id: random.pick(people.doctors).id,
      at: Math.max(momentOfGrowth(random), Date.UTC(2021, 4, 3)),
    }),
    absentParent: () => absentId(random, (id) => users.has(id), people.highestId),
    authors: random.sample(activeStaff(people), 21).map(({ id }) => id),
  });
}
