import "server-only";
import { z } from "zod";
import type { rooms, viewRooms } from "./schemas";
import { hiddenColumnsSchema } from "@/lib/preferences/schemas";
import { createClient } from "@/lib/supabase/server";

export type RoomName = (typeof rooms)[number];
export type ViewRoomName = (typeof viewRooms)[number];

const frameSchema = z.object({
  hidden: z.unknown(),
  density: z.enum(["comfortable", "compact"]).catch("comfortable"),
  term: z.string().nullable(),
  practice: z.string().nullable(),
  person: z.string().nullable(),
  views: z.array(
    z.object({ id: z.string(), name: z.string(), query: z.string(), isShared: z.boolean(), isMine: z.boolean() }),
  ),
});

export type ListFrame = Omit<z.infer<typeof frameSchema>, "hidden"> & { hiddenColumns: string[] };
export type SavedView = ListFrame["views"][number];

type Named = { search?: string; practice?: string; doctor?: string };

/** What stands around the rows: columns, density, views, and the names behind the ids of the address. */
export async function openList(room: ViewRoomName, named: Named, hiddenAtFirst: string[]): Promise<ListFrame> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("open_list", {
    p_room: room,
    p_search: named.search,
    p_practice: named.practice === "none" ? undefined : named.practice,
    p_person: named.doctor,
  });
  if (error) throw new Error("Could not read how the list is shown", { cause: error });
  const { hidden, ...frame } = frameSchema.parse(data);
  return { ...frame, hiddenColumns: hidden ? hiddenColumnsSchema.catch([]).parse(hidden) : hiddenAtFirst };
}
