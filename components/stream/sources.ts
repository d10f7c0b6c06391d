/** Where a move is known from, when no person made it here. */
export const sources: Record<string, string> = {
  migration: "from the legacy system",
  message: "read from a message",
  system: "by the system",
};
