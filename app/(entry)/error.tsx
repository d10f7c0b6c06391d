"use client";

import { ErrorPanel } from "@/components/states/error-panel";

export default function EntryError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorPanel error={error} retry={retry} />;
}
