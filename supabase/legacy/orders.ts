import { brokenJson, isJson, nulEscape } from "./broken-json.ts";
import { Fates, finding, type Finding, rejected, requireParent, skipped, type Verdict } from "./fates.ts";
import { Jaws } from "./jaws.ts";
import { awkwardNotes } from "./awkward-notes.ts";
import type { Patient, Patients } from "./patients.ts";
import type { Family } from "./phrase-families.ts";
import { drawFamily } from "./phrases.ts";
import { absentId, at, type Random, sparseIds } from "./random.ts";
import { isKnownCourse } from "./registers.ts";
import { after, DAY, iso, WORLD_END } from "./time.ts";
import { atLeastOne, plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

export type Order = {
  id: number;
  /** The patient it was made for; a planted order may name another id. */
  patient: Patient;
  patientId: number;
  course: number | null;
  status: number | null;
  deleted: boolean;
  /** When it began, even if nobody has submitted it. */
  begunAt: number;
  submittedAt: number | null;
  updatedAt: number;
  number: number;
  suffix: string | null;
  price: string | null;
  exports: string | null;
  notes: string;
  upperJaw: number | null;
  lowerJaw: number | null;
  trap: string | null;
};

/** A patient with exactly one order, about which somebody writes a message that tells a state. */
type Told = { order: Order; family: Family | null };
export type Orders = {
  list: Order[];
  byId: Map<number, Order>;
  fates: Fates;
  healthy: Order[];
  deleted: Order[];
  told: Told[];
};

const CONTRADICTION = "text contradicts code";

function drawCourse(random: Random, isFirst: boolean): number {
  if (isFirst) return 1;
  return random.weighted([
    [1, 400],
    [2, 420],
    [3, 135],
    [4, 25],
    [7, 12],
    [8, 8],
  ]);
}

/** How many orders every patient has: three on average, exactly one where a message will tell its state. */
function drawCounts(random: Random, patients: Patient[], single: Set<Patient>, total: number): Map<Patient, number> {
  const counts = new Map<Patient, number>();
  const free = patients.filter((patient) => !single.has(patient));
  for (const patient of patients) {
    const many = random.weighted([
      [0, 3],
      [1, 22],
      [2, 22],
      [3, 20],
      [4, 14],
      [5, 9],
      [7, 6],
      [11, 4],
    ]);
    counts.set(patient, single.has(patient) ? 1 : many);
  }
  let rest = total - [...counts.values()].reduce((sum, count) => sum + count, 0);
  while (rest !== 0) {
    const patient = random.pick(free);
    const count = (counts.get(patient) ?? 0) + Math.sign(rest);
    if (count < 0) continue;
    counts.set(patient, count);
    rest -= Math.sign(rest);
  }
  return counts;
}

function makeOrders(random: Random, counts: Map<Patient, number>): Order[] {
  const orders: Order[] = [];
  for (const [patient, count] of counts) {
    const firstAt = after(random, patient.slot.submittedAt, 10);
    const span = Math.min(count * 120 * DAY, WORLD_END - firstAt);
    for (let number = 1; number <= count; number++) {
      const begunAt = Math.floor(firstAt + (number === 1 ? 0 : (span * (number - 1 + random.next())) / count));
      const status = random.weighted([
        [0, 6],
        [1, 8],
        [2, 14],
        [4, 72],
      ]);
      orders.push({
        id: 0,
        patient,
        patientId: patient.id,
        course: drawCourse(random, number === 1),
        status,
        deleted: false,
        begunAt,
        submittedAt: status === 0 ? null : begunAt,
        updatedAt: after(random, begunAt, 200),
        number,
        suffix: patient.suffix,
        price: random.chance(0.4) ? (random.int(100, 30_000) / 10).toFixed(2) : random.chance(0.5) ? "" : null,
        exports: random.weighted([
          ["", 50],
          [null, 20],
          ['{"stl": true, "brackets": [11, 12, 21]}', 30],
        ]),
        notes: random.pick([
          "",
          "",
          "Keep the midline.",
          "Lower crowding, see photos.",
          "右上に注意",
          "Patient plays the trumpet.",
        ]),
        upperJaw: null,
        lowerJaw: null,
        trap: null,
      });
    }
  }
  return orders.sort((a, b) => a.begunAt - b.begunAt || a.patientId - b.patientId);
}

export async function createOrders(world: World, patients: Patients): Promise<Orders> {
  const random = world.random("orders");
  const tellers = random.sample(
    patients.healthy.filter(({ slot }) => !slot.isAmbiguous),
    atLeastOne(60 * world.scale) + atLeastOne(400 * world.scale),
  );
  const counts = drawCounts(random, patients.list, new Set(tellers), world.size(25_259));
  const list = makeOrders(random, counts);
  const ids = sparseIds(random, list.length, 1);
  for (const [index, order] of list.entries()) order.id = at(ids, index);

  const told = tell(world, random, list, tellers);
  plantOrderTraps(world, random, list, patients);
  const fates = new Fates();
  const verdicts = list.map((order) => judgeRow(order, patients.fates));
  for (const [index, order] of list.entries()) fates.set(order.id, at(verdicts, index));
  const healthy = list.filter(({ trap, id }) => trap === null && fates.isLoaded(id));

  const jaws = new Jaws(world, list);
  jaws.plantShared(healthy);
  await world.fill("dispatch_instruction", async (landing) => {
    for (const [index, order] of list.entries()) {
      const verdict = at(verdicts, index);
      world.book.row("orders", order.id, verdict, judgeColumns(order));
      if (order.course === 1) world.book.row("cases", order.id, verdict);
      await landing.add(orderRow(random, order));
    }
  });
  await jaws.fill(fates);
  return {
    list,
    byId: new Map(list.map((order) => [order.id, order])),
    fates,
    healthy: healthy.filter(({ trap }) => trap === null),
    deleted: list.filter(({ deleted }) => deleted),
    told,
  };
}

function tell(world: World, random: Random, list: Order[], tellers: Patient[]): Told[] {
  const orderOf = new Map(list.map((order) => [order.patient, order]));
  const contradictions = atLeastOne(60 * world.scale);
  return tellers.flatMap((patient, index) => {
    const order = orderOf.get(patient);
    if (!order) return [];
    const family = index < contradictions ? null : drawFamily(random);
    order.trap = family ? "told" : CONTRADICTION;
    order.status = family ? random.pick(family.statuses) : 1;
    order.submittedAt = order.status === 0 ? null : order.begunAt;
    return [{ order, family }];
  });
}

function plantOrderTraps(world: World, random: Random, list: Order[], patients: Patients): void {
  const isHealthy = new Set(patients.healthy);
  const places = list.flatMap((order, index) => (order.trap === null && isHealthy.has(order.patient) ? [index] : []));
  const twins = atLeastOne(8 * world.scale) * 2;
  const traps = plantTraps(random, places, world.scale, [
    ["deleted", { share: 0.05 }],
    ["patient missing", { rows: 12 }],
    ["status", { rows: 20 }],
    ["no course", { rows: 10 }],
    ["unknown course", { rows: 3 }],
    ["shipped without date", { share: 0.01 }],
    ["submitted after update", { rows: 30 }],
    ["1970", { rows: 5 }],
    ["same number", { exact: twins }],
    ["exports", { share: 0.003 }],
    ["price", { share: 0.01 }],
    ["notes", { rows: 20 }],
  ]);
  const planted: Record<string, number> = {};
  let twin: Order | null = null;
  for (const [index, trap] of traps) {
    const order = at(list, index);
    const round = planted[trap] ?? 0;
    planted[trap] = round + 1;
    order.trap = trap;
    if (trap === "deleted") order.deleted = true;
    if (trap === "patient missing") order.patientId = absentId(random, (id) => patients.fates.has(id), 531_000);
    if (trap === "status") order.status = at([3, 7, null], round % 3);
    if (trap === "no course") order.course = null;
    if (trap === "unknown course") order.course = 5;
    if (trap === "shipped without date") [order.status, order.submittedAt] = [4, null];
    if (trap === "submitted after update") {
      order.submittedAt = order.begunAt;
      order.updatedAt = order.begunAt - random.int(1, 40) * DAY;
    }
    if (trap === "1970") order.submittedAt = round * 3_600_000;
    if (trap === "exports") order.exports = round % 2 === 0 ? nulEscape : at(brokenJson, round % brokenJson.length);
    if (trap === "price") order.price = at(awkwardPrices, round % awkwardPrices.length);
    if (trap === "notes") order.notes = at(awkwardNotes, round % awkwardNotes.length);
    if (trap === "same number") {
      if (twin) [order.suffix, order.number, twin] = [twin.suffix, twin.number, null];
      else twin = order;
    }
  }
}

const awkwardPrices = [
  "$1,250.00",
  "1,980.50",
  " 875 ",
  "on request",
  "€ 990",
  "12.50.0",
  "¥120,000",
  "n/a",
  "1 450.00",
];

function orderRow(random: Random, order: Order) {
  return {
    id: order.id,
    patient_id: order.patientId,
    course_id: order.course,
    status: order.status,
    submitted_at: order.submittedAt === null ? null : iso(order.submittedAt),
    updated_at: iso(order.updatedAt),
    deleted: order.deleted,
    notes: order.notes,
    complaint: random.pick(["", "Crowding", "Spacing", "Deep bite", "出っ歯"]),
    objective: random.pick(["", "Align both arches", "Close the spaces", "Keep class I"]),
    conditions: random.pick(["", "", "Missing 18", "Implant 46"]),
    comprehensive: random.chance(0.7),
    accept_extraction: random.chance(0.15),
    cbct: random.int(0, 1),
    price: order.price,
    model: random.pick(["", "digital", "plaster", "1,5"]),
    order: order.number,
    scanner: random.pick(["intraoral", "desktop", ""]),
    scanner_notes: random.chance(0.05) ? "Distal of 37 not scanned" : "",
    upper_jaw_id: order.upperJaw,
    lower_jaw_id: order.lowerJaw,
    suffix: order.suffix,
    exports: order.exports,
  };
}

function judgeRow({ deleted, patientId, course, status }: Order, patients: Fates): Verdict | null {
  if (deleted) return skipped("filtered_deleted", "deleted");
  const orphan = requireParent(patients, patientId, "patient_id");
  if (orphan) return orphan;
  if (!isKnownCourse(course)) return rejected("unmapped_code", "course_id");
  return status !== null && [0, 1, 2, 4].includes(status) ? null : rejected("unmapped_code", "status");
}

function judgeColumns({ status, submittedAt, updatedAt, exports, price, trap }: Order): Finding[] {
  const found: Finding[] = [];
  if (submittedAt === null && status === 4) found.push(finding("missing_date", "submitted_at"));
  if (submittedAt !== null && submittedAt < Date.UTC(2000, 0, 1)) found.push(finding("bad_date", "submitted_at"));
  if (submittedAt !== null && submittedAt > updatedAt) found.push(finding("dates_out_of_order", "submitted_at"));
  if (!isJson(exports)) found.push(finding("invalid_json", "exports"));
  const figures = (price ?? "").replace(/[$€£¥,\s]/g, "");
  if (figures !== "" && !/^-?\d+(\.\d+)?$/.test(figures)) found.push(finding("invalid_number", "price"));
  if (trap === CONTRADICTION) found.push(finding("contradiction", "status"));
  return found;
}
