import { brokenJson } from "./broken-json.ts";
import { Fates } from "./fates.ts";
import { findingsOfPayment, judgePayment, type PaymentRow } from "./payment-rules.ts";
import type { Offices } from "./offices.ts";
import type { Order, Orders } from "./orders.ts";
import type { Patients } from "./patients.ts";
import type { People } from "./people.ts";
import { at, type Random, sparseIds } from "./random.ts";
import { products } from "./registers.ts";
import type { ShopOrders } from "./shop.ts";
import { after, DAY, dateOf, iso, momentOfGrowth } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

export type Paid = { id: number; cents: number; madeAt: number; isHealthy: boolean };
export type Payments = { fates: Fates; settled: Paid[] };
type Around = { people: People; patients: Patients; offices: Offices; orders: Orders; shop: ShopOrders };

/** Amounts are made in cents: adding them up as they are written must be exact. */
type Amounts = { subtotal: number; rate: number; tax: number; additional: number; credit: number; total: number };

function makeAmounts(random: Random, rate: number, isFree: boolean): Amounts {
  const subtotal = isFree ? 0 : random.int(40, 2_900) * 100 + random.pick([0, 0, 50, 99]);
  const share = rate > 1 ? rate / 100 : rate;
  const tax = Math.round(subtotal * share);
  const additional = random.chance(0.1) ? random.int(10, 90) * 100 : 0;
  const credit = random.chance(0.05) ? Math.min(subtotal, random.int(1, 20) * 500) : 0;
  return { subtotal, rate, tax, additional: isFree ? 0 : additional, credit, total: 0 };
}

const sum = ({ subtotal, tax, additional, credit }: Amounts) => subtotal + tax + additional - credit;
const money = (cents: number) => (cents / 100).toFixed(2);

function installmentsOf(cents: number, madeAt: number): string {
  const third = Math.floor(cents / 3);
  const parts = [third, third, cents - 2 * third];
  return JSON.stringify(
    parts.map((part, index) => ({ date: dateOf(madeAt + index * 30 * DAY), amount: part / 100, paid: index === 0 })),
  );
}

/** What a practice pays here; the odd rates of the register were never charged. */
function rateOf(offices: Offices, officeId: number | null): number {
  const rate = officeId === null ? null : offices.byId.get(officeId)?.taxRate;
  return rate !== null && rate !== undefined && rate > 0 && rate <= 40 && rate !== 1 ? rate : 0;
}

type Parties = { order: Order | null; shopOrder: number | null; doctor: number | null; office: number | null };

/** Who pays for an order: its patient's doctor and office, if they are who they should be. */
function partiesOf(order: Order, { patients, people, offices }: Around): Parties {
  const patient = patients.byId.get(order.patientId);
  const isDoctor = people.doctors.some(({ id }) => id === patient?.doctorId);
  const office = patient?.officeId ?? null;
  return {
    order,
    shopOrder: null,
    doctor: isDoctor ? (patient?.doctorId ?? null) : null,
    office: office !== null && offices.byId.has(office) ? office : null,
  };
}

function drawParties(random: Random, around: Around, trap: string | undefined): Parties {
  const { orders, shop, people, offices } = around;
  if (trap !== undefined) {
    const order = random.pick(orders.healthy.filter(({ patient }) => patient.officeId !== null));
    return partiesOf(order, around);
  }
  if (random.chance(0.03)) {
    const doctor = random.pick(people.doctors).id;
    return { order: null, shopOrder: random.pick(shop.ids), doctor, office: random.pick(offices.list).id };
  }
  return partiesOf(random.pick(orders.list), around);
}

export async function createPayments(world: World, around: Around): Promise<Payments> {
  const random = world.random("payments");
  const count = world.size(17_297, 60);
  const ids = sparseIds(random, count, 1);
  const traps = plantTraps(random, count, world.scale, [
    ["free and paid", { rows: 40 }],
    ["canceled and paid", { rows: 15 }],
    ["neither", { rows: 34 }],
    ["total", { rows: 30 }],
    ["tax", { rows: 20 }],
    ["half a cent", { rows: 10 }],
    ["negative", { rows: 4 }],
    ["nan", { rows: 3 }],
    ["no total", { rows: 2 }],
    ["zero", { rows: 2 }],
    ["no parent", { rows: 6 }],
    ["doctor is patient", { rows: 20 }],
    ["doctor gone", { rows: 2 }],
    ["other office", { rows: 50 }],
    ["installments broken", { rows: 10 }],
    ["installments differ", { rows: 10 }],
  ]);
  const payments: Payments = { fates: new Fates(), settled: [] };
  const purchases: { order_id: number; price: string }[] = [];
  await world.fill("dispatch_payment", async (landing) => {
    for (let index = 0; index < count; index++) {
      const trap = traps.get(index);
      const parties = drawParties(random, around, trap);
      const { row, cents, madeAt } = makePayment(random, at(ids, index), parties, trap, around);
      const verdict = judgePayment(row);
      payments.fates.set(row.id, verdict);
      world.book.row("payments", row.id, verdict, findingsOfPayment(row, parties.order, around));
      countMoney(world, row, verdict !== null);
      if (row.paid && !row.free) {
        payments.settled.push({ id: row.id, cents, madeAt, isHealthy: trap === undefined && !verdict });
        if (row.order_id !== null && around.shop.isMerchandise.has(row.order_id))
          purchases.push({ order_id: row.order_id, price: money(cents) });
      }
      await landing.add({ ...row, made_at: iso(madeAt), netsuite: random.chance(0.5) });
    }
  });
  // The same money once more, as the lines of the shop: sums must not add up across the tables.
  const merchandise = products.filter(({ course }) => course === 8);
  await world.fillWith(
    "dispatch_purchase",
    purchases.map((row, index) => ({ id: index + 1, quantity: 1, ...row, product_id: random.pick(merchandise).id })),
  );
  return payments;
}

