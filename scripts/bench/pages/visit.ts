import { summarise, type Timing } from "../measure.ts";
import { type PageRequest, type Visit } from "./requests.ts";

const WARM_UP = 3;
const LIMIT_MS = 20_000;

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function readHeading(html: string): string | null {
  const inside = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1];
  return (
    inside
      ?.replaceAll(/<[^>]*>/g, "")
      .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
      .replaceAll(/&(\w+);/g, (whole, name: string) => named[name] ?? whole) ?? null
  );
}

/** From the request to the last byte of the document, which must be the page that was asked for. */
async function load(url: string, cookie: string, { path, heading }: Visit): Promise<number> {
  const started = performance.now();
  const response = await fetch(new URL(path, url), { headers: { cookie, accept: "text/html" }, redirect: "manual" });
  const html = await response.text();
  const ms = performance.now() - started;
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
  const found = readHeading(html);
  if (!found?.includes(heading)) throw new Error(`${path} has the heading "${found ?? "none"}", not "${heading}".`);
  return ms;
}

/** One visit after the other. A very slow page stops after a while: its answer is clear by then. */
export async function timeRequest(
  url: string,
  cookie: string,
  { visits }: PageRequest,
  samples: number,
): Promise<Timing> {
  const times: number[] = [];
  const begun = performance.now();
  for (let index = 0; index < WARM_UP + samples; index++) {
    const visit = visits[index % visits.length];
    if (!visit) throw new Error("A request without a page.");
    if (times.length >= 3 && performance.now() - begun > LIMIT_MS) break;
    const ms = await load(url, cookie, visit);
    if (index >= WARM_UP) times.push(ms);
  }
  return summarise(times, []);
}
