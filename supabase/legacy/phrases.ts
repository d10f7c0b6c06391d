import type { Random } from "./random.ts";

export type Family = {
  kind: string;
  /** Codes of the order that agree with the text, or that are too early for a text misread. */
  statuses: readonly number[];
  weight: number;
  texts: readonly (readonly [text: string, state: string | null])[];
};

const all = <S extends string | null>(state: S, texts: string[]) => texts.map((text) => [text, state] as const);

/** What people write about the state of an order, in many words; the key is what a careful reader takes from it. */
const families: readonly Family[] = [
  {
    kind: "thank_you_submission",
    statuses: [1],
    weight: 12,
    texts: all("pending", [
      "Thank you for your submission.",
      "Thank you for your submission! Our team will have a look at the scans.",
      "Thanks for your submission, {doctor}. Reference {number}.",
      "Thank you for submitting this case.",
      "Thank you very much for submitting the {arch} records.",
      "Your submission has been received, reference {number}.",
      "We have received your prescription. Thank you for submitting it.",
      "Case submission received {day}. Thank you!",
      "Many thanks for submitting. You will hear from the designers.",
    ]),
  },
  {
    kind: "skip_to",
    statuses: [2],
    weight: 9,
    texts: [
      ...all("in_production", [
        "Skip to production",
        "skip to manufacturing, no changes wanted",
        "SKIP TO PRODUCTION ({arch})",
        "Per {doctor}: skip to production right away.",
        "Workflow: skip to manufacturing",
      ]),
      ...all("quality_check", [
        "Skip to quality check",
        "skip to QC, {arch} only",
        "Skip to final quality check as agreed {day}.",
        "Workflow: skip to quality control",
      ]),
    ],
  },
  {
    kind: "contact_clinic",
    statuses: [1, 2],
    weight: 8,
    texts: all("on_hold", [
      "Contact clinic: the bite scan cannot be used.",
      "CONTACT CLINIC about the missing {arch} scan, waiting for an answer",
      "contact clinic - prescription unclear, work stopped until they reply",
      "Contact the clinic before anything else happens, we are waiting for records.",
      "Contact clinic {day}: case is waiting for them.",
    ]),
  },
  {
    kind: "approved",
    statuses: [2],
    weight: 10,
    texts: all("confirmed", [
      "Setup approved by {doctor}.",
      "{doctor} approved the setup {day}.",
      "Approved. No further changes to the {arch}.",
      "The treatment plan has been approved.",
      "Approval received for plan {number}.",
      "Plan approved as is",
      "APPROVED",
      "{doctor} has signed off the design, approved without changes.",
    ]),
  },
  {
    kind: "in_production",
    statuses: [2],
    weight: 7,
    texts: all("in_production", [
      "Now in production.",
      "Case went into production {day}.",
      "Production started for the {arch}.",
      "Manufacturing has started, batch {number}.",
      "The brackets are in production.",
      "In manufacturing since {day}",
    ]),
  },
  {
    kind: "quality_check",
    statuses: [2],
    weight: 6,
    texts: all("quality_check", [
      "In quality check.",
      "Quality check in progress for the {arch}.",
      "Moved to quality control {day}.",
      "The appliance is in final quality check now.",
      "QC in progress, bench {number}",
    ]),
  },
  {
    kind: "shipped",
    statuses: [4],
    weight: 12,
    texts: all("shipped", [
      "Shipped {day}.",
      "Your case has been shipped, tracking {number}.",
      "Order shipped with the courier, tracking number {number}",
      "The appliance was shipped to the practice {day}.",
      "SHIPPED - {arch}",
      "Package has shipped and left the lab.",
      "Both boxes were shipped {day}, waybill {number}.",
    ]),
  },
  {
    kind: "delivered",
    statuses: [4],
    weight: 5,
    texts: all("delivered", [
      "Delivered {day}, signed for at the front desk.",
      "The parcel {number} has been delivered.",
      "Courier confirms: delivered to the practice.",
      "Package was delivered {day}.",
    ]),
  },
  {
    kind: "completed",
    statuses: [4],
    weight: 5,
    texts: all("completed", [
      "Case completed, final records are in.",
      "Treatment completed {day}.",
      "The treatment has been completed to everyone's satisfaction.",
      "Order {number} completed, nothing left to do.",
    ]),
  },
  {
    kind: "on_hold",
    statuses: [1, 2],
    weight: 8,
    texts: all("on_hold", [
      "On hold until the new scans arrive.",
      "Case put on hold by {doctor} {day}.",
      "We are placing this case on hold.",
      "ON HOLD, patient is travelling",
      "Order {number} is on hold pending payment.",
    ]),
  },
  {
    kind: "cancelled",
    statuses: [1],
    weight: 5,
    texts: all("cancelled", [
      "Case cancelled by the clinic.",
      "Order {number} has been canceled.",
      "{doctor} cancelled the {arch} order {day}.",
      "Cancelled on request of the patient.",
    ]),
  },
  {
    kind: "draft",
    statuses: [0],
    weight: 2,
    texts: all("draft", [
      "Prescription saved as a draft.",
      "Still a draft, the {arch} is missing.",
      "Saved as draft {day}, reference {number}.",
    ]),
  },
  {
    kind: "japanese",
    statuses: [2],
    weight: 8,
    texts: [
      ["{day}、承認されました。", "confirmed"],
      ["先生がセットアップを承認しました。", "confirmed"],
      ["現在製作中です。番号 {number}", "in_production"],
      ["品質検査中です。", "quality_check"],
      ["保留中です。スキャンをお待ちしています。", "on_hold"],
    ],
  },
  {
    kind: "japanese",
    statuses: [4],
    weight: 4,
    texts: [
      ["発送しました。追跡番号 {number}", "shipped"],
      ["本日発送済みです。", "shipped"],
      ["配達完了しました。", "delivered"],
    ],
  },
  {
    kind: "japanese",
    statuses: [1],
    weight: 2,
    texts: all("pending", ["ご提出ありがとうございます。", "症例のご提出ありがとうございました。番号 {number}"]),
  },
  {
    kind: "other_language",
    statuses: [4],
    weight: 3,
    texts: all("shipped", [
      "Versendet {day}, Sendung {number}.",
      "Enviado {day}, guía {number}",
      "จัดส่งแล้ว {number}",
      "Đã gửi hàng {day}",
    ]),
  },
  {
    kind: "other_language",
    statuses: [2],
    weight: 3,
    texts: all("confirmed", ["Freigegeben durch {doctor}.", "Aprobado por {doctor}", "อนุมัติแล้ว", "Đã được duyệt {day}"]),
  },
  {
    kind: "typo",
    statuses: [2],
    weight: 5,
    texts: [
      ...all("confirmed", ["Aproved by {doctor}", "setup approvd {day}", "Setup is apprvoed"]),
      ...all("in_production", ["now in prodution", "Skip to prodcution"]),
      ...all("on_hold", ["case on hodl", "On hld until {day}"]),
    ],
  },
  {
    kind: "typo",
    statuses: [4],
    weight: 3,
    texts: all("shipped", ["Shiped {day}, tracking {number}", "case was shippped", "Order has been shipepd {day}"]),
  },
  {
    kind: "typo",
    statuses: [1],
    weight: 2,
    texts: all("pending", ["Thank you for your submision", "Thnak you for submitting the case"]),
  },
  {
    kind: "negation",
    statuses: [1, 2],
    weight: 12,
    texts: all(null, [
      "Please do not ship yet.",
      "Do not ship before {doctor} has called back.",
      "This has not been approved.",
      "{doctor} did not approve the setup.",
      "Not approved: torque on the {arch} is wrong.",
      "The case is not on hold, go on with the design.",
      "We have not shipped anything {day}.",
      "Plan {number} was never approved.",
      "no approval from {doctor} so far",
      "It isn't in production.",
      "まだ発送しないでください。",
      "未承認です。",
      "Noch nicht versendet.",
      "No ha sido aprobado.",
    ]),
  },
  {
    kind: "quoted",
    statuses: [1, 2],
    weight: 8,
    texts: all(null, [
      "> Shipped {day}, tracking {number}\nThis belongs to somebody else, look again.",
      "> Setup approved by {doctor}\n\nWho wrote that? I have seen no setup.",
      'You wrote "case completed" but I am still bonding the {arch}.',
      "On {day} support wrote:\n> Your case has been shipped.\nWrong patient!",
      ">> Thank you for your submission.\n>> Our team will have a look.\nAny news on this?",
    ]),
  },
  {
    kind: "question",
    statuses: [1, 2],
    weight: 7,
    texts: all(null, [
      "Has this been shipped?",
      "When will it be shipped, {doctor} is asking.",
      "Was the setup approved or is it still open?",
      "Is the case on hold?",
      "Could you tell me whether {number} is in production?",
      "発送されましたか？",
    ]),
  },
  {
    kind: "future",
    statuses: [1, 2],
    weight: 7,
    texts: all(null, [
      "Will be shipped next week.",
      "We are going to ship {day} at the earliest.",
      "Once approved we will start with the {arch}.",
      "If {doctor} approves the setup, production can begin.",
      "To be shipped after payment of {number}.",
      "Needs to be approved by {doctor} first.",
    ]),
  },
  {
    kind: "other_case",
    statuses: [1, 2],
    weight: 4,
    texts: all(null, [
      "The case of the brother was shipped {day}.",
      "The retainer of the previous case has been delivered.",
      "Her first setup was approved years ago by somebody else.",
    ]),
  },
];

