import type { Country } from "./names.ts";
import { at, type Random, sparseIds } from "./random.ts";
import { momentOfGrowth } from "./time.ts";
import { atLeastOne, groupSizes, plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

/** A patient before anything is known but its place, its trap and who belongs together with it. */
export type Slot = {
  index: number;
  id: number;
  country: Country;
  submittedAt: number;
  trap: string | null;
  /** The id is also the id of a user: only the content type of a message tells who is meant. */
  isAmbiguous: boolean;
};

export type Slots = {
  list: Slot[];
  healthy: Slot[];
  sharedEmails: Slot[][];
  namesakes: Slot[][];
  usernames: Slot[][];
  /** The first one is the original. */
  duplicates: Slot[][];
  /** The patient who had the user first, and the one who took it as well. */
  sharedUsers: [Slot, Slot][];
};

const countries: readonly (readonly [Country, number])[] = [
  ["USA", 5_529],
  ["Japan", 1_563],
  ["Thailand", 891],
  ["India", 72],
  ["Australia", 4],
];

/** Every trap of a patient and of its user, each in a place of its own. */
export function planPatients(world: World): Slots {
  const random = world.random("slots");
  const count = world.size(8_500, 80);
  const ids = sparseIds(random, count, 523_000, 0.01);
  const emails = groupSizes(random, world.scale, 7, 62, 11);
  const names = groupSizes(random, world.scale, 40, 122, 11);
  const usernames = Array.from({ length: atLeastOne(25 * world.scale) }, () => 2);
  const duplicates = sizesOfDuplicates(random, atLeastOne(count * 0.04));
  const members = (sizes: number[]) => sizes.reduce((sum, size) => sum + size, 0);

  const traps = plantTraps(random, count, world.scale, [
    ["shared e-mail", { exact: members(emails) }],
    ["namesake", { exact: members(names) }],
    ["username", { exact: members(usernames) }],
    ["duplicate", { exact: members(duplicates) }],
    ["e-mail", { share: 0.015 }],
    ["name", { share: 0.003 }],
    ["also doctor", { rows: 20 }],
    ["patient as doctor", { share: 0.005 }],
    ["inactive doctor", { share: 0.015 }],
    ["missing doctor", { share: 0.001 }],
    ["no doctor", { share: 0.005 }],
    ["no office", { share: 0.045 }],
    ["missing office", { share: 0.002 }],
    ["missing user", { rows: 5 }],
    ["sex", { rows: 3 }],
    ["status", { rows: 5 }],
    ["born later", { rows: 10 }],
    ["born in 1900", { rows: 10 }],
    ["born after submission", { rows: 10 }],
    ["born in year 1", { rows: 10 }],
    ["schemes", { share: 0.005 }],
  ]);
  const list: Slot[] = Array.from(ids, (id, index) => ({
    index,
    id,
    country: random.weighted(countries),
    submittedAt: momentOfGrowth(random),
    trap: traps.get(index) ?? null,
    isAmbiguous: false,
  }));

  const sharedUsers = planSharedUsers(random, list, atLeastOne(8 * world.scale));
  const healthy = list.filter(({ trap }) => trap === null);
  const carrying = (trap: string) => list.filter((slot) => slot.trap === trap);
  return {
    list,
    healthy,
    sharedEmails: cut(carrying("shared e-mail"), emails),
    namesakes: cut(random.shuffle(carrying("namesake")), names),
    usernames: cut(carrying("username"), usernames),
    duplicates: cut(random.shuffle(carrying("duplicate")), duplicates),
    sharedUsers,
  };
}

/** So many copies of patients; most were entered twice, some three times. */
function sizesOfDuplicates(random: Random, copies: number): number[] {
  const sizes: number[] = [];
  for (let rest = copies; rest > 0; rest -= (sizes.at(-1) ?? 2) - 1) sizes.push(rest > 1 && random.chance(0.2) ? 3 : 2);
  return sizes;
}

/** The higher id is the second patient of the user. */
function planSharedUsers(random: Random, list: Slot[], count: number): [Slot, Slot][] {
  const free = list.filter(({ trap }) => trap === null);
  const half = Math.floor(free.length / 2);
  const seconds = random.sample(free.slice(half), count);
  return random.sample(free.slice(0, half), count).map((first, index) => {
    const second = at(seconds, index);
    first.trap = "first of a user";
    second.trap = "second of a user";
    return [first, second];
  });
}

function cut(slots: Slot[], sizes: number[]): Slot[][] {
  let from = 0;
  return sizes.map((size) => slots.slice(from, (from += size)));
}
