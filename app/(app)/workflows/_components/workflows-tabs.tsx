import { Tabs } from "@/components/layout/tabs";

const tabs = [
  { label: "Limits", href: "/workflows" },
  { label: "Bottlenecks", href: "/workflows/bottlenecks" },
];

export function WorkflowsTabs({ current }: { current: string }) {
  return <Tabs label="Workflows" current={current} tabs={tabs} />;
}
