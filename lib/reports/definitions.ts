/** What each figure means, in one place: pages, exports, letters and tests say it in these words. */
export const definitions = {
  "case.opened": "Cases that were opened in the month.",
  "case.completed": "Cases that were completed in the month and are still completed.",
  "case.cancelled": "Cases that were cancelled in the month and are still cancelled.",
  "order.sent":
    "Orders that were submitted in the month, or made in it where nobody wrote down when they were submitted. Drafts do not count.",
  "order.shipped": "Orders that were shipped for the first time in the month.",
  "order.late":
    "Shipped after the date they were due. Without such a date: when submission to shipment took longer than the limits of pending, confirmed, in production and quality check together, time on hold not counted.",
  "order.on_time": "Shipped orders that are not late.",
  "order.completed": "Orders that were completed in the month and are still completed.",
  "order.cancelled": "Orders that were cancelled in the month and are still cancelled.",
  "order.refunded": "Orders that were refunded in the month.",
  "order.backlog":
    "Orders that were sent and had not left the lab when the month ended: not shipped, completed, cancelled or refunded.",
  months:
    "Orders by the month they were submitted, shipped, on time or late, and cancelled; cases by the month they were opened and completed. Turnaround is that of the orders shipped in the month.",
  turnaround:
    "From submission to the first shipment, of orders shipped in the month. The median is the middle one; nine of ten took no longer than the 90 % figure. Orders without both dates are left out.",
  onTimeShare: "On time of all shipped orders that are on time or late.",
  refinementRate: "Refinements sent in the month for every 100 main orders sent in it.",
  replacementRate: "Replacements sent in the month for every 100 main orders sent in it.",
  refinementCohort:
    "Of the main orders sent in a month, those whose case got its first refinement within so many days. Until that time is over for all of them there is no answer.",
  states: "Stays that ended in the month: how long an order or case stood in a state before it moved on.",
  revenue: "What the orders sent in the month amount to today, cancelled ones left out. Each currency for itself.",
  refunds:
    "Money that went back in the month. An order that was refunded without a repayment on record counts with its total.",
  unlisted: "What orders amount to beyond the items they list, so that products add up to the subtotal.",
  messages:
    "Conversation about patients, cases and orders. A question is the first message of a practice since the lab last wrote; it is answered when the lab writes within 30 days.",
  people:
    "Moves from one state to the next by whoever made them. What the legacy database does not say is not recorded.",
  quality: "What makes the figures above less sure.",
} as const;

export type Definition = keyof typeof definitions;
