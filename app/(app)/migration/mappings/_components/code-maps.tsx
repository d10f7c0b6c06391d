import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { listHref } from "@/lib/lists/list-href";
import type { Code } from "@/lib/migration/queries";
import { figures, RecordTable } from "@/components/ui/record-table";

type CodeMapsProps = { codes: Code[]; open?: string; mayChange: boolean };

/** What each code of the source means, with the rows that carry it. Unexplained ones stand first. */
export function CodeMaps({ codes, open, mayChange }: CodeMapsProps) {
  const maps = [...new Set(codes.map(({ map }) => map))];
  return (
    <div className="grid items-start gap-4 desktop:grid-cols-2">
      {maps.map((map) => {
        const lines = codes
          .filter((code) => code.map === map)
          .sort((a, b) => Number(a.is_mapped) - Number(b.is_mapped));
        const unmapped = lines.filter(({ is_mapped }) => !is_mapped).length;
        return (
          <Panel
            key={map}
            title={lines[0]?.title ?? map}
            aside={
              unmapped > 0 && (
                <span className="text-xs">
                  <Badge tone="violet">{unmapped} unexplained</Badge>
                </span>
              )
            }
          >
            <div className="-m-4">
              <RecordTable
                caption={lines[0]?.title ?? map}
                isFramed={false}
                heads={["Code", "Means", "How we know", ...figures("Rows")]}
              >
                {lines.map(({ code, target, note, is_mapped, row_count }) => {
                  const name = code === "" ? "(empty)" : code;
                  return (
                    <tr
                      key={code}
                      className={`border-b last:border-b-0 hover:bg-hover ${open === `${map} ${code}` ? "bg-selected" : ""}`}
                    >
                      <th scope="row" className="h-8 px-3 font-mono font-medium">
                        {mayChange ? (
                          <Link
                            href={`${listHref("/migration/mappings", { map }, {})}&code=${encodeURIComponent(code)}#change`}
                            className="link"
                          >
                            {name}
                          </Link>
                        ) : (
                          name
                        )}
                      </th>
                      <td className="px-3">
                        {!is_mapped ? (
                          <Badge tone="violet">Unexplained</Badge>
                        ) : (
                          (target ?? <span className="text-quiet">Stays empty</span>)
                        )}
                      </td>
                      <td className="px-3 text-quiet">{note}</td>
                      <td className="px-3 text-right figures">{row_count.toLocaleString("en")}</td>
                    </tr>
                  );
                })}
              </RecordTable>
            </div>
          </Panel>
        );
      })}
    </div>
  );
}
