import { any, clause, type Language, sentence, word } from "./rules.ts";

const sent = any("versend[et]{1,3}", "versandt", "verschickt", "abgeschickt", "rausgeschickt", "losgeschickt");
const approved = any("freige[gebn]{3,6}", "genehmigt", "abgesegnet");
const making = any("produktion", "fertigung", "herstellung");
const checking = any("qualit[äa]e?ts(?:kontrolle|pr[üu]e?fung|sicherung)", "endkontrolle");
const states = any(
  sent,
  approved,
  making,
  checking,
  "freigabe",
  "geliefert",
  "ausgeliefert",
  "zugestellt",
  "angekommen",
  "pausiert",
  "angehalten",
  "zur[üu]e?ckgestellt",
  "storniert",
  "abgeschlossen",
  "eingegangen",
  "erhalten",
  "entwurf",
  "produziert",
  "gefertigt",
);
const whole = word("fall", "auftrag", "behandlung", "bestellung");
const auxiliary = "(?:ist|sind|wurde|wurden|hat|haben|jetzt|nun|soeben|bereits|schon|heute|gestern|worden|erfolgreich)";

export const german: Language = {
  language: "de",
  stems: {
    sending: [
      "versend",
      "versandt",
      "schickt",
      "geliefert",
      "zugestellt",
      "angekommen",
      "abgeschlossen",
      "unterwegs",
      "kurier",
    ],
    other: [
      "freig",
      "genehmigt",
      "abgesegnet",
      "produktion",
      "fertigung",
      "herstellung",
      "qualitäts",
      "qualitaets",
      "qualitats",
      "endkontrolle",
      "pausiert",
      "angehalten",
      "ckgestellt",
      "storniert",
      "einsendung",
      "eingegangen",
      "einreichung",
      "entwurf",
      "auf eis",
    ],
  },
  denies: {
    question: "[^.!?\\n|]*[?]",
    quotation: `"[^"\\n]*"|${word("sie|er|ihr|du")} ${word("schrieb\\w*", "sagte\\w*", "meinte\\w*")}${sentence}`,
    negation: `${word("nicht", "nie", "niemals", "kein\\w*", "ohne", "weder")}${clause}${word(states)}|${word("freigabe")} ${word("fehlt", "steht", "verweigert", "ausstehend")}`,
    future: `${word("wird", "werden", "werde", "soll\\w*", "muss", "m[üu]e?ssen", "kann", "k[öo]e?nn\\w*", "d[üu]e?rf\\w*", "bitte", "warte\\w* auf", "erwarte\\w*", "voraussichtlich")}${clause}${word(states)}`,
    condition: `${word("wenn", "falls", "sobald", "sofern", "ob")}${sentence}|${word("bevor", "bis", "nachdem", "nach der", "vor der")}${clause}${word(states)}`,
    "other case": `${sentence}${word("bruder\\w*", "schwester", "vorherige\\w*", "vorige\\w*", "fr[üu]e?here\\w*", "andere\\w* (?:fall|auftrag|patient\\w*)", "jemand ander\\w*", "vor (?:\\w+ )?jahren")}${sentence}`,
    "other thing": `${word("abdr[üu]e?cke?", "fotos?", "bilder", "scans?", "modelle?", "rechnung", "termin")} (?:${auxiliary} )*${word(states)}`,
  },
  tells: [
    { state: "cancelled", confidence: 0.9, pattern: word("storniert") },
    {
      state: "on_hold",
      confidence: 0.9,
      pattern: word("pausiert", "angehalten", "zur[üu]e?ckgestellt", "auf eis gelegt", "in der warteschleife"),
    },
    {
      state: "completed",
      confidence: 0.9,
      pattern: `${whole}(?: \\d+)?(?: ${auxiliary})* ${word("abgeschlossen", "beendet", "erledigt")}`,
    },
    {
      state: "delivered",
      confidence: 0.9,
      pattern: word(
        "geliefert",
        "ausgeliefert",
        "zugestellt",
        "(?:paket|sendung|ware|p[äa]e?ckchen)(?: ist| sind)?(?: heute| gestern)? angekommen",
      ),
    },
    {
      state: "shipped",
      confidence: 0.95,
      pattern: word(sent, "(?:ist|sind|sendung|paket) unterwegs", "an den kurier [üu]e?bergeben"),
    },
    {
      state: "quality_check",
      confidence: 0.9,
      pattern: any(
        `${word("in", "zur", "bei")} (?:der |die )?${checking}`,
        `\\m${checking} (?:${auxiliary} )*${word("l[äa]e?uft", "begonnen", "gestartet")}`,
      ),
    },
    {
      state: "in_production",
      confidence: 0.9,
      pattern: any(
        `${word("in", "zur")} (?:der |die )?${making}\\M`,
        `\\m${making} (?:${auxiliary} )*${word("l[äa]e?uft", "begonnen", "gestartet", "angelaufen")}`,
      ),
    },
    {
      state: "confirmed",
      confidence: 0.95,
      pattern: any(
        word(approved),
        `\\mfreigabe (?:${auxiliary} )*${word("erhalten", "erteilt", "da", "liegt vor", "eingegangen")}`,
      ),
    },
    {
      state: "pending",
      confidence: 0.9,
      pattern: any(
        `\\mdanke? für (?:ihre|den|die|deine) (?:neue\\w* )?${word("einsendung", "einreichung", "auftrag", "bestellung")}`,
        `${word("einsendung", "auftrag", "bestellung", "verordnung")} (?:${auxiliary} )*${word("eingegangen", "erhalten")}`,
      ),
    },
    { state: "draft", confidence: 0.9, pattern: "\\m(?:als|noch ein|nur ein|im) entwurf\\M" },
  ],
};
