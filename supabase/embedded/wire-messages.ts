const READY = Buffer.from([0x5a, 0, 0, 0, 5]);
export const READY_BYTES = READY.length + 1;
const IDLE = "I".charCodeAt(0);

export const SYNC_MESSAGE = new Uint8Array([0x53, 0, 0, 0, 4]);
export const TERMINATE = "X".charCodeAt(0);

const [QUERY, PARSE, SYNC, STARTUP] = ["Q".charCodeAt(0), "P".charCodeAt(0), "S".charCodeAt(0), 0];

/** Bind, Close, Describe, Execute, Flush, Parse, Query, Sync, Terminate; an unknown one makes the engine wait for ever. */
const known = new Set([..."BCDEHPQSX"].map((letter) => letter.charCodeAt(0)));

const COPY_IN = /\bcopy\b[\s\S]*\bfrom\s+stdin\b/i;

/** Why this message must not reach the engine, or null. */
export function refusal(message: Uint8Array): string | null {
  const type = message[0];
  if (type === STARTUP) return message.length < 8 ? "The startup packet is too short." : null;
  if (type === undefined || !known.has(type)) return "The embedded engine does not know this kind of message.";
  if (message.length < 5) return "The message is too short.";
  if ((type === QUERY || type === PARSE) && COPY_IN.test(Buffer.from(message).toString("latin1"))) {
    return "The embedded engine has no COPY FROM STDIN; insert from arrays instead.";
  }
  return null;
}

export function errorResponse(text: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${text}\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from("E"), length, fields]);
}

export function isStartOrQuestionEnd(message: Uint8Array): boolean {
  return message[0] === QUERY || message[0] === SYNC || message[0] === STARTUP;
}

export function endsReady(answer: Buffer): boolean {
  return answer.subarray(-READY_BYTES, -1).equals(READY);
}

export function endsReadyAndIdle(answer: Buffer): boolean {
  return endsReady(answer) && answer.at(-1) === IDLE;
}
