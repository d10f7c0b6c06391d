import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";

type ColumnHeaderProps = {
  /** null: this column cannot be sorted. */
  sorted: "asc" | "desc" | "none" | null;
  href: (dir: "asc" | "desc") => string;
  children: React.ReactNode;
};

const spoken = { asc: "ascending", desc: "descending", none: "none" } as const;

export function ColumnHeader({ sorted, href, children }: ColumnHeaderProps) {
  const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted ? spoken[sorted] : undefined}
      className="h-9 px-2 font-medium whitespace-nowrap text-quiet"
    >
      {sorted === null ? (
        children
      ) : (
        <Link
          href={href(sorted === "asc" ? "desc" : "asc")}
          prefetch={false}
          className="inline-flex items-center gap-1 hover:text-ink hover:underline"
        >
          {children}
          {sorted !== "none" && <Arrow aria-hidden size={13} strokeWidth={2} className="text-accent" />}
        </Link>
      )}
    </th>
  );
}
