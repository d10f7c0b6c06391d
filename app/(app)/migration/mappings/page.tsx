import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Panel } from "@/components/ui/panel";
import { administrators, hasAnyRole, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listCodes, listVocabulary } from "@/lib/migration/queries";
import { codeParams } from "@/lib/migration/search-params";
import { MigrationTabs } from "../_components/migration-tabs";
import { CodeForm } from "./_components/code-form";
import { CodeMaps } from "./_components/code-maps";
import { DependencyGraph } from "./_components/dependency-graph";
import { MappingsTable } from "./_components/mappings-table";

export const metadata = { title: "Mappings and codes" };

export default async function MappingsPage({ searchParams }: PageProps<"/migration/mappings">) {
  const user = await requireUser(...leads);
  const wanted = codeParams.parse(await searchParams);
  const codes = await listCodes();
  const mayChange = hasAnyRole(user.roles, administrators);
  const chosen = codes.find(({ map, code }) => map === wanted.map && code === wanted.code);
  const words = chosen?.words ?? (chosen?.words_table ? await listVocabulary(chosen.words_table) : null);
  return (
    <Page>
      <PageHeader title="Mappings and codes" crumbs={[{ label: "Migration", href: "/migration" }]} />
      <MigrationTabs current="/migration/mappings" />
      <div className="flex flex-col gap-6">
        <section id="codes" className="flex min-w-0 scroll-mt-16 flex-col gap-3">
          <h2 className="text-sm font-semibold">What the codes of the legacy database mean</h2>
          {chosen && mayChange && (
            <div id="change" className="scroll-mt-16">
              <Panel title={`${chosen.title}: code ${chosen.code === "" ? "(empty)" : chosen.code}`}>
                <CodeForm key={`${chosen.map} ${chosen.code}`} code={chosen} words={words} />
              </Panel>
            </div>
          )}
          <CodeMaps codes={codes} open={chosen && `${chosen.map} ${chosen.code}`} mayChange={mayChange} />
        </section>
        <section className="flex min-w-0 flex-col gap-3">
          <h2 className="text-sm font-semibold">Which entities need which</h2>
          <DependencyGraph />
        </section>
        <section className="flex min-w-0 flex-col gap-3">
          <h2 className="text-sm font-semibold">Entities</h2>
          <MappingsTable />
        </section>
      </div>
    </Page>
  );
}
