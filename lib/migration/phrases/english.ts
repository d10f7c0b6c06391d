import { any, clause, type Language, sentence, word } from "./rules.ts";

// Letters of a stem in whatever order and number: that is how fingers err.
const shipped = "ship[ped]{2,5}";
const approved = "ap{1,2}[rvo]{2,4}(?:e?d|de)";
const cancelled = "can[cel]{2,5}l?ed";
const delivered = "del[iv]{1,3}[er]{1,4}d";
const completed = "com?pl[et]{1,4}e?d";
const onHold = "on[ -]?ho?[ld]{2}";
const production = any("pro?d[uct]{1,4}[tcio]{2,4}n", "manufactur\\w+", "fabrication");
const quality = any("quality (?:check|control|assurance|inspection)", "qc", "qa");
const submitting = any("sub[mis]{2,6}[ion]{2,4}s?", "sub[mit]{2,5}(?:ing|ed)");

const states = any(
  "ship\\w*",
  "dispatch\\w*",
  "despatch\\w*",
  "sent",
  "deliver\\w*",
  "arriv\\w*",
  "complet\\w*",
  "finish\\w*",
  "clos\\w+",
  "ap{1,2}[rvo]{2,4}\\w*",
  "accept\\w*",
  "sign\\w* off",
  "green light",
  "way",
  production,
  "produc\\w+",
  "printed",
  "made",
  quality,
  onHold,
  "hold",
  "paused?",
  "suspended",
  "stopped",
  "cancel\\w*",
  "sub[mit]{2,5}\\w*",
  "receiv\\w+",
  "draft",
  "contact",
);
const relatives = any(
  "brother",
  "sister",
  "sibling",
  "cousin",
  "mother",
  "father",
  "daughter",
  "son",
  "wife",
  "husband",
);
const auxiliary = any(
  "is",
  "are",
  "was",
  "were",
  "has",
  "have",
  "had",
  "been",
  "being",
  "now",
  "just",
  "all",
  "also",
  "already",
  "\\w+ly",
);
const whole = any("case", "order", "treatment", "therapy", "job", "everything", "prescription");
const goods = any(
  "case",
  "order",
  "packages?",
  "parcels?",
  "box(?:es)?",
  "appliances?",
  "brackets",
  "aligners",
  "trays",
  "shipment",
);
const carrier = word("courier", "carrier", "fedex", "ups", "dhl", "usps");
const notTheOrder = any(
  "impressions?",
  "scans?",
  "photos?",
  "pictures?",
  "x-?rays?",
  "records",
  "casts?",
  "mou?lds?",
  "invoices?",
  "payments?",
  "refunds?",
  "insurance",
  "credit",
  "discount",
  "appointments?",
  "visits?",
  "meetings?",
  "calls?",
  "forms?",
  "survey",
  "leave",
  "account",
);
const brought = word("submission", "prescription", "order", "case");
const begun = any("started", "begun", "began", "running", "under ?way", "in progress", "ongoing");
const movedTo = `${any("skip", "skipped", "mov\\w+", "went", "goes", "go", "gone", "sent", "forwarded", "transferred", "released", "handed over", "passed on")} ${any("straight ", "directly ", "on ")}?${any("to", "into", "for")}`;
/** Where a line of the workflow begins, after a greeting or a mark if there is one. */
const atFirst = "(?:^|[\\n.,:;!>\\]-] ?)";

