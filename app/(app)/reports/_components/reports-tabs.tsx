import { Tabs } from "@/components/layout/tabs";

const tabs = [
  { label: "Month", href: "/reports/monthly" },
  { label: "Trends", href: "/reports/trends" },
  { label: "By mail", href: "/reports/subscriptions" },
];

export function ReportsTabs({ current }: { current: string }) {
  return (
    <div data-print="hide">
      <Tabs label="Reports" current={current} tabs={tabs} />
    </div>
  );
}
