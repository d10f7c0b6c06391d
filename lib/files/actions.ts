"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { findPlace } from "./queries";
import { announceFileInput } from "./schemas";
import { BUCKET, storagePath } from "./storage";

type Ticket = { address: string | null; mimeType: string };

const GONE = "What this file belongs to does not exist any more. Nothing was stored.";

/** Says what will come and asks where to send it. No address means that it has arrived already. */
export const announceFile = formAction({ roles: labAndDoctors, schema: announceFileInput }, async (file) => {
  const place = await findPlace(file);
  if (!place) return failure(GONE);
  const supabase = await createClient();
  const bucket = supabase.storage.from(BUCKET);
  const path = storagePath(place, file.id);
  const { data, error } = await bucket.createSignedUploadUrl(path);
  if (data) return success<Ticket>("Announced", { address: data.signedUrl, mimeType: file.mime_type });
  const arrived = await bucket.info(path);
  if (arrived.data) return success<Ticket>("Announced", { address: null, mimeType: file.mime_type });
  console.error("announceFile failed", { status: error.status, message: error.message });
  return failure("The file could not be sent: the storage refuses it. Nothing was stored; try again in a moment.");
});

/** Makes a file of what has arrived: until then there is no row that could look like one. */
export const confirmFile = formAction({ roles: labAndDoctors, schema: announceFileInput }, async (announced) => {
  const { case_id, order_id, ...file } = announced;
  const place = await findPlace(announced);
  if (!place) return failure(GONE);
  const supabase = await createClient();
  const arrived = await supabase.storage.from(BUCKET).info(storagePath(place, file.id));
  if (arrived.data?.size !== file.byte_size)
    return failure("The file did not arrive whole. Nothing was added; reload the page and send it again.");

  const row = { ...file, patient_id: place.patient_id, practice_id: place.practice_id };
  const added = await supabase.from("files").insert(row).select("id").single();
  if (added.error && !isSentTwice(added.error)) return failure(explainRefusal(added.error, "confirmFile"));
  if (case_id) {
    const { error } = await supabase.from("case_files").insert({ case_id, file_id: file.id }).select("id").single();
    if (error && error.code !== "23505") return failure(explainRefusal(error, "confirmFile"));
  } else if (order_id) {
    const { error } = await supabase.from("order_files").insert({ order_id, file_id: file.id }).select("id").single();
    if (error && error.code !== "23505") return failure(explainRefusal(error, "confirmFile"));
  }
  refresh();
  return success(`Added ${file.name}`);
});
