import type { Random } from "./random.ts";

/** Ordinary messages of a lab: nothing here tells the state of an order, not even by accident. */
const subjects = [
  "The bite scan",
  "The upper photo series",
  "The panoramic picture",
  "Tooth 21",
  "The lower archwire",
  "The intraoral scan",
  "Bracket 34",
  "The lateral view",
  "The plaster model",
  "The midline",
];
const predicates = [
  "looks a little rough at the margin.",
  "shows two millimetres of crowding.",
  "is clean enough to measure.",
  "was taken with the old scanner.",
  "has a bubble behind the second molar.",
  "matches the earlier one.",
  "does not fit the model, please compare.",
  "needs a closer look, what do you think?",
  "came out better than expected.",
  "is slightly rotated, see the picture.",
];
const extras = [
  "",
  "",
  "",
  " We use the 0.016 wire here.",
  " The parents asked about the colour.",
  " Torque stays as drawn.",
  " Photos are attached.",
  " 写真を添付します。",
  " ขอบคุณค่ะ",
  " Cảm ơn bác sĩ.",
  " 👍",
];
const others = [
  "スキャンの縁が少し粗いです。",
  "下顎の写真をもう一度お願いします。",
  "ภาพถ่ายด้านข้างชัดเจนดี",
  "El registro de mordida es correcto.",
  "Bitte das Foto von Zahn 11 erneut aufnehmen.",
  "Could you please send the photos again?",
  "Is the wisdom tooth still there?",
  "Dr. Moss prefers rounder hooks.",
  "Lunch with the team on Friday?",
  "New phone number on file.",
];

export function writeText(random: Random): string {
  if (random.chance(0.15)) return random.pick(others);
  return `${random.pick(subjects)} ${random.pick(predicates)}${random.pick(extras)}`;
}

/** A message that somebody typed without stopping. */
export const longText = (random: Random) =>
  Array.from({ length: random.int(40, 60) }, () => writeText(random)).join(" ");

/** Nothing was said, only blanks. */
export const blankTexts = ["", " ", "   "];
