import { Tabs } from "@/components/layout/tabs";

const tabs = [
  { label: "Users", href: "/admin/users" },
  { label: "Invitations", href: "/admin/users/invitations" },
];

export function UsersTabs({ current }: { current: string }) {
  return <Tabs label="Users and invitations" current={current} tabs={tabs} />;
}
