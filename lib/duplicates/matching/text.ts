/** Letters that no decomposition takes apart. */
const letters: Record<string, string> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
};

const isPlain = /^[a-z0-9 ]*$/;

/** Lower case, without accents, apostrophes, dots and invisible characters; everything else that is no letter or digit parts words. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const plain = isPlain.test(lower)
    ? lower
    : lower
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .replace(/[ßøłđðþæœıħ]/g, (letter) => letters[letter] ?? letter)
        .replace(/['’‘`´ʼ.\p{Cf}]/gu, "")
        .replace(/[^\p{L}\p{N}]+/gu, " ");
  return plain.replace(/ +/g, " ").trim();
}

/** A hash of 32 bits, the same on every machine and in every release: it is stored. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) | 0;
}
