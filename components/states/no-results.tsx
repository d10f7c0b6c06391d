import Link from "next/link";

/** Something is there, but not with these filters. */
export function NoResults({ what, clearHref }: { what: string; clearHref: string }) {
  return (
    <div className="px-6 py-10 text-center">
      <p className="font-medium">No {what} match these filters.</p>
      <p className="mt-1">
        <Link href={clearHref} className="link">
          Clear the filters
        </Link>
      </p>
    </div>
  );
}