function countMoney(world: World, { total_price }: PaymentRow, isRejected: boolean): void {
  if (total_price === null || total_price === "NaN") return;
  // As the database rounds: half a cent goes away from zero.
  const tenths = Math.round(Number(total_price) * 1_000);
  const cents = Math.sign(tenths) * Math.round(Math.abs(tenths) / 10);
  const { money: sums } = world.book;
  sums.paymentsTotal += cents;
  if (isRejected) sums.rejectedTotal += cents;
  else sums.loadedTotal += cents;
}

function makePayment(random: Random, id: number, parties: Parties, trap: string | undefined, around: Around) {
  const { order } = parties;
  const madeAt = order ? after(random, order.begunAt, 40) : momentOfGrowth(random);
  const isCanceled = trap === undefined && random.chance(0.007);
  const isFree = trap === undefined && !isCanceled && random.chance(0.03);
  const amounts = makeAmounts(random, rateOf(around.offices, parties.office), isFree);
  amounts.total = sum(amounts);
  const isPaid = !isCanceled && !isFree;
  const row: PaymentRow = {
    id,
    free: isFree,
    canceled: isCanceled,
    paid: isPaid,
    tax_rate: String(amounts.rate),
    tax_value: money(amounts.tax),
    subtotal_price: money(amounts.subtotal),
    additional_price: money(amounts.additional),
    used_credit: money(amounts.credit),
    custom_price: random.chance(0.1) ? money(amounts.subtotal) : null,
    total_price: money(amounts.total),
    paid_price: isPaid ? money(amounts.total) : "0.00",
    instruction_id: order?.id ?? null,
    order_id: parties.shopOrder,
    doctor_id: parties.doctor,
    office_id: parties.office,
    installments: isPaid && amounts.total > 30_000 && random.chance(0.03) ? installmentsOf(amounts.total, madeAt) : "",
  };
  if (trap !== undefined) plant(random, row, trap, amounts, madeAt, around);
  return { row, cents: amounts.total, madeAt };
}

function plant(random: Random, row: PaymentRow, trap: string, amounts: Amounts, madeAt: number, around: Around): void {
  row.installments = "";
  if (trap === "free and paid") row.free = true;
  if (trap === "canceled and paid") row.canceled = true;
  if (trap === "neither") [row.paid, row.paid_price] = [false, "0.00"];
  if (trap === "total") row.total_price = money(amounts.total + random.pick([-1, 1]) * random.int(2, 9_000));
  if (trap === "tax") {
    const wrong = amounts.tax + random.int(300, 2_000);
    row.tax_value = money(wrong);
    row.total_price = money(amounts.total - amounts.tax + wrong);
  }
  if (trap === "half a cent") row.total_price = `${money(amounts.total)}5`;
  if (trap === "negative") row.total_price = money(-amounts.total);
  if (trap === "nan") row.total_price = "NaN";
  if (trap === "no total") row.total_price = null;
  if (trap === "zero") {
    [row.subtotal_price, row.tax_value, row.additional_price, row.used_credit] = ["0", "0", "0", "0"];
    [row.total_price, row.paid_price] = ["0", "0"];
  }
  if (trap === "no parent") row.instruction_id = null;
  if (trap === "doctor is patient") {
    const people = around.patients.healthy.flatMap(({ slot }) => around.people.ofSlot.get(slot) ?? []);
    row.doctor_id = random.pick(people).id;
  }
  if (trap === "doctor gone") row.doctor_id = around.people.highestId + random.int(1, 900);
  if (trap === "other office")
    row.office_id = random.pick(around.offices.list.filter(({ id }) => id !== row.office_id)).id;
  if (trap === "installments broken") row.installments = random.pick(brokenJson);
  if (trap === "installments differ") row.installments = installmentsOf(amounts.total + random.int(100, 9_000), madeAt);
}
