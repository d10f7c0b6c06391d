import {
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** No client row models: the database sorts, filters and pages. */
export const serverTableFeatures = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

export type ServerTableFeatures = typeof serverTableFeatures;

export function columnsOf<TRow extends RowData>() {
  return createColumnHelper<ServerTableFeatures, TRow>();
}
