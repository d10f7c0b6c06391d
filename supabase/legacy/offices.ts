import { finding, type Finding } from "./fates.ts";
import { type Country, makeAddress, makeName } from "./names.ts";
import { at, type Random, sparseIds } from "./random.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

type Office = {
  id: number;
  country: Country;
  name: string;
  address: string;
  apt: string | null;
  city: string;
  state: string;
  zip: string;
  phone: string;
  writtenCountry: string | null;
  taxRate: number | null;
  isValid: boolean;
};
export type Offices = { list: Office[]; byId: Map<number, Office>; of: (country: Country) => Office[] };

const countries: readonly (readonly [Country, number])[] = [
  ["USA", 559],
  ["India", 155],
  ["Japan", 110],
  ["Thailand", 64],
  ["Vietnam", 3],
  ["Australia", 3],
  ["Philippines", 1],
  ["Singapore", 1],
  ["France", 1],
  ["New Zealand", 1],
];

/** One office of every country first, then by share. */
function spreadCountries(random: Random, count: number): Country[] {
  const spread = countries.map(([country]) => country);
  while (spread.length < count) spread.push(random.weighted(countries));
  return spread;
}

const synonyms = ["usa", "US", "United States", "USA ", "united states of america", "UNITED STATES"];
const misspelt = ["Untied States", "Unites States", "Amerika", "U S of A"];
const practices = ["Orthodontics", "Dental Studio", "Smile Center", "Orthodontic Associates", "Braces & Aligners"];

function makeOffice(random: Random, id: number, country: Country): Office {
  const { last } = makeName(random, country);
  const isAmerican = country === "USA";
  return {
    id,
    country,
    name:
      country === "Japan"
        ? `${last}矯正歯科`
        : country === "Thailand"
          ? `คลินิกทันตกรรม ${last}`
          : `${last} ${random.pick(practices)}`,
    ...makeAddress(random, country),
    apt: random.chance(0.3) ? `Suite ${random.int(1, 400)}` : random.chance(0.5) ? "" : null,
    writtenCountry: country,
    taxRate: isAmerican ? random.int(16, 41) / 4 : country === "Japan" ? 10 : random.chance(0.5) ? 0 : null,
    // Only addresses in the USA were ever verified.
    isValid: isAmerican,
  };
}

const phoneNotes: ((phone: string) => string)[] = [
  (phone) => `${phone} ext. 12`,
  (phone) => `${phone} / ${phone.slice(0, -1)}7`,
  (phone) => `${phone} (ask for Dana)`,
  () => "1-800-555-BITE",
];

/** The same house, entered again by somebody in a hurry. */
function copyOffice(random: Random, original: Office, id: number): Office {
  const change = random.int(0, 3);
  const shorter = original.address
    .replace(/\bStreet\b/, "St.")
    .replace(/\bAvenue\b/, "Ave")
    .replace(/\bRoad\b/, "Rd");
  return {
    ...original,
    id,
    name: change === 0 ? original.name.toUpperCase() : change === 1 ? `  ${original.name} ` : original.name,
    address: change === 2 || shorter !== original.address ? shorter : `${original.address} `,
    apt: change === 3 ? `#${random.int(1, 40)}` : null,
    city: change === 0 ? original.city.toLowerCase() : original.city,
  };
}

export async function createOffices(world: World): Promise<Offices> {
  const random = world.random("offices");
  const count = world.size(898, 30);
  const ids = sparseIds(random, count, 1, 0.05);
  const spread = spreadCountries(random, count);
  const american = spread.flatMap((country, index) => (country === "USA" && index > 1 ? [index] : []));
  const traps = plantTraps(random, american, world.scale, [
    ["no country", { rows: 4 }],
    ["synonym", { rows: 14 }],
    ["misspelt", { rows: 4 }],
    ["fraction", { rows: 27 }],
    ["rate", { rows: 3 }],
    ["copy", { rows: 20 }],
    ["not valid", { rows: 7 }],
  ]);
  const originals = american.filter((index) => !traps.has(index));

  const list: Office[] = [];
  const planted: Record<string, number> = {};
  for (const [index, country] of spread.entries()) {
    const office = makeOffice(random, at(ids, index), country);
    list.push(office);
    const trap = traps.get(index);
    if (trap === undefined) {
      if (random.chance(0.05)) office.phone = random.pick(phoneNotes)(office.phone);
      continue;
    }
    const round = planted[trap] ?? 0;
    planted[trap] = round + 1;
    if (trap === "no country") office.writtenCountry = at([null, "", " ", null], round % 4);
    if (trap === "synonym") office.writtenCountry = at(synonyms, round % synonyms.length);
    if (trap === "misspelt") office.writtenCountry = at(misspelt, round % misspelt.length);
    if (trap === "fraction") office.taxRate = random.int(400, 1025) / 10_000;
    if (trap === "rate") office.taxRate = at([100, -5, 825], round % 3);
    if (trap === "not valid") office.isValid = false;
  }
  const copied = random.sample(originals, traps.size).values();
  for (const [index, trap] of traps) {
    if (trap !== "copy") continue;
    const original = copied.next().value;
    if (original === undefined) break;
    const copy = copyOffice(random, at(list, original), at(ids, index));
    list[index] = copy;
    world.book.groups.duplicateOffices.push([at(list, original).id, copy.id].map(String));
  }

  await world.fillWith(
    "dispatch_office",
    list.map((office) => ({
      id: office.id,
      name: office.name,
      address: office.address,
      apt: office.apt,
      city: office.city,
      state: office.state,
      zip: office.zip,
      country: office.writtenCountry,
      phone: office.phone,
      tax_rate: office.taxRate,
      valid: office.isValid,
      sq_customer_id: random.chance(0.6) ? `SQ${random.hex(12).toUpperCase()}` : null,
      emails: random.chance(0.8),
    })),
  );
  for (const office of list) world.book.row("practices", office.id, null, judge(office));
  return {
    list,
    byId: new Map(list.map((office) => [office.id, office])),
    of: (country) => list.filter((office) => office.country === country),
  };
}

const known = new Set(
  `usa|us|united states|united states of america|india|japan|thailand|vietnam|viet nam|australia|philippines|singapore|france|new zealand`.split(
    "|",
  ),
);

function judge({ writtenCountry, taxRate }: Office): Finding[] {
  const found: Finding[] = [];
  const country = (writtenCountry ?? "").trim().toLowerCase();
  if (country === "") found.push(finding("missing_country", "country"));
  else if (!known.has(country)) found.push(finding("unmapped_code", "country"));
  if (taxRate !== null && taxRate > 0 && taxRate < 1) found.push(finding("ambiguous_rate", "tax_rate"));
  if (taxRate !== null && (taxRate < 0 || taxRate > 40)) found.push(finding("invalid_rate", "tax_rate"));
  return found;
}
