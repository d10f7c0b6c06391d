import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { MAX_BYTES, STORED_PATH } from "./file-store.ts";

type Answer = (request: Request) => Response | Promise<Response>;

const signing = new RegExp(`^/object/upload/sign/files/(${STORED_PATH})$`);
const reading = new RegExp(`^/object/(info/)?files/${STORED_PATH}$`);

function refuse(statusCode: number, error: string, message: string): Response {
  const body = { statusCode: String(statusCode), error, message };
  // Without this the browser hides from the form why its upload was refused.
  return Response.json(body, { status: statusCode, headers: { "access-control-allow-origin": "*" } });
}

const ticket = z.object({ bucket: z.literal("files"), sub: z.string(), intent: z.literal("upload"), exp: z.number() });

/** A ticket is good for the one path it was signed for. The front would answer an expired one with its own failure. */
function isTicketFor(path: string | undefined, token: string, secret: string): boolean {
  const [head = "", body = "", signature = ""] = token.split(".");
  const made = createHmac("sha256", secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== made.length || !timingSafeEqual(given, made)) return false;
  const claims = ticket.safeParse(JSON.parse(Buffer.from(body, "base64url").toString()));
  return claims.success && claims.data.sub === path && claims.data.exp * 1000 > Date.now();
}

const signed = z.object({ signedUrl: z.string(), token: z.string() });
const described = z.looseObject({ metadata: z.object({ size: z.number(), mimetype: z.string() }) });

/** Two answers of the front have a shape that supabase-js does not read: a signed address, and what is known of a file. */
async function inWordsOfSupabase(answer: Response): Promise<Response> {
  if (!answer.ok) return answer;
  const body: unknown = await answer.json();
  const [address, file] = [signed.safeParse(body).data, described.safeParse(body).data];
  if (address) return Response.json({ url: address.signedUrl.replace("/storage/v1", ""), token: address.token });
  return Response.json(file ? { ...file, size: file.metadata.size, content_type: file.metadata.mimetype } : body);
}

const nothingHere = () => refuse(404, "NotFound", "There is nothing here.");

/**
 * The Storage API of the front is young, and policies decide in it as on Supabase. In front of it stands what the app uses and
 * nothing more: sign an upload, upload once with the signed ticket, describe, read. No lists, no buckets, no overwriting, no moving.
 */
export function guardStorage(answer: Answer, { secret, isStoring }: { secret: string; isStoring: boolean }) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const [, room = "", ...rest] = url.pathname.split("/");
    // The front decodes a path before it looks for its route; no client of ours writes the first part in code.
    if (room.includes("%")) return nothingHere();
    if (room !== "storage") return answer(request);
    if (!isStoring || rest[0] !== "v1") return nothingHere();

    const route = `/${rest.slice(1).join("/")}`;
    const path = signing.exec(route)?.[1];
    switch (request.method) {
      case "OPTIONS":
        return answer(request);
      case "GET":
        if (route === "/status") return answer(request);
        if (!reading.test(route)) return nothingHere();
        return route.startsWith("/object/info/") ? inWordsOfSupabase(await answer(request)) : answer(request);
      case "POST":
        if (!path) return nothingHere();
        if (request.headers.has("x-upsert")) return refuse(403, "Unauthorized", "Nothing is overwritten here.");
        return inWordsOfSupabase(await answer(request));
      case "PUT": {
        if (!path) return nothingHere();
        if (!isTicketFor(path, url.searchParams.get("token") ?? "", secret))
          return refuse(403, "InvalidJWT", "This upload was not signed, or too long ago.");
        const length = Number(request.headers.get("content-length") ?? Number.NaN);
        if (Number.isNaN(length)) return refuse(411, "MissingContentLength", "Say how long the file is.");
        return length > MAX_BYTES
          ? refuse(413, "EntityTooLarge", `A file has at most ${MAX_BYTES} bytes.`)
          : answer(request);
      }
      default:
        return nothingHere();
    }
  };
}
