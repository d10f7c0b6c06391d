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
  const fits = sealed === found;
  return (
    <section aria-label="Result" className="flex flex-col gap-2 rounded-control border bg-surface p-4 text-sm">
      <p className="text-md font-semibold">
        {differing === 0 ? (
          <Badge tone="green">Console and source agree in all {measures.toLocaleString("en")} measures</Badge>
        ) : (
          <Badge tone="red">
            {differing.toLocaleString("en")} of {measures.toLocaleString("en")} measures differ
          </Badge>
        )}
      </p>
      <p className="text-xs wrap-anywhere text-quiet">
        {sourceName} · SHA-256 <span className="font-mono">{found}</span>
      </p>
      <p className="text-xs">
        {fits ? (
          <Badge tone="green">The figures are those that the write log has sealed</Badge>
        ) : (
          <Badge tone="red">The figures are not those that were sealed: somebody has changed them</Badge>
        )}
      </p>
    </section>
  );
}
