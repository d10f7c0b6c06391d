import { activeStaff } from "./designs.ts";
import { Fates, finding, rejected, requireParent, type Verdict } from "./fates.ts";
import type { Orders } from "./orders.ts";
import type { Patient, Patients } from "./patients.ts";
import type { People } from "./people.ts";
import { type Phrase, writeContradiction, writePhrase } from "./phrases.ts";
import { absentId, at, type Random, sparseIds } from "./random.ts";
import type { ContentTypes } from "./registers.ts";
import { blankTexts, longText, writeText } from "./texts.ts";
import { after, iso } from "./time.ts";
import { plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

type Message = {
  targetId: number;
  targetType: number | null;
  type: number | null;
  createdAt: number;
  text: string;
  authorId: number | null;
  phrase: Phrase | null;
};
export type Messages = { fates: Fates; ids: Int32Array; healthy: number[] };
type Around = { people: People; patients: Patients; orders: Orders; contentTypes: ContentTypes; users: Fates };

const types: readonly (readonly [number | null, number])[] = [
  [6, 55],
  [8, 25],
  [5, 16],
  [3, 2],
  [4, 1],
  [null, 1],
];

/** Messages about patients and to users; the target is a pair of a content type and an id. */
export async function createMessages(world: World, around: Around): Promise<Messages> {
  const random = world.random("messages");
  const { people, patients, contentTypes } = around;
  const count = world.size(70_742);
  const authors = [...people.doctors.filter(({ isActive }) => isActive), ...activeStaff(people)].map(({ id }) => id);
  // Whose id somebody else has as well is written to only where that is planted.
  const plainPatients = patients.list.filter(({ slot }) => !slot.isAmbiguous);
  const plainHealthy = patients.healthy.filter(({ slot }) => !slot.isAmbiguous);
  const recipients = people.all.filter(({ id }) => !patients.fates.has(id)).map(({ id }) => id);

  const traps = plantTraps(random, count, world.scale, [
    ["told", { exact: around.orders.told.length }],
    ["no type of target", { share: 0.005 }],
    ["other type of target", { share: 0.005 }],
    ["target gone", { share: 0.002 }],
    ["ambiguous patient", { share: 0.005 }],
    ["ambiguous user", { share: 0.005 }],
    ["author gone", { share: 0.002 }],
    ["type", { rows: 6 }],
    ["blank", { share: 0.0025 }],
    ["dot", { share: 0.0015 }],
    ["long", { share: 0.001 }],
  ]);
  const phrases = around.orders.told.map(({ order, family }) => ({
    order,
    phrase: family ? writePhrase(random, family) : writeContradiction(random),
  }));
  const write = (patient: Patient): Message => ({
    targetId: patient.id,
    targetType: contentTypes.patient,
    type: random.weighted(types),
    createdAt: after(random, patient.slot.submittedAt, 900),
    text: writeText(random),
    authorId: random.chance(0.03) ? null : random.pick(authors),
    phrase: null,
  });
  const toUser = (message: Message, id: number) => {
    message.targetId = id;
    message.targetType = contentTypes.user;
    message.type = 3;
    if (random.chance(0.3)) message.authorId = id;
  };

  const messages: Messages = { fates: new Fates(), ids: sparseIds(random, count, 1, 0.01), healthy: [] };
  await world.fill("dispatch_record", async (landing) => {
    for (let index = 0; index < count; index++) {
      const id = at(messages.ids, index);
      const trap = traps.get(index);
      const message = write(random.pick(trap === undefined ? plainPatients : plainHealthy));
      if (trap === undefined && random.chance(0.03)) toUser(message, random.pick(recipients));
      if (trap === "ambiguous patient") {
        const twin = random.pick(patients.list.filter(({ slot }) => slot.isAmbiguous));
        Object.assign(message, write(twin));
      }
      if (trap === "ambiguous user") toUser(message, random.pick(people.ambiguous).id);
      const told = trap === "told" ? phrases.pop() : undefined;
      if (told) {
        Object.assign(message, write(told.order.patient));
        message.type = random.pick([6, 8, 8]);
        message.createdAt = after(random, told.order.begunAt, 60);
        message.text = told.phrase.text;
        message.phrase = told.phrase;
      }
      plant(random, message, trap, index, around);

      const verdict = judge(message, around);
      messages.fates.set(id, verdict);
      if (trap === undefined && !verdict) messages.healthy.push(id);
      if (message.phrase)
        world.book.labels.push({ recordId: String(id), state: message.phrase.state, kind: message.phrase.kind });
      const isKnownTarget = message.targetType === contentTypes.patient || message.targetType === contentTypes.user;
      if (isKnownTarget && patients.fates.has(message.targetId) && people.ids.has(message.targetId))
        world.book.ambiguousTargets.push(String(id));
      const hasLostAuthor = message.authorId !== null && !people.ids.has(message.authorId);
      world.book.row("messages", id, verdict, hasLostAuthor ? [finding("orphan_parent_missing", "author_id")] : []);
      await landing.add({
        id,
        target_id: message.targetId,
        type: message.type,
        created_at: iso(message.createdAt),
        text: message.text,
        author_id: message.authorId,
        target_type_id: message.targetType,
        group_id: random.chance(0.1) ? 11 : null,
        public: random.weighted([
          [true, 60],
          [false, 38],
          [null, 2],
        ]),
      });
    }
  });
  return messages;
}

function plant(random: Random, message: Message, trap: string | undefined, index: number, around: Around): void {
  if (trap === "no type of target") message.targetType = null;
  if (trap === "other type of target")
    message.targetType = index % 2 === 0 ? around.contentTypes.plan : around.contentTypes.highest + 30;
  if (trap === "target gone") message.targetId = absentId(random, (id) => around.patients.fates.has(id), 531_000);
  if (trap === "author gone")
    message.authorId = absentId(random, (id) => around.people.ids.has(id), around.people.highestId);
  if (trap === "type") message.type = index % 2 === 0 ? 1 : 99;
  if (trap === "blank") message.text = at(blankTexts, index % blankTexts.length);
  if (trap === "dot") message.text = ".";
  if (trap === "long") message.text = longText(random);
}

/** The content type says in which of two tables the target has to be. */
function judge({ targetId, targetType, type, text }: Message, around: Around): Verdict | null {
  const { contentTypes, patients, users } = around;
  if (targetType !== contentTypes.patient && targetType !== contentTypes.user)
    return rejected("unmapped_content_type", "target_type_id");
  const orphan = requireParent(targetType === contentTypes.patient ? patients.fates : users, targetId, "target_id");
  if (orphan) return orphan;
  if (type !== null && ![3, 4, 5, 6, 8].includes(type)) return rejected("unmapped_code", "type");
  return text.trim() === "" ? rejected("empty_required", "text") : null;
}
