import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getAutomatic } from "@/lib/duplicates/sure";
import { DuplicatesTabs } from "../_components/duplicates-tabs";
import { AutomaticForm } from "./_components/automatic-form";

export const metadata = { title: "Automatic merging" };

export default async function AutomaticPage() {
  await requireUser(...administrators);
  const { practices, dailyCap, rowVersion } = await getAutomatic();
  const on = practices.filter(({ is_on }) => is_on);
  const ready = practices.reduce((sum, practice) => sum + practice.ready, 0);
  return (
    <Page>
      <PageHeader
        title="Duplicates"
        note={
          on.length === 0
            ? "Nothing is merged without a person"
            : `The worker merges by itself in ${on.length} ${on.length === 1 ? "practice" : "practices"}`
        }
      />
      <DuplicatesTabs current="/duplicates/automatic" />
      <div className="flex max-w-4xl flex-col gap-4">
        <p className="text-sm">
          What is beyond doubt can be merged by the worker: everything agrees but perhaps for a slip of the finger,
          something besides name and date of birth agrees too, nothing objects, all records are of one practice, and at
          most one of them has an open case. Who looks like twins or namesakes, or was told apart before, is left out.
          Twins whose names are one letter apart can still look like a slip of the finger: look at the sample before you
          turn it on. Each such merge stands in the history and can be taken back.
        </p>
        <p className="text-sm">
          {ready === 0
            ? "Right now it would merge nothing, wherever it is turned on."
            : `Turned on everywhere, it would merge ${ready} ${ready === 1 ? "person" : "people"} right now, up to the cap of a day.`}
        </p>
        {practices.length === 0 ? (
          <EmptyState title="There is no practice yet.">Merging is turned on practice by practice.</EmptyState>
        ) : (
          <AutomaticForm practices={practices} dailyCap={dailyCap} rowVersion={rowVersion} />
        )}
      </div>
    </Page>
  );
}
