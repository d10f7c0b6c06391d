"use client";

import { ErrorPanel } from "@/components/states/error-panel";
import "./globals.css";

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPanel error={error} retry={retry} />
      </body>
    </html>
  );
}