const shippedFamily = families.filter(({ kind }) => kind === "shipped");

const before = ["", "", "", "Hello, ", "Dear {doctor}, ", "Update: ", "FYI: ", "[{arch}] "];
const afterwards = ["", "", "", " Regards, {first}", " ({first})", " Best wishes", "\n-- \n{first}", " Thx"];

function fillSlots(random: Random, text: string): string {
  const slots: Record<string, string[]> = {
    doctor: ["Dr. Moss", "Dr. Hale", "Dr. Ito", "Dr. Brandt", "Dr. Rao", "the doctor"],
    arch: ["upper arch", "lower arch", "upper jaw", "lower jaw", "both arches"],
    day: ["today", "yesterday", "on Monday", "on 3/14", "this morning", "on the 9th"],
    first: ["Ines", "Kofi", "Mika", "Joan", "Sunee"],
    number: [String(random.int(100_000, 999_999))],
  };
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => random.pick(slots[slot] ?? [""]));
}

export type Phrase = { text: string; state: string | null; kind: string };

export function drawFamily(random: Random): Family {
  return random.weighted(families.map((family) => [family, family.weight] as const));
}

export function writePhrase(random: Random, family: Family): Phrase {
  const [text, state] = random.pick(family.texts);
  // A quotation begins with its mark, and letters of other scripts do not mix with English greetings.
  const isPlain = /^[\x20-\x7e]*$/.test(text) && !text.startsWith(">");
  const full = isPlain ? `${random.pick(before)}${text}${random.pick(afterwards)}` : text;
  return { text: fillSlots(random, full), state, kind: family.kind };
}

/** For an order whose code says something else. */
export function writeContradiction(random: Random): Phrase {
  return { ...writePhrase(random, random.pick(shippedFamily)), kind: "contradiction" };
}
