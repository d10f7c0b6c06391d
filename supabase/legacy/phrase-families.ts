export type Family = {
  kind: string;
  /** Codes of the order that agree with the text, or that are too early for a text misread. */
  statuses: readonly number[];
  weight: number;
  texts: readonly (readonly [text: string, state: string | null])[];
};

export const all = <S extends string | null>(state: S, texts: string[]) => texts.map((text) => [text, state] as const);

/** What people write about the state of an order, in many words; the key is what a careful reader takes from it. */
export const families: readonly Family[] = [
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
      ...all("on_hold", ["case on hodl", "On hld since {day}"]),
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
];
