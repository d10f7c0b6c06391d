import { Tabs } from "@/components/layout/tabs";

const tabs = [
  { label: "Queue", href: "/duplicates" },
  { label: "History", href: "/duplicates/history" },
  { label: "Weights", href: "/duplicates/model" },
  { label: "Automatic", href: "/duplicates/automatic" },
];

export function DuplicatesTabs({ current }: { current: string }) {
  return <Tabs label="Duplicates" current={current} tabs={tabs} />;
}
