import { keyTexts } from "./matching/keys.ts";
import type { Name } from "./matching/names.ts";
import { BLOCK_LIMIT } from "./matching/pairs.ts";
import type { MatchFields } from "./matching/person.ts";
import { sharingAmong } from "./matching/population.ts";
import type { Sharing } from "./matching/score.ts";
import { hash } from "./matching/text.ts";

/** Counted among those who share a key with somebody; what a crowded key stands for is nobody's own. */
export function sharingAround(
  fields: MatchFields,
  neighbours: MatchFields[],
  crowded: ReadonlySet<number>,
  read: (text: string) => Name,
): Sharing {
  const counted = sharingAmong([fields, ...neighbours]);
  if (crowded.size === 0) return counted;
  const crowdedKinds = new Set(
    keyTexts(fields, read)
      .filter((text) => crowded.has(hash(text)))
      .map((text) => text.split("|")[0]),
  );
  return (field, of) => (crowdedKinds.has(field) ? BLOCK_LIMIT : counted(field, of));
}
