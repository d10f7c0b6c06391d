import { Tabs } from "@/components/layout/tabs";

const tabs = [
  { label: "State", href: "/migration" },
  { label: "Inbox", href: "/migration/rejects" },
  { label: "Mappings and codes", href: "/migration/mappings" },
  { label: "Reconciliation", href: "/migration/reconciliation" },
];

export function MigrationTabs({ current }: { current: string }) {
  return <Tabs label="Migration" current={current} tabs={tabs} />;
}
