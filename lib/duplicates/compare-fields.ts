export type Piece = { text: string; isMarked: boolean };

/** The letters of a value that another value does not have at that place: what an eye looks for, found for it. */
export function markDifference(value: string, other: string): Piece[] {
  if (value === other || other === "" || value === "") return [{ text: value, isMarked: false }];
  const a = [...value];
  const b = [...other];
  // The longest common subsequence of two short texts, ignoring case.
  const isEqual = (i: number, j: number) => a[i]?.toLowerCase() === b[j]?.toLowerCase();
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[];
      const next = lengths[i + 1] as number[];
      row[j] = isEqual(i, j) ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  // Two values that share next to nothing are two values; marking every second letter would only hurt the eye.
  if ((lengths[0]?.[0] ?? 0) < Math.max(a.length, b.length) / 2) return [{ text: value, isMarked: true }];
  const pieces: Piece[] = [];
  const add = (text: string, isMarked: boolean) => {
    const last = pieces.at(-1);
    if (last?.isMarked === isMarked) last.text += text;
    else pieces.push({ text, isMarked });
  };
  let [i, j] = [0, 0];
  while (i < a.length) {
    if (j < b.length && isEqual(i, j)) {
      add(a[i] ?? "", false);
      i += 1;
      j += 1;
    } else if (j < b.length && (lengths[i]?.[j + 1] ?? 0) > (lengths[i + 1]?.[j] ?? 0)) j += 1;
    else {
      add(a[i] ?? "", true);
      i += 1;
    }
  }
  // So do two values that agree in letters here and there.
  return pieces.filter(({ isMarked }) => isMarked).length > 3 ? [{ text: value, isMarked: true }] : pieces;
}

export type FieldRecord = {
  id: string;
  given_name: string;
  family_name: string;
  birth_date: string | null;
  gender: string | null;
  email: string | null;
  phone: string | null;
  doctor_id: string | null;
  suffix: string | null;
  status: string;
  created_at: string;
  cases: number;
};

/** What the survivor can take from another record, in the order of the page. */
export const choosable = [
  "given_name",
  "family_name",
  "birth_date",
  "gender",
  "phone",
  "email",
  "doctor_id",
  "suffix",
  "status",
] as const;
export type Choosable = (typeof choosable)[number];

export function differsIn(records: FieldRecord[], field: Choosable): boolean {
  return new Set(records.map((record) => record[field] ?? "")).size > 1;
}

/** Whose value stands when nobody says otherwise: the survivor's, or the first that there is. */
export function presetOf(records: FieldRecord[], survivorId: string, field: Choosable): string {
  const survivor = records.find(({ id }) => id === survivorId);
  if (survivor?.[field]) return survivorId;
  return records.find((record) => record[field])?.id ?? survivorId;
}

/** The rule that proposes a survivor, and its name: most cases first, the oldest among equals. */
export function proposeSurvivor(records: FieldRecord[]): { id: string; why: string } {
  const [best, second] = records.toSorted(
    (a, b) => b.cases - a.cases || a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id),
  );
  const why = best && second && best.cases > second.cases ? "has the most cases" : "is the oldest";
  return { id: best?.id ?? "", why };
}
