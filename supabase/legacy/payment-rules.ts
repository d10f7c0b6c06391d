import { isJson } from "./broken-json.ts";
import { finding, type Finding, noteParent, rejected, type Verdict } from "./fates.ts";
import type { Order, Orders } from "./orders.ts";
import type { Patients } from "./patients.ts";
import type { People } from "./people.ts";
import type { ShopOrders } from "./shop.ts";

/** Numbers are texts here, so that what is written is exactly what the database reads. */
export type PaymentRow = {
  id: number;
  free: boolean;
  canceled: boolean;
  paid: boolean;
  tax_rate: string;
  tax_value: string;
  subtotal_price: string;
  additional_price: string;
  used_credit: string;
  custom_price: string | null;
  total_price: string | null;
  paid_price: string;
  instruction_id: number | null;
  order_id: number | null;
  doctor_id: number | null;
  office_id: number | null;
  installments: string;
};
type Around = { people: People; patients: Patients; orders: Orders; shop: ShopOrders };

export function judgePayment({ total_price }: PaymentRow): Verdict | null {
  if (total_price === null || total_price === "NaN") return rejected("invalid_number", "total_price");
  return Number(total_price) < 0 ? rejected("check_violation", "total_price") : null;
}

/** Money is never left out because of what it was paid for; what does not fit is noted. */
export function findingsOfPayment(row: PaymentRow, order: Order | null, around: Around): Finding[] {
  return [...judgeParents(row, order, around), ...judgeFlags(row), ...judgeSums(row), ...judgeInstallments(row)];
}

function judgeParents(row: PaymentRow, order: Order | null, { people, patients, orders, shop }: Around): Finding[] {
  const { instruction_id, order_id, doctor_id, office_id } = row;
  const found: Finding[] = [
    ...noteParent(orders.fates, instruction_id, "instruction_id"),
    ...noteParent(shop.fates, order_id, "order_id"),
  ];
  if (instruction_id === null && order_id === null) found.push(finding("parent_not_given", "instruction_id"));
  if (doctor_id !== null && !people.ids.has(doctor_id)) found.push(finding("orphan_parent_missing", "doctor_id"));
  else if (doctor_id !== null && people.isOnlyPatient(doctor_id))
    found.push(finding("wrong_kind_of_parent", "doctor_id"));
  const patient = instruction_id === null || !order ? undefined : patients.byId.get(order.patientId);
  const isOtherOffice = patient && patient.officeId !== null && office_id !== null && patient.officeId !== office_id;
  if (isOtherOffice) found.push(finding("contradiction", "office_id"));
  return found;
}

function judgeFlags({ free, canceled, paid }: PaymentRow): Finding[] {
  return [
    ...(free && paid ? [finding("contradiction", "free")] : []),
    ...(canceled && paid ? [finding("contradiction", "canceled")] : []),
  ];
}

/** In thousandths, where sums of cents and half cents are whole numbers. */
const thousandths = (text: string) => Math.round(Number(text) * 1_000);

function judgeSums(row: PaymentRow): Finding[] {
  const found: Finding[] = [];
  const expected =
    thousandths(row.subtotal_price) +
    thousandths(row.tax_value) +
    thousandths(row.additional_price) -
    thousandths(row.used_credit);
  if (Math.abs(thousandths(row.total_price ?? "0") - expected) >= 10) found.push(finding("variance", "total_price"));
  const rate = Number(row.tax_rate);
  const due = Number(row.subtotal_price) * (rate > 1 ? rate / 100 : rate);
  if (Math.abs(Number(row.tax_value) - due) >= 0.02) found.push(finding("variance", "tax_value"));
  return found;
}

function judgeInstallments({ installments, total_price }: PaymentRow): Finding[] {
  if (installments.trim() === "") return [];
  if (!isJson(installments)) return [finding("invalid_json", "installments")];
  const parts: unknown = JSON.parse(installments);
  const amounts = Array.isArray(parts) ? parts.map((part: { amount: number }) => Math.round(part.amount * 100)) : [];
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return sum === Math.round(Number(total_price) * 100) ? [] : [finding("variance", "installments")];
}
