const sentences: Record<string, (error: NodeJS.ErrnoException & { port?: number }) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken by another program. Stop it, or choose other ports: PORT, ARCHWIRE_API_PORT, ARCHWIRE_DATABASE_PORT.`,
  ENOSPC: () => "The disk is full. Free some space and start again; nothing that was saved is lost.",
  EACCES: ({ path }) => `No permission to write ${path ?? "the data folder"}.`,
  ECONNREFUSED: () => "The database of DATABASE_URL does not answer.",
};

/** One clear sentence for the failures a newcomer meets; everything else keeps its stack. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = "" } = error as NodeJS.ErrnoException;
  const sentence = sentences[code];
  if (sentence) return sentence(error);
  if (/no space left|could not extend file|disk full/i.test(error.message))
    return sentences.ENOSPC?.(error) ?? error.message;
  if (error.message.startsWith("Archwire already runs")) return error.message;
  return error.stack ?? error.message;
}
