import { CircleAlert, CircleCheck } from "lucide-react";
import type { ActionResult } from "@/lib/actions/result";

/** The one place of a form that says how it went, read out as it changes. */
export function FormStatus({ result }: { result: ActionResult<unknown> }) {
  const isError = result.status !== "idle" && result.status !== "success";
  const text =
    result.status === "invalid" ? "Some fields need a look." : result.status === "idle" ? null : result.message;
  return (
    <div role={isError ? "alert" : "status"} className={text ? "flex items-start gap-2 text-sm" : "sr-only"}>
      {text && isError && <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-red" />}
      {text && !isError && (
        <CircleCheck aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-green" />
      )}
      {text}
    </div>
  );
}
