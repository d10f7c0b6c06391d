import type { LocaleDefinition } from "@faker-js/faker";
import { faker as ar } from "@faker-js/faker/locale/ar";
import { faker as de } from "@faker-js/faker/locale/de";
import { faker as enIn } from "@faker-js/faker/locale/en_IN";
import { faker as enUs } from "@faker-js/faker/locale/en_US";
import { faker as esMx } from "@faker-js/faker/locale/es_MX";
import { faker as fr } from "@faker-js/faker/locale/fr";
import { faker as ja } from "@faker-js/faker/locale/ja";
import { faker as ko } from "@faker-js/faker/locale/ko";
import { faker as th } from "@faker-js/faker/locale/th";
import { faker as vi } from "@faker-js/faker/locale/vi";
import { faker as zhCn } from "@faker-js/faker/locale/zh_CN";
import type { Random } from "./random.ts";

export type Country =
  | "USA"
  | "India"
  | "Japan"
  | "Thailand"
  | "Vietnam"
  | "Australia"
  | "Philippines"
  | "Singapore"
  | "France"
  | "New Zealand";

export type Name = { first: string; last: string };

type Words = { first: string[]; last: string[]; cities: string[]; streets: string[]; states: string[] };

// Only the word lists are taken, and drawn from with a generator of our own: the instances are shared by the whole process.
function wordsOf({ rawDefinitions: { person, location } }: { rawDefinitions: LocaleDefinition }): Words {
  const first = person?.first_name;
  const last = person?.last_name;
  return {
    first: [...(first?.female ?? []), ...(first?.male ?? []), ...(first?.generic ?? [])],
    last: [...(last?.generic ?? []), ...(last?.female ?? []), ...(last?.male ?? [])],
    cities: location?.city_name ?? [],
    streets: location?.street_name ?? [],
    states: location?.state ?? [],
  };
}

const words = {
  ar: wordsOf(ar),
  de: wordsOf(de),
  enIn: wordsOf(enIn),
  enUs: wordsOf(enUs),
  esMx: wordsOf(esMx),
  fr: wordsOf(fr),
  ja: wordsOf(ja),
  ko: wordsOf(ko),
  th: wordsOf(th),
  vi: wordsOf(vi),
  zhCn: wordsOf(zhCn),
};
type Locale = keyof typeof words;

const americans: readonly (readonly [Locale, number])[] = [
  ["enUs", 84],
  ["esMx", 6],
  ["de", 2],
  ["enIn", 2],
  ["vi", 2],
  ["zhCn", 1],
  ["ko", 1],
  ["ar", 1],
  ["fr", 1],
];
const localesOf: Record<Country, readonly (readonly [Locale, number])[]> = {
  USA: americans,
  India: [["enIn", 1]],
  Japan: [
    ["ja", 9],
    ["enUs", 1],
  ],
  Thailand: [
    ["th", 9],
    ["enUs", 1],
  ],
  Vietnam: [["vi", 1]],
  Australia: americans,
  Philippines: [["esMx", 1]],
  Singapore: [
    ["zhCn", 1],
    ["enIn", 1],
  ],
  France: [
    ["fr", 9],
    ["ar", 1],
  ],
  "New Zealand": americans,
};

export function makeName(random: Random, country: Country): Name {
  const locale = random.weighted(localesOf[country]);
  const { first, last } = words[locale];
  const name = { first: random.pick(first), last: random.pick(last) };
  // Some keyboards send combining marks: the same name in another form of Unicode.
  if (locale === "vi" && random.chance(0.2))
    return { first: name.first.normalize("NFD"), last: name.last.normalize("NFD") };
  return name;
}

/** Names that nobody else has, so that the planted namesakes are the only ones. */
export class Names {
  private readonly taken = new Set<string>();

  fresh(random: Random, country: Country): Name {
    for (;;) {
      const name = makeName(random, country);
      if (this.claim(name)) return name;
    }
  }

  private claim({ first, last }: Name): boolean {
    const key = [first, last].map((part) => part.normalize("NFC").toLowerCase()).join("|");
    if (this.taken.has(key)) return false;
    this.taken.add(key);
    return true;
  }
}

/** The letters of a name that a mail address takes; empty for names in other scripts. */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
}

