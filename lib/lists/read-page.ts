import { z } from "zod";
import { isBehindTheEnd } from "./page";

type Answer = { data: unknown; error: { code: string; message: string } | null; count?: number | null };

type Wanted<Row> = {
  page: number;
  row: z.ZodType<Row>;
  /** The ids of the page in their order; of a search with how many there are in all. */
  ids: Promise<Answer>;
  total: Promise<Answer> | null;
  rowsOf: (ids: string[]) => PromiseLike<Answer>;
};

const idsOf = (data: unknown) =>
  z
    .array(z.object({ id: z.string() }))
    .catch([])
    .parse(data)
    .map(({ id }) => id);

/**
 * A page of a list is asked for in two steps: the ids in the wanted order, then the rows of those ids. The names and counts of a row
 * are then made for the rows of the page and not for every row that stands before it. The total is counted beside both steps. Null
 * behind the end of the list.
 */
export async function readPage<Row extends { id: string }>(
  wanted: Wanted<Row>,
): Promise<{ rows: Row[]; total: number; page: number } | null> {
  const { page, row } = wanted;
  const found = wanted.ids.then(async (answer) => {
    const ids = idsOf(answer.data);
    return { answer, ids, shown: ids.length > 0 ? await wanted.rowsOf(ids) : { data: [], error: null } };
  });
  const [{ answer, ids, shown }, counted] = await Promise.all([found, wanted.total]);
  if (isBehindTheEnd(answer.error, answer.error ? null : ids, page)) return null;
  const error = answer.error ?? counted?.error ?? shown.error;
  if (error) throw new Error("Could not read a page of a list", { cause: error });
  const known = new Map(
    z
      .array(row)
      .parse(shown.data)
      .map((shownRow) => [shownRow.id, shownRow]),
  );
  return { rows: ids.flatMap((id) => known.get(id) ?? []), total: (counted ?? answer).count ?? 0, page };
}
