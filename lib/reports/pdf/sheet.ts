import PDFDocument from "pdfkit";
import { type Face, faces, Writing } from "./fonts.ts";

/** A4 in points. */
export const area = { left: 44, right: 551, top: 48, bottom: 778, width: 507 };

export const colours = {
  ink: "#1c242e",
  quiet: "#5b6672",
  line: "#c9d0d8",
  faint: "#e9edf1",
  good: "#1f6b3a",
  bad: "#a32d22",
  /** The month, the month before, the year before. */
  months: ["#0b6d73", "#6fa5a9", "#bccbd1"],
} as const;

type Style = { face?: Face; size?: number; colour?: string; align?: "left" | "right" | "center" };

type Properties = { title: string; author: string; madeAt: Date };

/** Pages of one document, written from the top down. Everything goes through its typefaces and none of it breaks a page by itself. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly writing = new Writing();
  y = area.top;

  constructor({ title, author, madeAt }: Properties) {
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      bufferPages: true,
      pdfVersion: "1.7",
      lang: "en",
      displayTitle: true,
      font: "",
      info: { Title: title, Author: author, Creator: "Archwire", CreationDate: madeAt, ModDate: madeAt },
    });
    for (const [face, file] of Object.entries(faces())) this.doc.registerFont(face, file);
  }

  private wear({ face = "text", size = 8, colour = colours.ink }: Style): PDFKit.PDFDocument {
    return this.doc.font(face).fontSize(size).fillColor(colour);
  }

  widthOf(words: string, style: Style): number {
    return this.wear(style).widthOfString(this.writing.safe(words));
  }

  /** One line, from x on, or up to x where it stands at the right. */
  line(words: string, x: number, y: number, style: Style = {}): void {
    const text = this.writing.safe(words);
    const doc = this.wear(style);
    const width = style.align && style.align !== "left" ? doc.widthOfString(text) : 0;
    doc.text(text, style.align === "center" ? x - width / 2 : x - width, y, { lineBreak: false });
  }

  /** Several lines; returns how high they are. */
  paragraph(words: string, x: number, y: number, width: number, style: Style = {}): number {
    const text = this.writing.safe(words);
    const options = { width, align: style.align ?? "left", lineGap: 1 };
    const height = this.wear(style).heightOfString(text, options);
    this.doc.text(text, x, y, options);
    return height;
  }

  heightOf(words: string, width: number, style: Style = {}): number {
    return this.wear(style).heightOfString(this.writing.safe(words), { width, lineGap: 1 });
  }

  bar(x: number, y: number, width: number, height: number, colour: string): void {
    this.doc.rect(x, y, width, height).fill(colour);
  }

  rule(y: number, colour: string = colours.line, from = area.left, until = area.right): void {
    this.doc.moveTo(from, y).lineTo(until, y).lineWidth(0.5).strokeColor(colour).stroke();
  }

  hasRoomFor(height: number): boolean {
    return this.y + height <= area.bottom;
  }

  nextPage(): void {
    this.doc.addPage();
    this.y = area.top;
  }

  /** The same for every page, once it is known how many there are. */
  eachPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      draw(page + 1, count);
    }
  }

  async finish(): Promise<Uint8Array> {
    const parts: Buffer[] = [];
    this.doc.on("data", (part: Buffer) => parts.push(part));
    const ended = new Promise<void>((done, failed) => {
      this.doc.on("end", done);
      this.doc.on("error", failed);
    });
    this.doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(parts));
  }
}
