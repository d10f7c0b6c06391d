import { z } from "zod";
import { requireUser } from "@/lib/auth/session";
import { contentDisposition, sendableAs } from "@/lib/files/kinds";
import { openFile, readBytes, recordReading } from "@/lib/files/queries";
import { fileSecurityPolicy } from "@/lib/security/headers";

const nothingHere = () =>
  new Response("There is no such file.", {
    status: 404,
    headers: { "content-security-policy": fileSecurityPolicy("text/plain") },
  });

/**
 * Sends the bytes from here and does not redirect to a signed address: that would need the name of the file, which may be a
 * patient's, in the address, would let whoever has it read for a minute, and would leave the type to the uploader.
 */
export async function GET(_request: Request, { params }: RouteContext<"/files/[fileId]">) {
  await requireUser();
  const fileId = z.guid().safeParse((await params).fileId);
  const file = fileId.success ? await openFile(fileId.data) : null;
  if (!file) return nothingHere();
  await recordReading(file);
  const bytes = await readBytes(file);
  if (!bytes) return nothingHere();

  const { type, isShown } = sendableAs(file.mimeType);
  return new Response(bytes, {
    headers: {
      "content-type": type,
      "content-disposition": contentDisposition(file.name, isShown),
      "content-security-policy": fileSecurityPolicy(type),
      "cache-control": "private, no-store",
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
