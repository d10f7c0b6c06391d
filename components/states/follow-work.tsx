"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const INTERVAL_MS = 1_000;

/** Reads the page anew every second while something long is under way; one look waits for the other, and nobody looks at a hidden page. */
export function FollowWork({ isLive, what }: { isLive: boolean; what: string }) {
  const router = useRouter();
  const [isReading, startReading] = useTransition();
  useEffect(() => {
    if (!isLive || isReading) return;
    const timer = setTimeout(() => {
      if (!document.hidden) startReading(() => router.refresh());
    }, INTERVAL_MS);
    const whenShown = () => startReading(() => router.refresh());
    document.addEventListener("visibilitychange", whenShown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", whenShown);
    };
  }, [router, isLive, isReading]);
  return (
    <p role="status" className="sr-only">
      {isLive ? `${what} is under way. This page follows it.` : `${what} is over.`}
    </p>
  );
}
