import { finding, type Finding, rejected, requireParent } from "./fates.ts";
import type { Paid, Payments } from "./payments.ts";
import type { Random } from "./random.ts";
import { after, iso } from "./time.ts";
import { atLeastOne } from "./traps.ts";
import type { World } from "./world.ts";

type Operation = {
  type: number;
  cents: number;
  payment: Paid | null;
  paymentId: number | null;
  attempts: number;
  /** Says twice what the processor said once. */
  isRepeated: boolean;
  findings: Finding[];
};

const single = (payment: Paid, type: number, cents: number, attempts = 1): Operation => ({
  type,
  cents,
  payment,
  paymentId: payment.id,
  attempts,
  isRepeated: false,
  findings: [],
});

/** What the card processor did for the payments: it takes money in one or more parts, and gives some of it back. */
export async function createOperations(world: World, payments: Payments): Promise<void> {
  const random = world.random("operations");
  const count = world.size(3_720, 40);
  const paid = random.shuffle(payments.settled.filter(({ cents }) => cents > 300));
  const healthy = paid.filter(({ isHealthy }) => isHealthy);
  const operations = [
    ...plantRefunds(world, random, healthy),
    ...plantStrays(world, random, healthy, payments),
    ...plantAttempts(world, random, healthy),
  ];
  const used = new Set(operations.map(({ paymentId }) => paymentId));
  const free = paid.filter(({ id }) => !used.has(id)).values();
  while (operations.length < count) {
    const { value: payment } = free.next();
    if (!payment) break;
    operations.push(single(payment, 1, payment.cents));
    if (random.chance(0.06))
      operations.push(single(payment, 2, Math.floor(payment.cents * random.pick([0.25, 0.5, 1]))));
  }
  const repeats = operations.filter(
    ({ type, attempts, findings, payment }) =>
      type === 1 && attempts === 1 && findings.length === 0 && payment?.isHealthy,
  );
  for (const operation of random.sample(repeats.slice(1), atLeastOne(6 * world.scale))) operation.isRepeated = true;
  await fill(world, random, operations, payments);
}

/** More is given back than was taken. */
function plantRefunds(world: World, random: Random, healthy: Paid[]): Operation[] {
  return Array.from({ length: atLeastOne(5 * world.scale) }, () => healthy.pop()).flatMap((payment) => {
    if (!payment) return [];
    const refund = single(payment, 2, payment.cents + random.int(100, 5_000));
    refund.findings.push(finding("refund_exceeds_payment", "price"));
    return [single(payment, 1, payment.cents, 2), refund];
  });
}

/** Refunds of nothing, and types that nobody knows. */
function plantStrays(world: World, random: Random, healthy: Paid[], payments: Payments): Operation[] {
  const lost = Array.from({ length: atLeastOne(5 * world.scale) }, (_, index): Operation => {
    const paymentId = index % 2 === 0 ? null : 40_000 + random.int(1, 9_000);
    return {
      type: 2,
      cents: random.int(1_000, 90_000),
      payment: null,
      paymentId,
      attempts: 1,
      isRepeated: false,
      findings: [],
    };
  });
  const unknown = Array.from({ length: atLeastOne(3 * world.scale) }, () => healthy.pop()).flatMap((payment) =>
    payment && payments.fates.isLoaded(payment.id) ? [single(payment, 3, 1_000, 2)] : [],
  );
  return [...lost, ...unknown];
}

function plantAttempts(world: World, random: Random, healthy: Paid[]): Operation[] {
  return Array.from({ length: atLeastOne(300 * world.scale) }, () => healthy.pop()).flatMap((payment) => {
    if (!payment) return [];
    const first = Math.floor(payment.cents * random.pick([0.3, 0.5]));
    return [single(payment, 1, first, 2), single(payment, 1, payment.cents - first, random.int(2, 4))];
  });
}

async function fill(world: World, random: Random, operations: Operation[], payments: Payments): Promise<void> {
  const processorId = () => random.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 22);
  const { money } = world.book;
  let lastPaymentId = "";
  await world.fill("dispatch_operation", async (landing) => {
    for (const [index, operation] of operations.entries()) {
      const { type, cents, payment, paymentId, attempts, isRepeated } = operation;
      const id = index + 1;
      const ownId = processorId();
      const verdict =
        requireParent(payments.fates, paymentId, "payment_id") ??
        (type === 1 || type === 2 ? null : rejected("unmapped_code", "type"));
      world.book.row("payment_operations", id, verdict, [
        ...operation.findings,
        ...(isRepeated ? [finding("duplicate_natural_key", "sq_payment_id")] : []),
      ]);
      const paymentKey = isRepeated ? lastPaymentId : ownId;
      if (!verdict && type === 1) lastPaymentId = paymentKey;
      if (type === 1) money.operationsPaid += cents;
      if (type === 2) money.operationsRefunded += cents;
      if (!verdict && type === 1) money.loadedPaid += cents;
      if (!verdict && type === 2) money.loadedRefunded += cents;
      await landing.add({
        id,
        type,
        made_at: iso(after(random, payment?.madeAt ?? Date.UTC(2024, 2, 1), type === 2 ? 60 : 3)),
        price: (cents / 100).toFixed(2),
        sq_order_id: processorId(),
        sq_payment_id: type === 1 ? paymentKey : null,
        sq_refund_id: type === 2 ? processorId() : null,
        card_brand: random.pick(["VISA", "MASTERCARD", "AMEX"]),
        // Test numbers of the processor, no card of anybody.
        card_bin: random.pick(["411111", "555555", "378282"]),
        card_last: random.pick(["1111", "4444", "0005"]),
        office_card: random.chance(0.3),
        payment_id: paymentId,
        attempts,
      });
    }
  });
}