type Address = { address: string; city: string; state: string; zip: string; phone: string };

const fullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
const digits = (random: Random, length: number) => random.text("0123456789", length);

const addressOf: Record<Country, (random: Random) => Address> = {
  USA: (random) => ({
    address: `${random.int(1, 9_999)} ${random.pick(words.enUs.streets)}`,
    city: random.pick(words.enUs.cities),
    state: random.pick(["CA", "TX", "NY", "FL", "WA", "AZ", "CO", "MA", "NJ", "OH"]),
    zip: random.chance(0.1) ? `0${digits(random, 4)}-${digits(random, 4)}` : digits(random, 5),
    phone: `(${random.int(201, 989)}) 555-01${digits(random, 2)}`,
  }),
  India: (random) => ({
    address: `${random.int(1, 400)}, ${random.pick(words.enIn.last)} Road, Near City Mall`,
    city: random.pick(words.enIn.cities),
    state: random.pick(words.enIn.states),
    zip: `${random.int(110, 799)} ${digits(random, 3)}`,
    phone: `+91 22 5550 ${digits(random, 4)}`,
  }),
  Japan: (random) => ({
    address: `${random.pick(words.ja.last)}町${fullWidth(`${random.int(1, 9)}`)}丁目${fullWidth(`${random.int(1, 30)}－${random.int(1, 20)}`)}`,
    city: `${random.pick(words.ja.last)}市`,
    state: random.pick(words.ja.states),
    zip: `〒${digits(random, 3)}-${digits(random, 4)}`,
    phone: `+81-3-5550-${digits(random, 4)}`,
  }),
  Thailand: (random) => ({
    address: `${random.int(1, 999)}/${random.int(1, 99)} ถนน${random.pick(words.th.streets)}`,
    city: random.pick(words.th.cities),
    state: random.pick(words.th.states),
    zip: digits(random, 5),
    phone: `+66 2 555 ${digits(random, 4)}`,
  }),
  Vietnam: (random) => ({
    address: `${random.int(1, 300)} đường ${random.pick(words.vi.last)} ${random.pick(words.vi.first)}`.normalize(
      "NFD",
    ),
    city: random.pick(words.vi.cities),
    state: random.pick(words.vi.states),
    zip: digits(random, 6),
    phone: `+84 28 5555 ${digits(random, 4)}`,
  }),
  Australia: (random) => ({
    address: `Unit ${random.int(1, 40)}, ${random.int(1, 300)} ${random.pick(words.enUs.last)} Parade`,
    city: random.pick(["Sydney", "Perth", "Hobart"]),
    state: random.pick(["NSW", "WA", "TAS"]),
    zip: `0${digits(random, 3)}`,
    phone: `+61 2 5550 ${digits(random, 4)}`,
  }),
  Philippines: (random) => ({
    address: `${random.int(1, 200)} Calle ${random.pick(words.esMx.last)}`,
    city: "Cebu City",
    state: "Cebu",
    zip: digits(random, 4),
    phone: `+63 32 555 ${digits(random, 4)}`,
  }),
  Singapore: (random) => ({
    address: `Blk ${random.int(1, 900)} ${random.pick(words.zhCn.last)}福路 #0${random.int(1, 9)}-${random.int(10, 99)}`,
    city: "Singapore",
    state: "",
    zip: digits(random, 6),
    phone: `+65 6555 ${digits(random, 4)}`,
  }),
  France: (random) => ({
    address: `${random.int(1, 200)} bis, rue ${random.pick(words.fr.last)}`,
    city: random.pick(words.fr.cities),
    state: random.pick(words.fr.states),
    zip: `F-${digits(random, 5)}`,
    phone: `+33 1 99 00 ${digits(random, 2)} ${digits(random, 2)}`,
  }),
  "New Zealand": (random) => ({
    address: `RD ${random.int(1, 9)}, ${random.int(1, 300)} ${random.pick(words.enUs.last)} Road`,
    city: "Ōtautahi Christchurch",
    state: "Canterbury",
    zip: digits(random, 4),
    phone: `+64 3 555 ${digits(random, 4)}`,
  }),
};

export const makeAddress = (random: Random, country: Country): Address => addressOf[country](random);
