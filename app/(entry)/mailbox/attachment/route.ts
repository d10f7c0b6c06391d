import type { NextRequest } from "next/server";
import { z } from "zod";
import { contentDisposition } from "@/lib/files/kinds";
import { openAttachment } from "@/lib/mailbox/queries";

/** What came with a mail of the embedded stack. Whoever reaches the page may read the mails, and this with them. */
export async function GET(request: NextRequest) {
  const mailId = z.guid().safeParse(request.nextUrl.searchParams.get("mail"));
  const attachment = mailId.success ? await openAttachment(mailId.data) : null;
  if (!attachment) return new Response("There is no such attachment.", { status: 404 });
  return new Response(attachment.bytes, {
    headers: {
      "content-type": attachment.type,
      "content-disposition": contentDisposition(attachment.name, true),
      "cache-control": "private, no-store",
    },
  });
}
