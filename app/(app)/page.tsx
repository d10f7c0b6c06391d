import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { administrators, hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { type CurrentUser, requireUser } from "@/lib/auth/session";
import { countCases } from "@/lib/cases/queries";
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
        <ul className="grid grid-cols-2 overflow-hidden rounded-control border bg-surface tablet:grid-cols-4">
          {figures.map(({ label, value, href }) => (
            <li key={label} className="-mr-px -mb-px border-r border-b">
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
async function readFigures(user: CurrentUser): Promise<Figure[]> {
  const { roles } = user;
  const isLab = hasAnyRole(roles, labRoles);
  const seesCases = hasAnyRole(roles, labAndDoctors);
  const now = new Date();
  const isAdministrator = hasAnyRole(roles, administrators);
  const [open, late, planned, practices, unverified, people, invitations] = await Promise.all([
    seesCases ? countCases({ open: true }, user) : null,
    seesCases ? countCases({ late: now }, user) : null,
    seesCases ? countCases({ state: "planning" }, user) : null,
    seesCases ? countPractices({ isActive: true }) : null,
    isLab ? countPractices({ addressVerified: false }) : null,
    isLab ? countPeople() : null,
    isAdministrator ? countOpenInvitations(now) : null,
  ]);
  const figures: { label: string; value: number | null; href: string }[] = [
    { label: "Open cases", value: open, href: "/cases?open=yes" },
    { label: "Late cases", value: late, href: "/cases?late=yes" },
    { label: "Waiting for approval", value: planned, href: "/cases?state=planning" },
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
