import { any, clause, type Language, sentence, word } from "./rules.ts";

const sent = any("enviad[oa]s?", "despachad[oa]s?", "hemos enviado", "se envi[óo]");
const approved = any("aproba?d[oa]s?", "aprob[óo]", "autorizad[oa]s?", "visto bueno");
const making = any("producci[óo]n", "fabricaci[óo]n", "elaboraci[óo]n");
const states = any(
  sent,
  approved,
  making,
  "aprobaci[óo]n",
  "control de calidad",
  "entregad[oa]s?",
  "pausa",
  "pausad[oa]",
  "espera",
  "detenid[oa]",
  "suspendid[oa]",
  "cancelad[oa]s?",
  "anulad[oa]s?",
  "completad[oa]",
  "finalizad[oa]",
  "terminad[oa]",
  "recibid[oa]",
  "borrador",
);
const whole = word("caso", "pedido", "orden", "tratamiento");
const auxiliary = "(?:ha|han|hemos|sido|fue|fueron|est[áa]|est[áa]n|ya|hoy|ayer|ahora)";
const things = word("fotos?", "escaneos?", "impresi[óo]n(?:es)?", "registros", "modelos?", "factura", "cita", "pago");

export const spanish: Language = {
  language: "es",
  stems: {
    sending: [
      "enviad",
      "hemos envi",
      "se envi",
      "despachad",
      "entregad",
      "completad",
      "finalizad",
      "terminad",
      "en camino",
    ],
    other: [
      "aprob",
      "autorizad",
      "visto bueno",
      "producci",
      "fabricaci",
      "elaboraci",
      "calidad",
      "pausa",
      "espera",
      "detenid",
      "suspendid",
      "cancelad",
      "anulad",
      "gracias",
      "recibid",
      "borrador",
    ],
  },
  denies: {
    question: "(?:¿[^?]*[?]|[^.!?\\n|]*[?])",
    quotation: `"[^"\\n]*"|${word("usted|[ée]l|ella|ellos")} ${word("escribi[óo]", "dijo", "dijeron")}${sentence}`,
    negation: `${word("no", "nunca", "jam[áa]s", "sin", "tampoco", "ni")}${clause}${word(states)}|${word("falta", "pendiente de")}${clause}${word(states)}`,
    future: `${word("ser[áa]n?", "se enviar[áa]", "va a", "van a", "vamos a", "debe", "deben", "hay que", "puede", "por favor", "favor de", "esperamos", "esperando")}${clause}${word(states)}`,
    condition: `${word("si", "una vez", "en cuanto", "cuando")}${sentence}|${word("antes de", "despu[ée]s de", "hasta")}${clause}${word(states)}`,
    "other case": `${sentence}${word("herman[oa]", "otr[oa] (?:caso|pedido|paciente)", "caso anterior", "pedido anterior", "hace (?:\\w+ )?años")}${sentence}`,
    "other thing": `${things} (?:${auxiliary} )*${word(states)}|${word(sent, approved)} (?:el |la |los |las )?${things}`,
  },
  tells: [
    { state: "cancelled", confidence: 0.9, pattern: word("cancelad[oa]s?", "anulad[oa]s?") },
    {
      state: "on_hold",
      confidence: 0.9,
      pattern: word("en pausa", "en espera", "pausad[oa]", "detenid[oa]", "suspendid[oa]"),
    },
    {
      state: "completed",
      confidence: 0.9,
      pattern: `${whole}(?: \\d+)?(?: ${auxiliary})* ${word("completad[oa]", "finalizad[oa]", "terminad[oa]", "concluid[oa]")}`,
    },
    { state: "delivered", confidence: 0.9, pattern: word("entregad[oa]s?") },
    { state: "shipped", confidence: 0.95, pattern: word(sent, "en camino") },
    {
      state: "quality_check",
      confidence: 0.9,
      pattern: word("en (?:el )?control (?:final )?de calidad", "control de calidad en curso"),
    },
    {
      state: "in_production",
      confidence: 0.9,
      pattern: any(
        `\\men (?:la )?${making}\\M`,
        `\\m${making} (?:${auxiliary} )*${word("iniciada", "comenzado", "empezado", "comenzada", "en curso")}`,
      ),
    },
    {
      state: "confirmed",
      confidence: 0.95,
      pattern: any(word(approved), `\\maprobaci[óo]n (?:${auxiliary} )*${word("recibida", "obtenida", "concedida")}`),
    },
    {
      state: "pending",
      confidence: 0.9,
      pattern: any(
        `\\mgracias por ${any("su", "el", "la", "tu", "este", "nuevo", "enviar\\w*", "haber enviado", "mandar\\w*")}? ?(?:su |el |la |tu |nuevo )*${word("env[íi]o", "caso", "pedido", "solicitud", "orden")}`,
        `\\m(?:hemos )?recibido (?:su|el|tu) ${word("pedido", "caso", "orden", "solicitud", "prescripci[óo]n")}`,
      ),
    },
    {
      state: "draft",
      confidence: 0.9,
      pattern: word("guardad[oa] como borrador", "(?:todav[íi]a|a[úu]n) (?:es )?un borrador", "en borrador"),
    },
  ],
};
