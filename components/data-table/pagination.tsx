"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { listHref } from "@/lib/lists/list-href";
import { type ListParams, PAGE_SIZE } from "@/lib/lists/page";

export function Pagination({ params, total }: { params: ListParams; total: number }) {
  const pathname = usePathname();
  const last = Math.ceil(total / PAGE_SIZE);
  const first = (params.page - 1) * PAGE_SIZE + 1;
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 border-t px-3 py-1.5 text-xs text-quiet">
      <p>
        <span className="figures">
          {first.toLocaleString("en")}–{Math.min(total, params.page * PAGE_SIZE).toLocaleString("en")}
        </span>{" "}
        of <span className="figures">{total.toLocaleString("en")}</span>
      </p>
      <div className="flex items-center gap-1">
        <PageLink
          href={params.page > 1 ? listHref(pathname, params, { page: params.page - 1 }) : null}
          label="Previous page"
        >
          <ChevronLeft aria-hidden size={16} strokeWidth={1.75} />
        </PageLink>
        <span className="px-1">
          Page <span className="figures">{params.page}</span> of <span className="figures">{last}</span>
        </span>
        <PageLink
          href={params.page < last ? listHref(pathname, params, { page: params.page + 1 }) : null}
          label="Next page"
        >
          <ChevronRight aria-hidden size={16} strokeWidth={1.75} />
        </PageLink>
      </div>
    </nav>
  );
}

function PageLink({
  href,
  label,
  children,
}: {
  href: ReturnType<typeof listHref> | null;
  label: string;
  children: React.ReactNode;
}) {
  const shape = "grid size-8 place-items-center rounded-control";
  if (!href)
    return (
      <span aria-hidden className={`${shape} opacity-35`}>
        {children}
      </span>
    );
  return (
    <Link href={href} prefetch={false} aria-label={label} className={`${shape} text-ink hover:bg-hover`}>
      {children}
    </Link>
  );
}