export const english: Language = {
  language: "en",
  stems: {
    sending: [
      ..."ship|dispatch|despatch|deli|delv|compl|copl|finished|closed|conclud|courier|transit|arrived|received".split(
        "|",
      ),
      ..."its way|the way|their way|sent |mailed|handed|went |picked up|left the|left our".split("|"),
    ],
    other: [
      ..."appr|appv|appov|aprov|aprv|apvr|apvo|accepted|confirmed|sign|green light|prod|manufact|fabric|being ".split(
        "|",
      ),
      ..."quality|qc|qa|on h|on-h|onho|onhl|paused|suspended|halted|stopped|canc|called off".split("|"),
      ..."subm|subi|registered|draft|contact".split("|"),
    ],
  },
  denies: {
    question: "[^.!?\\n|]*[?]",
    "question without a mark": `(?:^|[.!\\n] ?)${any("has", "have", "is", "are", "was", "were", "did", "does", "do")} ${word("it", "this", "that", "these", "they", "he", "she", "we", "you", "my", "our", "your", "her", "his", "the", "case", "order", "dr")}${sentence}`,
    quotation: `"[^"\\n]*"|${word("you", "he", "she", "they", "who", "someone", "somebody")} (?:\\w+ )?${word("wrote", "said", "says", "told", "claims?", "claimed", "mentioned")}${sentence}`,
    negation: `${word("not", "never", "no", "none", "nothing", "nobody", "neither", "nor", "cannot", "\\w+n't", "dont", "didnt", "isnt", "wasnt", "hasnt", "without", "unable", "fail\\w*", "refus\\w*", "reject\\w*", "declin\\w*")}${clause}${word(states)}`,
    "negation behind": `${word("approval", "approved", "shipment", "shipping", "delivery", "production", "submission")} (?:${auxiliary} |still )*${word("denied", "pending", "missing", "outstanding", "required", "needed", "open", "declined", "rejected", "withdrawn", "revoked", "impossible", "delayed", "no", "not")}`,
    future: `${word("will", "shall", "going to", "gonna", "to be", "should", "must", "needs?", "ha(?:s|ve) to", "m(?:ay|ight) (?:be|have)", "can", "could", "would", "wants?", "hop(?:e|es|ing)", "expect(?:ed|s|ing)? (?:to|that|delivery)", "plan(?:s|ned|ning)? to", "scheduled", "due (?:to be|for)", "ready (?:to|for)", "about to", "await\\w*", "wait\\w* (?:for|on)", "pending", "request\\w* (?:to|that|for)", "ask\\w* (?:to|that|for|if)", "please", "pls", "kindly", "estimated", "eta", "\\w+'ll")}${clause}${word(states)}`,
    condition: `${word("if", "once", "unless", "as soon as", "as long as", "in case", "provided", "assuming", "whether", "wondering", "let (?:me|us) know", "when will")}${sentence}|${word("when", "after", "until", "till", "before", "prior to", "upon")}${clause}${word(states)}`,
    "other case": `${sentence}${word(`of (?:the|her|his|their|your) ${relatives}`, `${relatives}(?:'s|s'?) (?:case|order|setup|plan|appliance|retainer|treatment)`, "some(?:body|one) else", "(?:another|other|wrong) patient", "years? ago", "months? ago", "(?:previous|earlier|prior|old|another|different|former|other) (?:\\w+ )?(?:case|order|setup|plan|appliance|retainer|set|treatment|design|prescription)s?")}${sentence}`,
    "over already": `${word("was", "were", "had been")} ${onHold}\\M`,
    "other thing": `\\mth[ank]{2,4}s?(?: you)? for (?:the |your |these |all |new )*${word(notTheOrder)}${sentence}|${word(notTheOrder)} (?:${auxiliary} )*${word(states)}|${word(shipped, delivered, approved, cancelled, completed, "sent", "mailed")} (?:you |us |over |back |out )?(?:the |your |our |my |all |new |some |\\w+ )?${word(notTheOrder)}`,
  },
  tells: [
    { state: "cancelled", confidence: 0.9, pattern: word(cancelled, "called off") },
    {
      state: "on_hold",
      confidence: 0.95,
      pattern: any(
        word(onHold),
        `${word(whole, "work", "production", "it")} (?:${auxiliary} )*${word("paused", "suspended", "halted", "stopped")}`,
      ),
    },
    {
      state: "on_hold",
      confidence: 0.8,
      pattern: `${atFirst}contact (?:the )?${word("clinic", "practice", "office")}`,
    },
    {
      state: "completed",
      confidence: 0.9,
      pattern: any(
        `${word(whole)}(?: #?\\d+)?(?: ${auxiliary})* ${any(word(completed, "finished", "closed", "concluded"), "complete(?= (?:now|and|as)\\M|[.,;:!\\n|)-]|$)")}`,
        `${atFirst}completed\\M`,
        `\\mcompleted (?:the |her |his |their )?treatment\\M`,
      ),
    },
    {
      state: "delivered",
      confidence: 0.9,
      pattern: any(
        word(delivered),
        `${word(goods)}(?: ${auxiliary})* arrived\\M`,
        `\\mreceived (?:the |your |our |both )?${word("packages?", "parcels?", "box(?:es)?", "appliances?", "aligners", "trays", "brackets")}`,
      ),
    },
    {
      state: "shipped",
      confidence: 0.95,
      pattern: any(
        word(shipped, "dispatched", "despatched", "in transit", "out for delivery"),
        `${word("sent", "mailed", "handed", "went")} (?:out |off |over )?(?:to|with|by|via) (?:the )?${carrier}`,
        word("(?:sent|mailed) (?:out|off)"),
        `${word(goods, "it")} (?:${auxiliary} )*(?:went|gone) out\\M`,
        `${word(goods, "it")} (?:${auxiliary} |and )*left (?:the|our) ${word("lab", "building", "house", "facility", "warehouse")}`,
        `${word(goods, "it")}(?:'s)? (?:${auxiliary} )*on (?:its|the|their) way\\M`,
        `\\mpicked up by (?:the )?${carrier}`,
      ),
    },
    {
      state: "quality_check",
      confidence: 0.9,
      pattern: any(
        `${word("in", "into", "at", "under", "undergoing", "entered", movedTo)} (?:the |our )?(?:final |last )?${quality}\\M`,
        `\\m${quality} (?:${auxiliary} )*${begun}\\M`,
      ),
    },
    {
      state: "in_production",
      confidence: 0.9,
      pattern: any(
        `${word("in", "into", "under", "entered", "began", "started", movedTo)} (?:the |our )?${production}\\M`,
        `\\m${production} (?:${auxiliary} |(?:of|for) the (?:\\w+ ){1,2})*${begun}\\M`,
        `\\mbeing ${word("produced", "manufactured", "made", "fabricated", "printed", "bent", "milled")}`,
      ),
    },
    {
      state: "confirmed",
      confidence: 0.95,
      pattern: any(
        word(approved, "approves", "(?:i|we) (?:hereby |fully )?approve", "signed off", "signed-off", "green light"),
        `\\mapproval (?:${auxiliary} )*${word("received", "given", "granted", "obtained", "confirmed")}`,
        `${word("got", "received", "have", "obtained")} (?:the |your |their |his |her |final |doctor's )?approval\\M`,
        `${word("setup", "plan", "design")} (?:${auxiliary} )*${word("accepted", "confirmed")}`,
        `\\maccepted the (?:\\w+ )?${word("setup", "plan", "design")}`,
      ),
    },
    {
      state: "pending",
      confidence: 0.9,
      pattern: any(
        `${word("th[ank]{2,4}s?", "thx", "ty")}${sentence}${word(submitting)}`,
        `${brought} (?:${auxiliary} )+${word("received", "submitted", "registered")}`,
        `${atFirst}(?:your |new |case )*${brought} ${word("received", "submitted", "registered")}`,
        `\\mreceived (?:your|the|a|this) (?:new )?${brought}`,
      ),
    },
    {
      state: "draft",
      confidence: 0.9,
      pattern: any("\\m(?:saved|stored|kept|left) as (?:a )?draft\\M", "\\m(?:still|only|just|is) (?:a |in )?draft\\M"),
    },
  ],
};
