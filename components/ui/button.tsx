import Link from "next/link";
import type { ComponentProps } from "react";

type Look = "primary" | "plain" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "bg-accent text-on-accent border-accent hover:bg-accent-strong hover:border-accent-strong font-medium",
  plain: "bg-surface border-edge hover:bg-hover",
  quiet: "border-transparent hover:bg-hover",
  danger: "bg-surface border-red text-red hover:bg-hover",
};

const base =
  "inline-flex h-8 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-control border px-3 text-sm transition-colors duration-100 disabled:opacity-60";

type ButtonProps = ComponentProps<"button"> & { look?: Look };

export function Button({ look = "plain", className = "", type = "button", ...props }: ButtonProps) {
  return <button type={type} className={`${base} ${looks[look]} ${className}`} {...props} />;
}

type ButtonLinkProps = { href: string; look?: Look; isDownload?: boolean; children: React.ReactNode };

export function ButtonLink({ href, look = "plain", isDownload = false, children }: ButtonLinkProps) {
  const shape = `${base} ${looks[look]}`;
  // A file is no page: the router must not fetch it ahead or draw it.
  if (isDownload) {
    return (
      <a href={href} download className={shape}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} className={shape}>
      {children}
    </Link>
  );
}
