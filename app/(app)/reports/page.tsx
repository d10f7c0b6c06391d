import { redirect } from "next/navigation";

/** The report of the month is what everybody comes for. */
export default function ReportsPage() {
  redirect("/reports/monthly");
}
