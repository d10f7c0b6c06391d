import { type Definition, definitions } from "@/lib/reports/definitions";

type DefinitionsListProps = { entries: { title: string; definition: Definition }[] };

/** All of them at the end: what is printed must explain itself. */
export function DefinitionsList({ entries }: DefinitionsListProps) {
  const titles = new Map<Definition, string[]>();
  for (const { title, definition } of entries) titles.set(definition, [...(titles.get(definition) ?? []), title]);
  return (
    <section aria-labelledby="definitions" className="flex flex-col gap-2">
      <h2 id="definitions" className="text-sm font-semibold">
        What is counted
      </h2>
      <dl className="grid gap-x-8 gap-y-2 text-xs tablet:grid-cols-2">
        {[...titles].map(([definition, names]) => (
          <div key={definition} className="break-inside-avoid">
            <dt className="font-medium">{names.join(", ")}</dt>
            <dd className="text-quiet">{definitions[definition]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
