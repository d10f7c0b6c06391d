"use client";

import { Button } from "@/components/ui/button";
import { MessagePage } from "./message-page";

/** Something broke on our side. Never the cause itself: it may name what this person must not see. */
export function ErrorPanel({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <MessagePage code="500" title="This page could not be made">
      <p>
        Something went wrong on our side; nothing you entered elsewhere is lost. Try again, and if it stays, tell an
        administrator{digest ? " this number:" : "."} {digest && <code className="figures text-ink">{digest}</code>}
      </p>
      <Button look="primary" onClick={retry}>
        Try again
      </Button>
    </MessagePage>
  );
}
