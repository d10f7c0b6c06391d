import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { unique } from "./steps";
import { dataApiAs } from "./work";

/** What two records of one person share beside name and date of birth. */
export type Twice = { email?: string; isExact?: boolean };

/** Nobody among them is like another one: whom chance had made alike would stand in one question with somebody else. */
const familyNames =
  "Abernathy Bellweather Cholmond Dragomir Eisenhauer Fitzgibbon Grzybowski Hallorann Ibarruri Jankowitz Kvapil Lindqvist Mazzanti Nakagawa Okonjo Papadakis Quintero Rasmussen Szymborn Tchaikov Umarov Vandersloot Wojciech Xiangyu Yevtushok Zubiri Ostrander".split(
    " ",
  );

type Spelling = readonly [right: string, mistyped: string];
const givenNames: readonly Spelling[] = [
  ["Wilhelmina", "Wilhelmena"],
  ["Bartholomew", "Bartolomew"],
  ["Konstantin", "Konstamtin"],
  ["Marguerite", "Margueritte"],
  ["Sebastian", "Sebastiam"],
];

/**
 * A practice of its own with people whom it has twice each, the second time with a slip of the finger. Each journey has people of its
 * own, `from` a place in the list on. Waits until they are found.
 */
export async function addRecords(people: Twice[], from: number): Promise<string> {
  const [staff, admin] = [await dataApiAs("staff"), await dataApiAs("admin")];
  const organization = await admin.from("practices").select("organization_id").limit(1).single();
  if (organization.error) throw organization.error;
  const made = await admin
    .from("practices")
    .insert({ organization_id: organization.data.organization_id, name: `Twice ${unique()}` })
    .select("id")
    .single();
  if (made.error) throw made.error;
  const practiceId = made.data.id;
  for (const [index, { email, isExact }] of people.entries()) {
    const who = from + index;
    const family = familyNames[who];
    const [given, mistyped] = givenNames[who % givenNames.length] ?? [];
    if (!family || !given || !mistyped) throw new Error("There are not so many people.");
    const birthDate = new Date(Date.UTC(1951 + 2 * who, who % 12, 1 + who)).toISOString().slice(0, 10);
    for (const name of [given, isExact ? given : mistyped]) {
      const { error } = await staff.rpc("create_patient", {
        ...{ p_id: randomUUID(), p_practice_id: practiceId, p_given_name: name, p_family_name: family },
        ...{ p_birth_date: birthDate, p_gender: "female", ...(email && { p_email: email }) },
      });
      if (error) throw error;
    }
  }
  await expect.poll(async () => (await queueOf(practiceId)).length, { timeout: 60_000 }).toBe(people.length);
  return practiceId;
}

/** The questions about a practice. */
export async function queueOf(practiceId: string): Promise<string[]> {
  const admin = await dataApiAs("admin");
  const { data, error } = await admin.from("duplicate_queue").select("id").eq("practice_id", practiceId);
  if (error) throw error;
  return data.flatMap(({ id }) => id ?? []);
}

export async function nameOfPractice(practiceId: string): Promise<string> {
  const admin = await dataApiAs("admin");
  const { data, error } = await admin.from("practices").select("name").eq("id", practiceId).single();
  if (error) throw error;
  return data.name;
}

type Stored = { id: string; number: string; givenName: string };

/** The records of one person, the older one first. */
export async function recordsOf(practiceId: string): Promise<[Stored, Stored]> {
  const admin = await dataApiAs("admin");
  const { data, error } = await admin
    .from("patient_summaries")
    .select("id, patient_number, given_name")
    .eq("practice_id", practiceId)
    .order("created_at");
  if (error) throw error;
  const [older, younger] = data.map(({ id, patient_number, given_name }) => ({
    ...{ id: id ?? "", number: patient_number ?? "", givenName: given_name ?? "" },
  }));
  if (!older || !younger) throw new Error("There should be two records.");
  return [older, younger];
}

/** Somebody else edits a record meanwhile. */
export async function editRecord(
  patientId: string,
  changes: { p_phone?: string; p_given_name?: string },
): Promise<void> {
  const staff = await dataApiAs("staff");
  const stored = await staff
    .from("patient_summaries")
    .select(
      "p_given_name:given_name, p_family_name:family_name, p_birth_date:birth_date, p_email:email, p_phone:phone, p_status:status, p_expected_version:row_version",
    )
    .eq("id", patientId)
    .single();
  if (stored.error) throw stored.error;
  const { error } = await staff.rpc("update_patient", { p_patient_id: patientId, ...stored.data, ...changes } as never);
  if (error) throw error;
}
