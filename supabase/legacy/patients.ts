import { brokenJson, isJson } from "./broken-json.ts";
import type { Doctors } from "./doctors.ts";
import { Fates, finding, type Finding, rejected, requireParent, type Verdict } from "./fates.ts";
import type { Offices } from "./offices.ts";
import type { People, Person } from "./people.ts";
import { absentId, at, type Random } from "./random.ts";
import type { Slot, Slots } from "./slots.ts";
import { after, dateOf, DAY, iso, WORLD_END_DATE } from "./time.ts";
import type { World } from "./world.ts";

export type Patient = {
  slot: Slot;
  id: number;
  userId: number | null;
  doctorId: number | null;
  officeId: number | null;
  birthdate: string | null;
  sex: number | null;
  status: number | null;
  suffix: string | null;
  schemes: string | null;
  submittedAt: number | null;
  updatedAt: number;
};
export type Patients = { list: Patient[]; fates: Fates; healthy: Patient[]; byId: Map<number, Patient> };
type Surroundings = { slots: Slots; people: People; doctors: Doctors; offices: Offices; users: Fates };

const suffixes = (random: Random) =>
  random.weighted<() => string | null>([
    [() => random.text("0123456789ABCDEFGHKMNPRSTUVWXYZ", 4), 930],
    [() => null, 10],
    [() => "", 3],
    [() => random.pick(["ABCDE", "00BB1", "A1"]), 10],
    [() => `${random.int(10, 99)}E${random.int(1, 9)}`, 15],
    [() => `00${random.int(10, 99)}`, 15],
    [() => random.text("abcdef0123", 4), 10],
    [() => "00BB", 7],
  ])();

function makePatient(random: Random, slot: Slot, person: Person | undefined, around: Surroundings): Patient {
  const { doctor, offices } = around.doctors.choose(random, slot.country);
  const nearby = around.offices.of(slot.country);
  const age = random.weighted([
    [random.int(8, 19), 60],
    [random.int(20, 70), 40],
  ]);
  return {
    slot,
    id: slot.id,
    userId: person?.id ?? null,
    doctorId: doctor.id,
    officeId:
      offices.length > 0 ? random.pick(offices) : random.pick(nearby.length > 0 ? nearby : around.offices.list).id,
    birthdate: dateOf(slot.submittedAt - age * 365.25 * DAY - random.int(0, 364) * DAY),
    sex: random.weighted([
      [1, 44],
      [2, 51],
      [0, 3],
      [null, 2],
    ]),
    status: random.weighted([
      [1, 20],
      [4, 55],
      [2, 10],
      [10, 15],
    ]),
    suffix: suffixes(random),
    schemes: random.weighted([
      ["", 40],
      [null, 20],
      ["{}", 20],
      ['{"upper": "lingual", "lower": "labial", "steps": [1, 2]}', 20],
    ]),
    submittedAt: random.chance(0.97) ? slot.submittedAt : null,
    updatedAt: after(random, slot.submittedAt, 900),
  };
}

type Absent = { user: () => number; office: () => number };

function plant(random: Random, patient: Patient, index: number, around: Surroundings, absent: Absent): void {
  const { slot } = patient;
  if (slot.trap === "patient as doctor") {
    const others = around.slots.healthy.flatMap((other) => around.people.ofSlot.get(other) ?? []);
    patient.doctorId = random.pick(others.filter((person) => person.isActive && person.id !== patient.userId)).id;
  }
  if (slot.trap === "inactive doctor") patient.doctorId = random.pick(around.doctors.inactive).id;
  if (slot.trap === "missing doctor") patient.doctorId = absent.user();
  if (slot.trap === "no doctor") patient.doctorId = null;
  if (slot.trap === "no office") patient.officeId = null;
  if (slot.trap === "missing office") patient.officeId = absent.office();
  // Far from the missing doctors: one id that is missing in two columns would be a third case.
  if (slot.trap === "missing user") patient.userId = around.people.highestId + 10_000 + index;
  if (slot.trap === "sex") patient.sex = 9;
  if (slot.trap === "status") patient.status = at([3, 99, null], index % 3);
  if (slot.trap === "born later") patient.birthdate = "2031-05-04";
  if (slot.trap === "born in 1900") patient.birthdate = "1900-01-01";
  if (slot.trap === "born in year 1") patient.birthdate = "0001-01-01";
  if (slot.trap === "schemes") patient.schemes = at(brokenJson, index % brokenJson.length);
  if (slot.trap === "born after submission") {
    patient.submittedAt = slot.submittedAt;
    patient.birthdate = dateOf(slot.submittedAt + random.int(1, 9) * DAY);
  }
}

