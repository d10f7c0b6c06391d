import { mappings } from "@/lib/migration/mappings";
import { titleOf } from "@/lib/migration/titles";
import { RecordTable } from "@/components/ui/record-table";

/** What is read, where it goes, and what it needs to be there before. */
export function MappingsTable() {
  return (
    <RecordTable
      caption="Entities"
      heads={["Entity", "Read from", "Written to", "Needs", "Columns", "Left where they are"]}
    >
      {mappings.map(({ entity, title, table, source, parents = {}, values, ignores = {} }) => {
        const needs = [...new Set(Object.values(parents).map((parent) => titleOf(parent.entity)))];
        return (
          <tr key={entity} id={entity} className="border-b align-top last:border-b-0 target:bg-selected">
            <th scope="row" className="px-3 py-2 font-medium whitespace-nowrap">
              {title}
            </th>
            <td className="px-3 py-2 font-mono">{source.table}</td>
            <td className="px-3 py-2 font-mono">{table}</td>
            <td className="px-3 py-2">{needs.join(", ") || <span className="text-quiet">Nothing</span>}</td>
            <td className="px-3 py-2">
              <details>
                <summary className="whitespace-nowrap">
                  <span className="figures">{Object.keys(values).length}</span> columns
                </summary>
                <dl className="mt-1 grid max-w-2xl grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 font-mono text-2xs">
                  {Object.entries(values).map(([column, rule]) => (
                    <div key={column} className="contents">
                      <dt className="text-quiet">{column}</dt>
                      <dd className="min-w-0 wrap-anywhere">{rule.replaceAll("r.", "")}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            </td>
            <td className="max-w-md px-3 py-2">
              {Object.keys(ignores).length === 0 ? (
                <span className="text-quiet">None</span>
              ) : (
                <details>
                  <summary className="whitespace-nowrap">
                    <span className="figures">{Object.keys(ignores).length}</span>{" "}
                    {Object.keys(ignores).length === 1 ? "column" : "columns"}
                  </summary>
                  <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-2xs">
                    {Object.entries(ignores).map(([column, why]) => (
                      <div key={column} className="contents">
                        <dt className="font-mono text-quiet">{column}</dt>
                        <dd>{why}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </td>
          </tr>
        );
      })}
    </RecordTable>
  );
}
