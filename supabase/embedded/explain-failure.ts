const DISK_FULL = "The disk is full. Free some space and start again; nothing that was saved is lost.";

/** A failure that is already said in one clear sentence. */
export class PlainFailure extends Error {}

type SystemError = Error & { code?: string; port?: number; path?: string };

const sentences: Record<string, (error: SystemError) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken by another program. Stop it, or choose other ports: PORT, ARCHWIRE_API_PORT, ARCHWIRE_DATABASE_PORT.`,
  ENOSPC: () => DISK_FULL,
  EACCES: ({ path }) => `No permission to write ${path ?? "the data folder"}.`,
  ECONNREFUSED: () => "The database of DATABASE_URL does not answer.",
};

/** The file system inside the WebAssembly engine numbers its errors in its own way and throws no Error. */
const ENGINE_DISK_FULL = 51;

/** One clear sentence for the failures a newcomer meets; everything else keeps its stack. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) {
    const isDiskFull =
      typeof error === "object" && error !== null && "errno" in error && error.errno === ENGINE_DISK_FULL;
    return isDiskFull ? DISK_FULL : JSON.stringify(error);
  }
  if (error instanceof PlainFailure) return error.message;
  const sentence = sentences[(error as SystemError).code ?? ""];
  if (sentence) return sentence(error);
  return error.stack ?? error.message;
}
