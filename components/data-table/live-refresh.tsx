"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { Button } from "@/components/ui/button";

const INTERVAL_MS = 60_000;

/** Nobody is interrupted: not who types, not who has a menu or a question open. */
function isBusy(): boolean {
  const focused = document.activeElement;
  return (
    document.hidden ||
    focused instanceof HTMLInputElement ||
    focused instanceof HTMLTextAreaElement ||
    focused instanceof HTMLSelectElement ||
    document.querySelector("[role=menu], [role=dialog]") !== null
  );
}

/** Reads the rows anew once a minute; place, filters and chosen rows stay. */
export function LiveRefresh() {
  const router = useRouter();
  const [isReading, startReading] = useTransition();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!isBusy()) startReading(() => router.refresh());
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Button look="quiet" className="h-7 text-xs text-ink" onClick={() => startReading(() => router.refresh())}>
      <RefreshCw aria-hidden size={14} strokeWidth={1.75} /> {isReading ? "Reading…" : "Refresh"}
    </Button>
  );
}
