import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";

/** The typefaces of the app, from the package that it has them from. */
const folder = join(process.cwd(), "node_modules/geist/dist/fonts");
const names = {
  text: "geist-sans/Geist-Regular.ttf",
  strong: "geist-sans/Geist-SemiBold.ttf",
  figures: "geist-mono/GeistMono-Regular.ttf",
} as const;

export type Face = keyof typeof names;

let read: Record<Face, Buffer> | undefined;

export function faces(): Record<Face, Buffer> {
  read ??= {
    text: readFileSync(join(folder, names.text)),
    strong: readFileSync(join(folder, names.strong)),
    figures: readFileSync(join(folder, names.figures)),
  };
  return read;
}

function open(file: Buffer): Font {
  const font = create(file);
  if (!("hasGlyphForCodePoint" in font)) throw new Error("A typeface of the report is a collection.");
  return font;
}

/** Stands for a letter that cannot be written. */
export const UNWRITABLE = "○";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Geist has Latin and Cyrillic letters. Names in other scripts would come out as empty frames: every letter that is missing becomes one
 * mark, and whoever draws the page says so where that happened.
 */
export class Writing {
  hasLeftOut = false;
  private readonly known = new Map<string, boolean>();
  private readonly font = open(faces().text);

  private canWrite(letter: string): boolean {
    const can =
      this.known.get(letter) ??
      [...letter].every((character) => this.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
    this.known.set(letter, can);
    return can;
  }

  safe(text: string): string {
    if (/^[ -~]*$/.test(text)) return text;
    // What cannot be seen has no glyph and is no letter either.
    const visible = text.normalize("NFC").replace(/[\p{Cc}\p{Cf}]/gu, "");
    return [...graphemes.segment(visible)]
      .map(({ segment }) => {
        if (this.canWrite(segment)) return segment;
        this.hasLeftOut = true;
        return UNWRITABLE;
      })
      .join("");
  }
}