export function createPatients(world: World, around: Surroundings): Patient[] {
  const random = world.random("patients");
  const { slots, people, offices } = around;
  const lastOffice = offices.list.at(-1)?.id ?? 0;
  const absent: Absent = {
    user: () => absentId(random, (id) => people.ids.has(id), people.highestId),
    office: () => absentId(random, (id) => offices.byId.has(id), lastOffice),
  };
  const planted: Record<string, number> = {};
  const patients = slots.list.map((slot) => {
    const patient = makePatient(random, slot, people.ofSlot.get(slot), around);
    const round = planted[slot.trap ?? ""] ?? 0;
    planted[slot.trap ?? ""] = round + 1;
    plant(random, patient, round, around, absent);
    return patient;
  });
  for (const [first, second] of slots.sharedUsers) at(patients, second.index).userId = at(patients, first.index).userId;
  for (const [original, ...copies] of slots.duplicates) {
    const model = at(patients, original?.index ?? 0);
    for (const copy of copies) copyPatient(random, model, at(patients, copy.index));
  }
  return patients;
}

/** The second desk knows the day of birth most times, and the same doctor mostly. */
function copyPatient(random: Random, original: Patient, copy: Patient): void {
  copy.birthdate = random.weighted([
    [original.birthdate, 84],
    [null, 10],
    [swapDayAndMonth(original.birthdate), 6],
  ]);
  copy.sex = random.chance(0.9) ? original.sex : null;
  if (random.chance(0.7)) {
    copy.doctorId = original.doctorId;
    copy.officeId = original.officeId;
  }
}

function swapDayAndMonth(date: string | null): string | null {
  if (date === null) return null;
  const [year, month, day] = date.split("-");
  return Number(day) <= 12 ? [year, day, month].join("-") : date;
}

/** Which of the patients are loaded is known before the accounts are written, for what the patients prove about them. */
export async function fillPatients(world: World, patients: Patient[], around: Surroundings): Promise<Patients> {
  const random = world.random("patient flags");
  const fates = new Fates();
  const users = new Set<number>();
  const isPatient = new Set(patients.map(({ userId }) => userId));
  const people = new Map(around.people.all.map((person) => [person.id, person]));
  const hasOffice = (id: number) => around.offices.byId.has(id);
  await world.fill("dispatch_patient", async (landing) => {
    for (const patient of patients) {
      const verdict = judgeRow(patient, around.users, users);
      if (patient.userId !== null) users.add(patient.userId);
      fates.set(patient.id, verdict);
      const doctor = patient.doctorId === null ? undefined : people.get(patient.doctorId);
      world.book.row("patients", patient.id, verdict, [
        ...judgeDoctor(patient, doctor, isPatient),
        ...judgeColumns(patient, hasOffice),
      ]);
      await landing.add({
        id: patient.id,
        user_id: patient.userId,
        doctor_id: patient.doctorId,
        office_id: patient.officeId,
        birthdate: patient.birthdate,
        sex: patient.sex,
        archived: random.weighted([
          [true, 15],
          [false, 84],
          [null, 1],
        ]),
        suspended: random.weighted([
          [true, 2],
          [false, 97],
          [null, 1],
        ]),
        status: patient.status,
        suffix: patient.suffix,
        schemes: patient.schemes,
        submitted_at: patient.submittedAt === null ? null : iso(patient.submittedAt),
        updated_at: iso(patient.updatedAt),
      });
    }
  });
  return {
    list: patients,
    fates,
    healthy: patients.filter(({ slot, id }) => slot.trap === null && fates.isLoaded(id)),
    byId: new Map(patients.map((patient) => [patient.id, patient])),
  };
}

function judgeRow({ userId, status }: Patient, users: Fates, taken: Set<number>): Verdict | null {
  const orphan = requireParent(users, userId, "user_id");
  if (orphan) return orphan;
  if (userId !== null && taken.has(userId)) return rejected("duplicate_natural_key", "user_id");
  return status !== null && [1, 2, 4, 10].includes(status) ? null : rejected("unmapped_code", "status");
}

function judgeDoctor({ doctorId }: Patient, doctor: Person | undefined, isPatient: Set<number | null>): Finding[] {
  if (doctorId === null) return [finding("parent_not_given", "doctor_id")];
  if (!doctor) return [finding("orphan_parent_missing", "doctor_id")];
  const found: Finding[] = [];
  if (isPatient.has(doctorId) && !doctor.groups.includes("Doctor"))
    found.push(finding("wrong_kind_of_parent", "doctor_id"));
  if (!doctor.isActive) found.push(finding("inactive_parent", "doctor_id"));
  return found;
}

function judgeColumns(patient: Patient, hasOffice: (id: number) => boolean): Finding[] {
  const { officeId, sex, birthdate, schemes, submittedAt } = patient;
  const found: Finding[] = [];
  if (officeId === null) found.push(finding("parent_not_given", "office_id"));
  else if (!hasOffice(officeId)) found.push(finding("orphan_parent_missing", "office_id"));
  if (sex !== null && ![0, 1, 2].includes(sex)) found.push(finding("unmapped_code", "sex"));
  const latest = submittedAt === null ? WORLD_END_DATE : dateOf(submittedAt);
  if (birthdate !== null && (birthdate <= "1900-01-01" || birthdate > latest))
    found.push(finding("bad_date", "birthdate"));
  if (!isJson(schemes)) found.push(finding("invalid_json", "schemes"));
  return found;
}
