import {
  BriefcaseMedical,
  Building2,
  ChartColumn,
  Combine,
  ContactRound,
  DatabaseZap,
  LayoutDashboard,
  type LucideIcon,
  PackageOpen,
  ShieldCheck,
  UsersRound,
  Workflow,
} from "lucide-react";
import { administrators, labAndDoctors, labRoles, leads, type Role, roles } from "@/lib/auth/roles";

export type Room = { label: string; href: string; icon: LucideIcon; roles: readonly Role[]; group?: string };

/** The rooms that exist, in the order of the navigation, and who may enter. */
export const rooms: Room[] = [
  { label: "Overview", href: "/", icon: LayoutDashboard, roles },
  { label: "Cases", href: "/cases", icon: BriefcaseMedical, roles: labAndDoctors },
  { label: "Orders", href: "/orders", icon: PackageOpen, roles: labAndDoctors },
  { label: "Patients", href: "/patients", icon: UsersRound, roles: labAndDoctors },
  { label: "Reports", href: "/reports", icon: ChartColumn, roles: leads },
  { label: "Workflows", href: "/workflows", icon: Workflow, roles: leads },
  { label: "Practices", href: "/directory/practices", icon: Building2, roles: labAndDoctors, group: "Directory" },
  { label: "People", href: "/directory/people", icon: ContactRound, roles: labRoles, group: "Directory" },
  { label: "Duplicates", href: "/duplicates", icon: Combine, roles: administrators, group: "Administration" },
  { label: "Migration", href: "/migration", icon: DatabaseZap, roles: leads, group: "Administration" },
  { label: "Users", href: "/admin/users", icon: ShieldCheck, roles: administrators, group: "Administration" },
];

export function isInside(pathname: string, href: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
