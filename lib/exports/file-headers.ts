import { contentDisposition } from "@/lib/files/kinds";

/** A file that is saved, not shown, and kept by nobody on the way. */
export function fileHeaders(contentType: string, fileName: string) {
  return {
    "content-type": contentType,
    "content-disposition": contentDisposition(fileName, false),
    "cache-control": "private, no-store",
  };
}
