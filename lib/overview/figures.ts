import type { Overview } from "./queries";

export type Figure = { label: string; value: number; href: string };

type Audience = { isLab: boolean; isAdministrator: boolean };

const sum = (rows: { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

/** Every number opens the rows behind it: each address is the same question to a list. */
export function figuresOf(overview: Overview, { isLab, isAdministrator }: Audience): Figure[] {
  const cases = overview.flow.filter(({ noun }) => noun === "case");
  const orders = overview.flow.filter(({ noun }) => noun === "order");
  const figures: (Figure | false)[] = [
    { label: "Open cases", value: sum(cases), href: "/cases?open=yes" },
    { label: "Late cases", value: overview.lateCases, href: "/cases?pace=late" },
    {
      label: "Waiting for approval",
      value: sum(cases.filter(({ state }) => state === "planning")),
      href: "/cases?state=planning",
    },
    { label: "Open orders", value: sum(orders), href: "/orders?open=yes" },
    { label: "Late orders", value: overview.lateOrders, href: "/orders?pace=late" },
    { label: "Shipped this week", value: overview.shippedOrders, href: "/orders?state=shipped&age=week" },
    { label: "Cases with new messages", value: overview.unread.cases, href: "/cases?unread=yes" },
    { label: "Orders with new messages", value: overview.unread.orders, href: "/orders?unread=yes" },
    isLab && { label: "Cases of yours", value: overview.myCases, href: "/cases?open=yes&mine=yes" },
    isLab && { label: "Orders of yours", value: overview.myOrders, href: "/orders?open=yes&mine=yes" },
    {
      label: isLab ? "Active practices" : "Your practices",
      value: overview.activePractices,
      href: "/directory/practices?status=active",
    },
    isLab && {
      label: "Addresses to verify",
      value: overview.unverifiedPractices,
      href: "/directory/practices?address=unverified",
    },
    isLab && { label: "People", value: overview.people, href: "/directory/people" },
    isAdministrator && {
      label: "Open invitations",
      value: overview.openInvitations,
      href: "/admin/users/invitations?state=open",
    },
  ];
  return figures.filter((figure) => figure !== false);
}
