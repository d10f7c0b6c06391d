import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { administrators, hasAnyRole, labRoles } from "@/lib/auth/roles";
import { type CurrentUser, requireUser } from "@/lib/auth/session";
import { countOpenInvitations, countPeople, countPractices } from "@/lib/overview/queries";

export const metadata = { title: "Overview" };

type Figure = { label: string; value: number; href: string };

export default async function OverviewPage() {
  const user = await requireUser();
  const figures = await readFigures(user);
  return (
    <Page>
      <PageHeader title={`Hello ${user.givenName}`} note={user.organizationName} />
      {figures.length === 0 ? (
        <EmptyState title="Nothing is waiting for you.">
          <p>Your role opens no other room yet. Your profile and password are under Account.</p>
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-control border bg-line tablet:grid-cols-4">
          {figures.map(({ label, value, href }) => (
            <li key={label} className="bg-surface">
              <Link href={href} className="flex h-full flex-col gap-1 p-4 hover:bg-hover">
                <span className="text-xs text-quiet">{label}</span>
                <span className="figures text-figure">{value.toLocaleString("en")}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** Every number opens the rows behind it. */
async function readFigures({ roles }: CurrentUser): Promise<Figure[]> {
  const isLab = hasAnyRole(roles, labRoles);
  const isAdministrator = hasAnyRole(roles, administrators);
  const [practices, unverified, people, invitations] = await Promise.all([
    isLab || roles.includes("doctor") ? countPractices({ isActive: true }) : null,
    isLab ? countPractices({ addressVerified: false }) : null,
    isLab ? countPeople() : null,
    isAdministrator ? countOpenInvitations(new Date()) : null,
  ]);
  const figures: { label: string; value: number | null; href: string }[] = [
    {
      label: isLab ? "Active practices" : "Your practices",
      value: practices,
      href: "/directory/practices?status=active",
    },
    { label: "Addresses to verify", value: unverified, href: "/directory/practices?address=unverified" },
    { label: "People", value: people, href: "/directory/people" },
    { label: "Open invitations", value: invitations, href: "/admin/users/invitations?state=open" },
  ];
  return figures.filter((figure): figure is Figure => figure.value !== null);
}
