"use client";

import { ActionButton } from "@/components/forms/action-button";
import { markRead } from "@/lib/messages/actions";

export function MarkRead({ messageIds }: { messageIds: string[] }) {
  const count = messageIds.length;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-control border border-blue px-3 py-1 text-xs">
      <p>{count === 1 ? "One message is new to you." : `${count} messages are new to you.`}</p>
      <ActionButton action={markRead} fields={{ message_ids: messageIds.join(",") }} label="Mark as read" />
    </div>
  );
}
