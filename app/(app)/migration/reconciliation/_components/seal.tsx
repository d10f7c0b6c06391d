import { Badge } from "@/components/ui/badge";

type SealProps = {
  sealed: string | null;
  found: string;
  differing: number;
  measures: number;
  sourceName: string | null;
};

/** The answer first, then what vouches for it. */
export function Seal({ sealed, found, differing, measures, sourceName }: SealProps) {
  const agrees = differing === 0;
  const fits = sealed === found;
  const all = measures.toLocaleString("en");
  return (
    <section aria-label="Result" className="flex flex-col gap-2 rounded-control border bg-surface p-4 text-sm">
      <p className="text-md font-semibold">
        <Badge tone={agrees ? "green" : "red"}>{agrees ? "Agreed." : "Not agreed."}</Badge>{" "}
        {agrees
          ? `Console and source agree in all ${all} measures`
          : `${differing.toLocaleString("en")} of ${all} measures differ`}
      </p>
      <p className="text-xs wrap-anywhere text-quiet">
        {sourceName} · SHA-256 <span className="font-mono">{found}</span>
      </p>
      <p className="text-xs">
        <Badge tone={fits ? "green" : "red"}>{fits ? "Sealed." : "Changed."}</Badge>{" "}
        {fits
          ? "The figures are those that the write log has sealed"
          : "The figures are not those that were sealed: somebody has changed them"}
      </p>
    </section>
  );
}
