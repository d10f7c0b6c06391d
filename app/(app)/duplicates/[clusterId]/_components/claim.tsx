"use client";

import { startTransition, useActionState, useEffect, useState } from "react";
import { type ActionResult, idle } from "@/lib/actions/result";
import { claimCluster } from "@/lib/duplicates/actions/decide";

/** Whoever opens it works on it; the claim ends by itself, so that nobody has to remember to let go. */
export function Claim({ clusterId }: { clusterId: string }) {
  const [result, claim] = useActionState(claimCluster, idle as ActionResult<string>);
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const formData = new FormData();
    formData.set("clusterId", clusterId);
    startTransition(() => claim(formData));
  }, [clusterId, claim]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (result.status === "error") return <span className="font-medium text-amber">{result.message}</span>;
  if (result.status !== "success" || now === null) return <span>&nbsp;</span>;
  const left = Math.max(0, Math.round((Date.parse(result.data) - now) / 1_000));
  return (
    <span className="figures">
      {left > 0
        ? `Yours for ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
        : "Your claim has ended; open the page anew"}
    </span>
  );
}
