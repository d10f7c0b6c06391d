"use client";

import { type ColumnDef, type ColumnVisibilityState, type RowData, useTable } from "@tanstack/react-table";
import { usePathname } from "next/navigation";
import { startTransition, useState } from "react";
import { EmptyState } from "@/components/states/empty-state";
import { NoResults } from "@/components/states/no-results";
import { idle } from "@/lib/actions/result";
import { listHref } from "@/lib/lists/list-href";
import { type ListParams, PAGE_SIZE } from "@/lib/lists/page";
import { saveHiddenColumns } from "@/lib/preferences/actions";
import type { Density } from "@/lib/preferences/density";
import type { TableName } from "@/lib/preferences/schemas";
import { ColumnHeader } from "./column-header";
import { type ServerTableFeatures, serverTableFeatures } from "./features";
import { Pagination } from "./pagination";
import { SelectAllBox, SelectBox, useChosen, type Chosen } from "./selection";
import { TableMenu } from "./table-menu";

type DataTableProps<TRow extends RowData> = {
  table: TableName;
  caption: string;
  what: string;
  columns: ColumnDef<ServerTableFeatures, TRow>[];
  rows: TRow[];
  total: number;
  params: ListParams;
  hiddenColumns: string[];
  rowId: (row: TRow) => string;
  /** Only lists that know it from the server offer another density. */
  density?: Density;
  /** What a person reads out to name a row; with it rows can be chosen. */
  rowName?: (row: TRow) => string;
  /** Steps for the chosen rows. */
  bulk?: (chosen: Chosen) => React.ReactNode;
  /** Beside the choice of columns. */
  aside?: React.ReactNode;
};

const always = new Set(["sort", "dir", "page"]);

function isNarrowed(params: ListParams): boolean {
  return Object.entries(params).some(([name, value]) => !always.has(name) && value !== undefined && value !== "");
}

export function DataTable<TRow extends RowData>(props: DataTableProps<TRow>) {
  const { table: name, caption, what, columns, rows, total, params, hiddenColumns, rowId, rowName, bulk } = props;
  const pathname = usePathname();
  const chosen = useChosen();
  const [density, setDensity] = useState<Density>(props.density ?? "comfortable");
  const [columnVisibility, setColumnVisibility] = useState<ColumnVisibilityState>(
    Object.fromEntries(hiddenColumns.map((id) => [id, false])),
  );

  const table = useTable({
    features: serverTableFeatures,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { columnVisibility, sorting: [{ id: params.sort, desc: params.dir === "desc" }] },
    onColumnVisibilityChange: setColumnVisibility,
  });

  const chooseColumn = (id: string, isVisible: boolean) => {
    const next = { ...columnVisibility, [id]: isVisible };
    setColumnVisibility(next);
    const formData = new FormData();
    formData.set("table", name);
    formData.set(
      "hidden",
      Object.keys(next)
        .filter((key) => !next[key])
        .join(","),
    );
    startTransition(async () => void (await saveHiddenColumns(idle, formData)));
  };
  const height = density === "compact" ? "h-7" : "h-9";
  const isChoosable = rowName !== undefined && bulk !== undefined;

  return (
    <div className="rounded-control border bg-surface">
      <div className="flex min-h-11 items-center justify-between gap-3 border-b px-3 text-xs text-quiet">
        <p role="status">
          <span className="figures">{total.toLocaleString("en")}</span> {what}
        </p>
        <div className="flex items-center gap-1">
          {props.aside}
          <TableMenu
            columns={table.getAllLeafColumns().filter((column) => column.getCanHide())}
            onChoose={chooseColumn}
            density={props.density && density}
            onDensity={setDensity}
          />
        </div>
      </div>
      {isChoosable && bulk(chosen)}
      {rows.length === 0 ? (
        isNarrowed(params) ? (
          <NoResults what={what} clearHref={listHref(pathname, {}, {})} />
        ) : (
          <EmptyState title={`No ${what} yet.`} />
        )
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-left text-xs">
            <caption className="sr-only">{caption}</caption>
            <thead>
              {table.getHeaderGroups().map((group) => (
                <tr key={group.id} className="border-b">
                  {isChoosable && <SelectAllBox ids={rows.map(rowId)} chosen={chosen} />}
                  {group.headers.map((header) => (
                    <ColumnHeader
                      key={header.id}
                      sorted={header.column.getCanSort() ? header.column.getIsSorted() || "none" : null}
                      href={(dir) => listHref(pathname, params, { sort: header.column.id, dir, page: 1 })}
                    >
                      <table.FlexRender header={header} />
                    </ColumnHeader>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody>
              {table.getRowModel().rows.map((row) => (
                <tr
                  key={row.id}
                  className={`border-b last:border-b-0 hover:bg-hover ${chosen.ids.has(row.id) ? "bg-selected" : ""}`}
                >
                  {isChoosable && <SelectBox id={row.id} name={rowName(row.original)} chosen={chosen} />}
                  {row.getVisibleCells().map((cell) => (
                    <td key={cell.id} className={`${height} px-2 whitespace-nowrap`}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > PAGE_SIZE && <Pagination params={params} total={total} />}
    </div>
  );
}
