/** What an installation stores, by the end of its name. Nothing that a browser would run: no HTML, no SVG, no XML. */
const mimeTypes: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heic: "image/heic",
  pdf: "application/pdf",
  stl: "model/stl",
  ply: "application/octet-stream",
  obj: "model/obj",
  zip: "application/zip",
  dcm: "application/dicom",
  txt: "text/plain",
  csv: "text/csv",
  rtf: "application/rtf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
};

/** Shown in the tab; every browser knows these. Everything else is saved. */
const shown = new Set(["image/jpeg", "image/png", "image/webp", "application/pdf"]);

/** As the bucket of the migration has it. */
export const MAX_BYTES = 200_000_000;

export const ACCEPTED = Object.keys(mimeTypes)
  .map((extension) => `.${extension}`)
  .join(",");

export const ALLOWED = "JPEG, PNG, WebP and HEIC pictures, PDF, STL, PLY, OBJ, ZIP, DICOM, text, Word and Excel files";

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The type we store and send for a name: never the one that somebody claims. */
export function mimeTypeOf(name: string): string | undefined {
  return mimeTypes[extensionOf(name)];
}

/** Programs register their own types for scans, so only what says that it could be run or shown as something else is refused. */
export function isClaimBelievable(name: string, claimed: string): boolean {
  const known = mimeTypeOf(name);
  if (claimed === "" || claimed === "application/octet-stream" || claimed === known) return true;
  if (known !== undefined && (known.startsWith("image/") || known === "application/pdf"))
    return known === "image/heic" && claimed === "image/heif";
  return !/html|xml(?!formats)|svg|script/.test(claimed);
}

/** How a stored file may be sent to a browser. A type that is not one of ours is bytes and nothing else. */
export function sendableAs(storedType: string): { type: string; isShown: boolean } {
  const isOurs = Object.values(mimeTypes).includes(storedType);
  return { type: isOurs ? storedType : "application/octet-stream", isShown: shown.has(storedType) };
}

/** The name as a header carries it: plain letters for old programs, the real one for all others. */
export function contentDisposition(name: string, isShown: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isShown ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
