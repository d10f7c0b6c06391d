/** One hue for each state, the same in badges, charts and timelines. What a lab adds later stays grey until it is listed here. */
const hues: Record<string, string> = {
  draft: "bg-state-submitted",
  no_product: "bg-state-hold",
  submitted: "bg-state-submitted",
  pending: "bg-state-submitted",
  under_review: "bg-state-review",
  planning: "bg-state-planning",
  approved: "bg-state-approved",
  confirmed: "bg-state-approved",
  in_production: "bg-state-production",
  quality_check: "bg-state-check",
  shipped: "bg-state-shipped",
  delivered: "bg-state-finished",
  completed: "bg-state-finished",
  on_hold: "bg-state-hold",
  cancelled: "bg-state-stopped",
  refunded: "bg-state-stopped",
};

const stopped = new Set(["cancelled", "refunded"]);

export function stateHue(state: string): { dot: string; isStopped: boolean } {
  return { dot: hues[state] ?? "bg-state-submitted", isStopped: stopped.has(state) };
}
