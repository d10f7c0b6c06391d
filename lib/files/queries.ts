import "server-only";
import { createClient } from "@/lib/supabase/server";
import type { AnnouncedFile } from "./schemas";

export type Place = { organization_id: string; practice_id: string | null; patient_id: string | null };

/** Whose folder a file goes into, and which patient it is of; null when the caller cannot see what it belongs to. */
export async function findPlace(file: AnnouncedFile): Promise<Place | null> {
  const supabase = await createClient();
  const columns = "organization_id, practice_id, patient_id";
  const { data, error } = file.case_id
    ? await supabase.from("cases").select(columns).eq("id", file.case_id).maybeSingle()
    : file.order_id
      ? await supabase.from("orders").select(columns).eq("id", file.order_id).maybeSingle()
      : await supabase
          .from("patients")
          .select("organization_id, practice_id, patient_id:id")
          .eq("id", file.patient_id ?? "")
          .maybeSingle();
  if (error) throw new Error("Could not find where the file belongs", { cause: error });
  return data;
}

export type OpenedFile = {
  name: string;
  mimeType: string;
  bucket: string;
  path: string;
  patientIds: string[];
};

/** A file whose bytes are here; null when there is none, or none that the caller may see. */
export async function openFile(fileId: string): Promise<OpenedFile | null> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("files")
    .select(
      "name, mime_type, storage_bucket, storage_path, patient_id, case_files(cases(patient_id)), order_files(orders(patient_id))",
    )
    .eq("id", fileId)
    .maybeSingle();
  if (error) throw new Error("Could not read the file", { cause: error });
  if (!data?.storage_path) return null;
  const patientIds = [
    data.patient_id,
    ...data.case_files.map(({ cases }) => cases?.patient_id),
    ...data.order_files.map(({ orders }) => orders?.patient_id),
  ].filter((patientId) => patientId != null);
  return {
    name: data.name,
    mimeType: data.mime_type,
    bucket: data.storage_bucket,
    path: data.storage_path,
    patientIds: [...new Set(patientIds)],
  };
}

/** The bytes under the caller's own rights, as they come; null when they are not there. */
export async function readBytes({ bucket, path }: OpenedFile): Promise<ReadableStream | null> {
  const supabase = await createClient();
  const { data, error } = await supabase.storage.from(bucket).download(path).asStream();
  if (!error) return data;
  if (error.status === 400 || error.status === 404) return null;
  throw new Error("Could not read the bytes of a file", { cause: error });
}

/** Nobody looks unseen: whoever opens a file of a patient is written down before the first byte leaves. */
export async function recordReading({ patientIds }: OpenedFile): Promise<void> {
  if (patientIds.length === 0) return;
  const supabase = await createClient();
  const { error } = await supabase.rpc("record_access", {
    p_patient_ids: patientIds,
    p_purpose: "treatment",
    p_place: "/files/[fileId]",
  });
  if (error) throw new Error("Could not write the access log", { cause: error });
}
