import type { Sql } from "postgres";
import { plantAccountTraps } from "./accounts.ts";
import { createComments, createNotes } from "./comments.ts";
import { createDesigns } from "./designs.ts";
import { createDoctors } from "./doctors.ts";
import { createFiles } from "./files.ts";
import { createLogs } from "./logs.ts";
import { Book, type Manifest } from "./manifest.ts";
import { createMessages } from "./messages.ts";
import { Names } from "./names.ts";
import { createOffers } from "./offers.ts";
import { createOffices } from "./offices.ts";
import { createOperations } from "./operations.ts";
import { createOrders } from "./orders.ts";
import { createPatients, fillPatients } from "./patients.ts";
import { createPayments } from "./payments.ts";
import { createPeople } from "./people.ts";
import { fatesOfUsers, fillAccounts } from "./profiles.ts";
import { createCatalogue, createContentTypes, createGroups } from "./registers.ts";
import { createShopOrders } from "./shop.ts";
import { planPatients } from "./slots.ts";
import { createStates } from "./states.ts";
import { createStock } from "./stock.ts";
import { createLegacyTables, indexLegacyTables } from "./tables.ts";
import { createTasks } from "./tasks.ts";
import { createWorkflow } from "./workflow.ts";
import { World, type WorldOptions } from "./world.ts";

/** Builds the legacy database in an empty schema: the same seed and scale give the same rows and the same manifest. */
export async function createLegacyDatabase(sql: Sql, options: WorldOptions): Promise<Manifest> {
  const book = new Book();
  const world = new World(sql, book, options);
  for (const table of await createLegacyTables(sql, options.schema)) book.tables[table] = 0;

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

  await createStates(world, people, orders);
  const plans = await createDesigns(world, people, orders);
  const templates = await createWorkflow(world, people, users);
  const messages = await createMessages(world, { people, patients, orders, contentTypes, users });
  await createComments(world, people, plans, orders);
  await createNotes(world, people, users);
  const files = await createFiles(world, orders, messages);
  const shop = await createShopOrders(world);
  await createTasks(world, { people, orders, plans, files, shop, templates });
  const payments = await createPayments(world, { people, patients, offices, orders, shop });
  await createOperations(world, payments);
  await createOffers(world, people, users);
  await createStock(world, people);
  if (options.withLogs) await createLogs(world, { people, orders, contentTypes });

  await indexLegacyTables(sql, options.schema);
  return book.close(options.seed, options.scale);
}
