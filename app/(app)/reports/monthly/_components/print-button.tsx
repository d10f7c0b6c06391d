"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

/** The browser prints, or keeps the page as a PDF. */
export function PrintButton() {
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden size={16} strokeWidth={1.75} />
      Print
    </Button>
  );
}
