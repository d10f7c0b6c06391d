import { DAY, iso, WORLD_END } from "./time.ts";
import type { World } from "./world.ts";

/** The two content types that messages may have, and one that they may not. */
export type ContentTypes = { patient: number; user: number; plan: number; highest: number };

const models = {
  admin: ["logentry"],
  auth: ["permission", "group", "user"],
  contenttypes: ["contenttype"],
  sessions: ["session"],
  dispatch:
    `action agent bracket category client client3d comment course discount doctorsetting event file globalsetting
    instance instruction jaw language link master note notification offer office operation order patient payment plan product
    project purchase reading record role state storage task template usersetting ware cart invoice shipment reminder survey`.split(
      /\s+/,
    ),
};
const allModels = Object.entries(models).flatMap(([app, names]) => names.map((model) => ({ app_label: app, model })));

/** Ids as one installation had them, or as another one would after its own history. */
export async function createContentTypes(world: World): Promise<ContentTypes> {
  const fixed: Record<string, number> = world.options.renumberContentTypes
    ? { "dispatch.patient": 17, "auth.user": 4, "dispatch.plan": 11 }
    : { "dispatch.patient": 11, "auth.user": 58, "dispatch.plan": 12 };
  const taken = new Set(Object.values(fixed));
  let next = 1;
  const rows = allModels.map(({ app_label, model }) => {
    const known = fixed[`${app_label}.${model}`];
    if (known !== undefined) return { id: known, app_label, model };
    while (taken.has(next)) next++;
    return { id: next++, app_label, model };
  });
  rows.sort((a, b) => a.id - b.id);
  await world.fillWith("django_content_type", rows);

  const verbs = ["add", "change", "delete", "view"];
  const permissions = rows.flatMap(({ id, model }) => verbs.map((verb) => ({ verb, model, content_type_id: id })));
  await world.fillWith(
    "auth_permission",
    permissions.map(({ verb, model, content_type_id }, index) => ({
      id: index + 1,
      name: `Can ${verb} ${model}`,
      content_type_id,
      codename: `${verb}_${model}`,
    })),
  );
  const idOf = (name: string) => fixed[name] ?? 0;
  return {
    patient: idOf("dispatch.patient"),
    user: idOf("auth.user"),
    plan: idOf("dispatch.plan"),
    highest: Math.max(...rows.map(({ id }) => id)),
  };
}

export const groups = {
  Patient: { id: 1, role: "patient" },
  Doctor: { id: 2, role: "doctor" },
  administrator: { id: 4, role: "admin" },
  Master: { id: 5, role: "master" },
  Sales: { id: 6, role: "sales" },
  Support: { id: 7, role: "support" },
  "External Partners": { id: 8, role: "research_partner" },
  Billing: { id: 9, role: "staff" },
  Export: { id: 10, role: "staff" },
  Technician: { id: 11, role: "technician" },
} as const;
export type Group = keyof typeof groups;
export const groupNames: readonly Group[] = [
  "Patient",
  "Doctor",
  "administrator",
  "Master",
  "Sales",
  "Support",
  "External Partners",
  "Billing",
  "Export",
  "Technician",
];

export async function createGroups(world: World): Promise<void> {
  const rows = groupNames.map((name) => ({ id: groups[name].id, name }));
  await world.fillWith("auth_group", rows);
  for (const { id } of rows) world.book.row("template_view_groups", id, null);
  const granted = rows.flatMap(({ id }) =>
    [3, 7, 40].map((step) => ({ group_id: id, permission_id: (id * step) % 200 })),
  );
  await world.fillWith(
    "auth_group_permissions",
    granted.map((row, index) => ({ id: index + 1, ...row, permission_id: row.permission_id + 1 })),
  );
}

/** The id of a course and its type are two lists of codes: 3 and 4 stand for each other. */
const courses = [
  { id: 1, name: "Main", type: 1 },
  { id: 2, name: "Refinement", type: 2 },
  { id: 3, name: "Replacement", type: 4 },
  { id: 4, name: "Any", type: 3 },
  { id: 7, name: "Invoice", type: 5 },
  { id: 8, name: "Merchandise", type: 6 },
];
export const isKnownCourse = (id: number | null) => courses.some((course) => course.id === id);

type Product = { id: number; course: number; deleted: boolean; price: number };
const productNames: readonly (readonly [name: string, course: number, price: number, deleted?: boolean])[] = [
  ["Lingual appliance, both arches", 1, 2_400],
  ["Lingual appliance, one arch", 1, 1_350],
  ["Labial appliance, both arches", 1, 1_800],
  ["Aligner series", 1, 1_600],
  ["Aligner series (first generation)", 1, 1_500, true],
  ["Refinement wires", 2, 320],
  ["Refinement aligners", 2, 450],
  ["Replacement bracket", 3, 45],
  ["Replacement tray", 3, 90],
  ["Study setup", 4, 150],
  ["Invoice item", 7, 100],
  ["Wire cutter", 8, 85],
  ["Typodont", 8, 140],
  ["Polishing kit", 8, 60, true],
];
export const products: readonly Product[] = productNames.map(([, course, price, deleted], index) => ({
  id: index + 1,
  course,
  price,
  deleted: deleted ?? false,
}));

export async function createCatalogue(world: World): Promise<void> {
  await world.fillWith(
    "dispatch_course",
    courses.map((course) => ({ ...course, customization: "{}" })),
  );
  await world.fillWith(
    "dispatch_product",
    productNames.map(([name, course_id, price, deleted], index) => ({
      id: index + 1,
      name,
      description: index % 3 === 0 ? "" : `${name}, made to order`,
      free: course_id === 4,
      deleted: deleted ?? false,
      customization: index % 4 === 0 ? '{"colors": ["clear", "gold"]}' : "",
      type: course_id,
      substitute: deleted ? index : null,
      course_id,
      price,
    })),
  );
  for (const { id } of products) world.book.row("products", id, null);
  await world.fillWith("dispatch_product_roles", [
    { id: 1, product_id: 1, role_id: 1 },
    { id: 2, product_id: 4, role_id: 3 },
  ]);
  await world.fillWith("dispatch_product_successors", [{ id: 1, from_product_id: 5, to_product_id: 4 }]);
  await world.fillWith(
    "dispatch_language",
    ["en", "ja", "th", "vi"].map((code, index) => ({ id: index + 1, code, name: code.toUpperCase() })),
  );
  const created = WORLD_END - 2_000 * DAY;
  await world.fillWith("dispatch_globalsetting", [
    {
      id: 1,
      setting: "payments",
      version: "3.1",
      sandbox: true,
      application_id: "synthetic-application",
      location_id: "SYNTHETIC",
      // Looks like a secret so that a copy of it would be noticed.
      access_token: "synthetic-token-that-must-never-be-copied",
      created_at: iso(created),
      updated_at: iso(created + 400 * DAY),
    },
  ]);
}
