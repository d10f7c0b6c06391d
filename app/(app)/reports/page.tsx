import { redirect } from "next/navigation";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";

export const metadata = { title: "Reports" };

/** The report of the month is what everybody comes for. */
export default async function ReportsPage() {
  await requireUser(...leads);
  redirect("/reports/monthly");
}
