import "server-only";
import { createClient } from "@/lib/supabase/server";

export type ShownMessage = {
  id: string;
  body: string;
  message_type: string;
  sender: string | null;
  created_at: string;
};

export async function listMessages(about: { case_id: string } | { order_id: string }): Promise<ShownMessage[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("messages")
    .select("id, body, message_type, sender_id, created_at")
    .match(about)
    .order("created_at", { ascending: false })
    .order("id")
    .range(0, 499);
  if (error) throw new Error("Could not read the messages", { cause: error });
  const senders = [...new Set(data.flatMap(({ sender_id }) => sender_id ?? []))];
  if (senders.length === 0) return data.map((message) => ({ ...message, sender: null }));

  const names = await supabase.from("person_names").select("profile_id, name").in("profile_id", senders);
  if (names.error) throw new Error("Could not read who wrote the messages", { cause: names.error });
  const known = new Map(names.data.map(({ profile_id, name }) => [profile_id, name]));
  return data.map((message) => ({ ...message, sender: known.get(message.sender_id ?? "") ?? null }));
}
