type Head = string | { label: string; isFigure: true };

type RecordTableProps = {
  /** What a screen reader calls it. */
  caption: string;
  heads: readonly Head[];
  /** Inside a panel the frame is there already. */
  isFramed?: boolean;
  /** Nothing in it takes the focus: then the table itself does, or no key could scroll it on a narrow screen. */
  isReadOnly?: boolean;
  foot?: React.ReactNode;
  /** Rows. */
  children: React.ReactNode;
};

/** Figures stand under each other at the right, and so do their heads. */
export const figures = (...labels: string[]): Head[] => labels.map((label) => ({ label, isFigure: true }));

/** A short table that is shown as it is; lists that are sorted, filtered and paged are a DataTable. */
export function RecordTable({ caption, heads, isFramed = true, isReadOnly = false, foot, children }: RecordTableProps) {
  return (
    // Positioned, because words for screen readers are too: otherwise they would widen the page instead of being cut off here.
    <div
      className={`relative overflow-x-auto ${isFramed ? "rounded-control border bg-surface" : ""}`}
      {...(isReadOnly && { tabIndex: 0, role: "region", "aria-label": caption })}
    >
      <table className="w-full border-collapse text-left text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b text-quiet">
            {heads.map((head) => {
              const label = typeof head === "string" ? head : head.label;
              return (
                <th
                  key={label}
                  scope="col"
                  className={`h-9 px-3 font-medium whitespace-nowrap ${typeof head === "string" ? "" : "text-right"}`}
                >
                  {label}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
