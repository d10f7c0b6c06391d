import { z } from "zod";

const list = (text: string) => text.split(",").filter(Boolean);
const codes = z.string().max(500).default("").transform(list);

export const requestInput = z.object({
  mode: z.enum(["preflight", "dry_run", "full", "delta", "validate", "rollback"]),
  accepted: codes,
  ofRunId: z
    .union([z.guid(), z.literal("")])
    .default("")
    .transform((id) => (id === "" ? undefined : id)),
});

export const steerInput = z.object({ runId: z.guid(), wish: z.enum(["run", "pause", "cancel"]), accepted: codes });

const word = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Rows of the inbox: one, or everything that waits in an entity for the same reason. */
const scope = {
  id: z.coerce.number().int().positive().optional(),
  entity: word.optional(),
  kind: word.optional(),
  code: word.optional(),
  column: word.optional(),
};

export const scopeInput = z.object(scope);
export const waiveInput = z.object({
  ...scope,
  note: z.string().trim().min(1, "Say why: the note stays with the rows.").max(500, "At most 500 characters."),
});

export const codeInput = z.object({
  map: word,
  code: z.string().max(200),
  target: z.string().trim().max(100),
  note: z.string().trim().min(1, "Say how you know: the note stays with the code.").max(500, "At most 500 characters."),
  version: z.coerce.number().int().min(0),
});

export type RejectScope = z.infer<typeof scopeInput>;

/** As the database takes it. */
export function scopeOf({ id, entity, kind, code, column }: RejectScope) {
  return id ? { ids: [id] } : { entity, kind, code, column };
}
