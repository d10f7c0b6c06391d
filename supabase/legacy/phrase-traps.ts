import { all, type Family } from "./phrase-families.ts";

/** Texts that speak of a state and tell none: no, not yet, is it, somebody said, another case. */
export const phraseTraps: readonly Family[] = [
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
