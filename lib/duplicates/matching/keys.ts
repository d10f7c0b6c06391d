import { mailboxOf } from "./mailbox.ts";
import { readName } from "./names.ts";
import type { MatchFields } from "./person.ts";
import { hash } from "./text.ts";

/**
 * Two people are compared when they share a key. Many kinds, so that no single mistake hides a pair: each kind looks away from
 * something that is often wrong.
 */
export function keyTexts(fields: MatchFields, read = readName): string[] {
  const { birth, phone, email, postcode, city, street, house } = fields;
  const given = fields.given === undefined ? undefined : read(fields.given);
  const surname = fields.surname === undefined ? undefined : read(fields.surname);
  const firstSound = given && read(given.words[0] ?? "").sounds[0];
  const lastSound = surname?.sounds[0];
  const [year, monthDay] = [birth?.slice(0, 4), birth?.slice(4)];
  const days = birth && [birth.slice(4, 6), birth.slice(6)].sort().join("");
  const texts: string[] = [];
  const add = (kind: string, ...parts: (string | undefined)[]) => {
    if (parts.every((part) => part !== undefined && part !== "")) texts.push(`${kind}|${parts.join("|")}`);
  };
  const [left, right] = [given?.joined, surname?.joined];

  add("sounds", ...[firstSound, lastSound].sort());
  add("birth", birth);
  add("given+year", firstSound, year);
  add("surname+year", lastSound, year);
  add("given+day", left?.slice(0, 2), monthDay);
  add("surname+day", right?.slice(0, 2), monthDay);
  add("beginnings", left?.slice(0, 3), right?.slice(0, 3));
  add("endings", left?.slice(-3), right?.slice(-3));
  add("beginning+month", left?.slice(0, 3), birth?.slice(0, 6));
  add("beginning+month", right?.slice(0, 3), birth?.slice(0, 6));
  // Whichever of the two it was written as.
  for (const [sound, name] of [
    [firstSound, left],
    [lastSound, right],
  ]) {
    add("name+postcode", sound, postcode);
    add("name+city", sound, city);
    add("name+house", name?.slice(0, 2), house, street?.slice(0, 4));
    add("name+street", name?.slice(0, 2), street);
    add("ending+place", name?.slice(-3), postcode ?? city);
    add("name+days", name?.[0], year, days);
  }
  add("birth+place", year, postcode);
  add("day+place", monthDay, city);
  add("year+city", year, city);
  for (const name of [left, right]) {
    for (const other of fields.otherSurnames ?? []) add("other name", name, other);
    for (const word of surname && surname.words.length > 1 ? surname.words : []) add("other name", left, word);
  }
  if (left && right) add("other name", left, right);
  if (phone) {
    add("phone", phone.slice(-8));
    add("phone+initial", phone.slice(-4), left?.[0] ?? "-");
    add("area+initial", phone.slice(0, 5), left?.[0]);
  }
  if (email) {
    add("email", mailboxOf(email));
    add("mailbox", mailboxOf(email).split("@")[0]);
  }
  if (street) {
    const words = street.split(" ").filter((word) => word.length > 2 || /\d/.test(word));
    add("house", house, words[0] && read(words[0]).sounds[0]);
    add("street+city", words[0]?.slice(0, 4), postcode?.slice(0, 2) ?? city?.slice(0, 3), left?.[0]);
  }
  add("house+postcode", house, postcode);
  add("id", fields.nationalId);
  add("guardian", fields.guardian, year);
  return texts;
}

/** As stored: hashes, sorted, each once. */
export function keysOf(fields: MatchFields, read = readName): number[] {
  return [...new Set(keyTexts(fields, read).map(hash))].sort((a, b) => a - b);
}

/** Among so many people that two keys are asked for, a telephone or an identity number in common is enough. */
export function ownKeysOf({ phone, nationalId }: MatchFields): number[] {
  return [phone && `phone|${phone.slice(-8)}`, nationalId && `id|${nationalId}`].flatMap((text) =>
    text ? [hash(text)] : [],
  );
}
