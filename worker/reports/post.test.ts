import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mailSchema } from "../../lib/mailbox/mail.ts";
import { type Letter, readPost } from "./post.ts";

const letter: Letter = {
  key: "one.2026-03-01.0",
  to: "manager@lab.example",
  subject: "Monthly report, March 2026: Zoë's",
  text: "The report is attached.",
  link: "https://archwire.example/reports/monthly?month=2026-03",
  attachment: { name: "monthly-report-2026-03.pdf", content: new TextEncoder().encode("%PDF-1.7 pretended") },
};

/** As much of a mail server as it takes to hand one letter over. */
async function startMailServer(answerToLetter: string) {
  let data = "";
  const server = createServer((socket) => {
    let isLetter = false;
    socket.write("220 hello\r\n");
    socket.on("data", (chunk) => {
      if (isLetter) {
        data += chunk.toString();
        if (!data.endsWith("\r\n.\r\n")) return;
        isLetter = false;
        socket.write(`${answerToLetter}\r\n`);
      } else {
        const command = chunk.toString().slice(0, 4).toUpperCase();
        isLetter = command === "DATA";
        socket.write(isLetter ? "354 go on\r\n" : command === "QUIT" ? "221 bye\r\n" : "250 well\r\n");
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, read: () => data, stop: () => server.close() };
}

test("a letter goes to a mail server whole, and says that no person wrote it", async () => {
  const server = await startMailServer("250 taken");
  const post = readPost({ NODE_ENV: "test", SMTP_URL: server.url, MAIL_FROM: "Archwire <archwire@lab.example>" });
  if (typeof post === "string") throw new Error(post);
  await post(letter);
  server.stop();
  const sent = server.read();
  expect(sent).toContain("From: Archwire <archwire@lab.example>");
  expect(sent).toContain("To: manager@lab.example");
  expect(sent).toContain("Message-ID: <one.2026-03-01.0@lab.example>");
  expect(sent).toContain("Auto-Submitted: auto-generated");
  expect(sent).toContain("filename=monthly-report-2026-03.pdf");
  expect(sent).toContain(Buffer.from(letter.attachment.content).toString("base64"));
});

test("a letter that a mail server refuses was not sent", async () => {
  const server = await startMailServer("554 not this one");
  const post = readPost({ NODE_ENV: "test", SMTP_URL: server.url, MAIL_FROM: "archwire@lab.example" });
  if (typeof post === "string") throw new Error(post);
  await expect(post(letter)).rejects.toMatchObject({ code: "EMESSAGE" });
  server.stop();
});

test("the embedded stack keeps it in its mailbox", async () => {
  const folder = mkdtempSync(join(tmpdir(), "archwire-mailbox-"));
  const post = readPost({ NODE_ENV: "test", ARCHWIRE_MAILBOX: folder, SMTP_URL: "smtp://127.0.0.1:1" });
  if (typeof post === "string") throw new Error(post);
  await post(letter);
  const [mailName, fileName] = readdirSync(folder).sort();
  const mail = mailSchema.parse(JSON.parse(readFileSync(join(folder, mailName ?? ""), "utf8")));
  expect(mail).toMatchObject({
    to: letter.to,
    subject: letter.subject,
    link: letter.link,
    attachment: { name: "monthly-report-2026-03.pdf", type: "application/pdf", bytes: 18 },
  });
  expect(readFileSync(join(folder, fileName ?? ""), "utf8")).toBe("%PDF-1.7 pretended");
  rmSync(folder, { recursive: true });
});

test.each([
  [{}, "This installation cannot send mail: SMTP_URL is not set."],
  [{ SMTP_URL: "smtp://mail.example" }, "This installation cannot send mail: MAIL_FROM is not set."],
])("%o cannot send", (environment, words) => expect(readPost({ NODE_ENV: "test", ...environment })).toBe(words));
