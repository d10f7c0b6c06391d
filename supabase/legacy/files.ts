import { brokenJson, isJson } from "./broken-json.ts";
import { Fates, finding, type Finding, merged, noteParent, requireParent, skipped, type Verdict } from "./fates.ts";
import type { Messages } from "./messages.ts";
import type { Order, Orders } from "./orders.ts";
import { absentId, at, type Random, sparseIds } from "./random.ts";
import { products } from "./registers.ts";
import { after, iso, momentOfGrowth } from "./time.ts";
import { atLeastOne, plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

export type Files = { ids: Int32Array };
type FileRow = {
  id: number;
  uid: string;
  name: string | null;
  ext: string;
  size: number;
  instruction_id: number | null;
  record_id: number | null;
  parameters: string | null;
};

const kinds: readonly (readonly [ext: string, type: number, weight: number])[] = [
  [".jpg", 8, 46],
  [".stl", 6, 30],
  [".zip", 7, 8],
  [".pdf", 9, 6],
  [".dcm", 3, 4],
  [".dxf", 2, 3],
  [".irk", 2, 3],
];
const oddExtensions = [".STL", "stl", ".stl.stl", "", ".JPG", ".jpeg ", ".pdf"];
const oddNames = [
  "../../photos/front.jpg",
  "C:\\scans\\upper.stl",
  "صورة أمامية.jpg",
  "smile 😁.jpg",
  "gpj.\u202eupper.stl",
  "名称未設定 1.stl",
];

/** Where a file belongs: half of them to no order; some came with a message. */
function drawPlace(random: Random, orders: Orders, messages: Messages): { order: Order | null; record: number | null } {
  const { ids } = messages;
  const anyRecord = () => at(ids, random.int(0, ids.length - 1));
  const place = random.weighted([
    ["order", 500],
    ["nothing", 473],
    ["record", 17],
    ["both", 10],
  ]);
  if (place === "nothing") return { order: null, record: null };
  if (place === "record") return { order: null, record: anyRecord() };
  const order = at(orders.list, Math.floor(random.next() * orders.list.length));
  if (place === "order") return { order, record: null };
  // A file of a lost order with a lost message would be lost for two reasons.
  return { order, record: orders.fates.isLoaded(order.id) ? anyRecord() : random.pick(messages.healthy) };
}

export async function createFiles(world: World, orders: Orders, messages: Messages): Promise<Files> {
  const random = world.random("files");
  const count = world.size(327_771);
  const ids = sparseIds(random, count, 1);
  const traps = plantTraps(random, count, world.scale, [
    ["order gone", { rows: 14 }],
    ["name", { share: 0.005 }],
    ["uid", { rows: 30 }],
    ["uid of another size", { rows: 5 }],
    ["size", { rows: 20 }],
    ["huge", { rows: 3 }],
    ["parameters", { share: 0.005 }],
  ]);
  const fates = new Fates();
  const links: [record: number, file: number][] = [];
  const plain: [record: number, file: number][] = [];
  let known: { uid: string; size: number } | null = null;
  await world.fill("dispatch_file", async (landing) => {
    for (let index = 0; index < count; index++) {
      const trap = traps.get(index);
      const place =
        trap === undefined ? drawPlace(random, orders, messages) : { order: random.pick(orders.healthy), record: null };
      const [ext, type] = random.weighted(kinds.map((kind) => [kind, kind[2]] as const));
      const copied: typeof known = trap === "uid" || trap === "uid of another size" ? known : null;
      const row: FileRow = {
        id: at(ids, index),
        uid: copied?.uid ?? random.hex(32),
        name: random.chance(0.02) ? random.pick(oddNames) : `scan_${random.int(1, 9_999)}${ext}`,
        ext: random.chance(0.05) ? random.pick(oddExtensions) : ext,
        size: (trap === "uid" && copied?.size) || random.int(2_000, 40_000_000),
        instruction_id: place.order?.id ?? null,
        record_id: place.record,
        parameters: random.weighted([
          ["", 50],
          [null, 30],
          ['{"rotation": [0, 90, 0]}', 20],
        ]),
      };
      if (trap === "order gone") row.instruction_id = absentId(random, (id) => orders.fates.has(id), 26_000);
      if (trap === "name") row.name = at([null, "", " "], index % 3);
      if (trap === "size") row.size = index % 2 === 0 ? 0 : -random.int(1, 4_000);
      if (trap === "huge") row.size = 2_147_483_648 + random.int(0, 900_000_000);
      if (trap === "parameters") row.parameters = at(brokenJson, index % brokenJson.length);

      const verdict = judgeRow(row, orders.fates);
      fates.set(row.id, verdict);
      world.book.row("files", row.id, verdict, [
        ...(verdict ? [] : noteParent(orders.fates, row.instruction_id, "instruction_id")),
        ...judgeColumns(row, copied !== null),
      ]);
      if (trap === undefined && !verdict) known = { uid: row.uid, size: row.size };
      if (row.record_id !== null) {
        links.push([row.record_id, row.id]);
        if (!verdict && messages.fates.isLoaded(row.record_id)) plain.push([row.record_id, row.id]);
      }
      await landing.add({
        ...row,
        type: random.chance(0.1) ? random.int(1, 13) : type,
        created_at: iso(place.order ? after(random, place.order.begunAt, 90) : momentOfGrowth(random)),
        description: random.chance(0.05) ? "after bonding" : "",
        product_id: random.chance(0.02) ? random.pick(products).id : null,
        status: random.int(0, 1),
      });
    }
  });
  await createAttachments(world, random, { links, plain, files: fates, messages });
  return { ids };
}

function judgeRow({ instruction_id }: FileRow, orders: Fates): Verdict | null {
  const isDeleted = instruction_id !== null && orders.of(instruction_id) === "skipped";
  return isDeleted ? skipped("parent_deleted", "instruction_id") : null;
}

function judgeColumns({ name, size, parameters }: FileRow, isCopy: boolean): Finding[] {
  return [
    ...(name === null || name.trim() === "" ? [finding("empty_name", "name")] : []),
    ...(isCopy ? [finding("duplicate_natural_key", "uid")] : []),
    ...(size <= 0 ? [finding("check_violation", "size")] : []),
    ...(isJson(parameters) ? [] : [finding("invalid_json", "parameters")]),
  ];
}

type Links = { links: [number, number][]; plain: [number, number][]; files: Fates; messages: Messages };

/** The table made for attachments holds nothing but what the files say already. */
async function createAttachments(
  world: World,
  random: Random,
  { links, plain, files, messages }: Links,
): Promise<void> {
  const judge = (record: number, file: number) =>
    requireParent(messages.fates, record, "record_id") ?? requireParent(files, file, "file_id");
  for (const [record, file] of links) world.book.row("message_attachments", `${record}:${file}`, judge(record, file));
  await world.fill("dispatch_record_attachments", async (landing) => {
    for (const [index, [record, file]] of random.sample(plain, atLeastOne(10 * world.scale)).entries()) {
      world.book.row("message_attachments", `${record}:${file}`, merged("duplicate_pair", "file_id"));
      await landing.add({ id: index + 1, record_id: record, file_id: file });
    }
  });
}
