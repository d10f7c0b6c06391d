import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { requestScan } from "@/lib/duplicates/actions/matching";
import { fieldNames } from "@/lib/duplicates/matching/fields";
import { getMatching } from "@/lib/duplicates/queries";
import { getWeights } from "@/lib/duplicates/weights";
import { DuplicatesTabs } from "../_components/duplicates-tabs";
import { FollowScan } from "../_components/follow-scan";
import { FieldWeights } from "./_components/field-weights";
import { QualityTable } from "./_components/quality-table";
import { VersionsTable } from "./_components/versions-table";

export const metadata = { title: "Weights of the comparison" };

export default async function ModelPage() {
  await requireUser(...administrators);
  const [{ versions, weights, quality }, { scan, isRunning }] = await Promise.all([getWeights(), getMatching()]);
  return (
    <Page>
      <PageHeader
        title="Duplicates"
        note="What an agreement weighs, and how well that works"
        actions={
          !isRunning &&
          weights && (
            <ActionButton
              action={requestScan}
              fields={{ kind: "training" }}
              label="Learn new weights"
              question="It takes a minute or two. Nothing changes until you put the new version to use."
              look="plain"
            />
          )
        }
      />
      <DuplicatesTabs current="/duplicates/model" />
      <FollowScan scan={scan} isRunning={isRunning} />
      {weights ? (
        <div className="flex flex-col gap-6">
          <section aria-labelledby="versions" className="flex flex-col gap-2">
            <h2 id="versions" className="text-sm font-semibold">
              Versions
            </h2>
            <VersionsTable versions={versions} isRunning={isRunning} />
          </section>
          <section aria-labelledby="quality" className="flex flex-col gap-2">
            <h2 id="quality" className="text-sm font-semibold">
              What people made of it
            </h2>
            <QualityTable quality={quality} />
          </section>
          <section aria-labelledby="weights" className="flex flex-col gap-2">
            <h2 id="weights" className="text-sm font-semibold">
              Weights in use
            </h2>
            <p className="max-w-3xl text-sm">
              A level weighs more the more often one person shows it and the more rarely two strangers do. Each bit
              doubles the odds. Before anything is compared, one pair in{" "}
              <span className="figures">{Math.round(1 / weights.prior).toLocaleString("en")}</span> is one person.
              Values that many share weigh less than the table says, rare ones more; a value that is missing weighs
              nothing.
            </p>
            <div className="grid gap-4 desktop:grid-cols-2">
              {fieldNames.map((field) => (
                <FieldWeights key={field} field={field} weights={weights.fields[field]} />
              ))}
            </div>
          </section>
        </div>
      ) : (
        <EmptyState title="Nobody was compared yet.">
          The shipped weights meet the people of this lab as soon as there are any.
        </EmptyState>
      )}
    </Page>
  );
}
