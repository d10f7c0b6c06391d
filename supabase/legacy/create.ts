import type { Sql } from "postgres";
import { plantAccountTraps } from "./accounts.ts";
import { createDoctors } from "./doctors.ts";
import { Book, type Manifest } from "./manifest.ts";
import { Names } from "./names.ts";
import { createOffices } from "./offices.ts";
import { createOrders } from "./orders.ts";
import { createPatients, fillPatients } from "./patients.ts";
import { createPeople } from "./people.ts";
import { fatesOfUsers, fillAccounts } from "./profiles.ts";
import { createCatalogue, createContentTypes, createGroups } from "./registers.ts";
import { planPatients } from "./slots.ts";
import { createLegacyTables, indexLegacyTables } from "./tables.ts";
import { World, type WorldOptions } from "./world.ts";

/** Builds the legacy database in an empty schema: the same seed and scale give the same rows and the same manifest. */
export async function createLegacyDatabase(sql: Sql, options: WorldOptions): Promise<Manifest> {
  const book = new Book();
  const world = new World(sql, book, options);
  for (const table of await createLegacyTables(sql)) book.tables[table] = 0;

  const contentTypes = await createContentTypes(world);
  await createGroups(world);
  await createCatalogue(world);
  const offices = await createOffices(world);
  const slots = planPatients(world);
  const people = createPeople(world, slots, new Names());
  plantAccountTraps(world, slots, people);
  const users = fatesOfUsers(people);
  const doctors = await createDoctors(world, people, offices, users);
  const around = { slots, people, doctors, offices, users };
  const drafts = createPatients(world, around);
  await fillAccounts(world, people, drafts, doctors);
  const patients = await fillPatients(world, drafts, around);
  const orders = await createOrders(world, patients);

  await indexLegacyTables(sql);
  void [contentTypes, orders];
  return book.close(options.seed, options.scale);
}
