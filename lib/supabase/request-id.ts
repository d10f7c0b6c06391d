/** One visit of a page or one action; the write log and the access log keep it beside every row. */
export const REQUEST_ID = "x-request-id";
