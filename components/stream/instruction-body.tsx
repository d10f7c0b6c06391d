import { ActionButton } from "@/components/forms/action-button";
import { Badge } from "@/components/ui/badge";
import { formatDateTime } from "@/lib/format/dates";
import { approveInstruction } from "@/lib/instructions/actions";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import type { EventOf } from "@/lib/stream/events";

type InstructionBodyProps = { event: EventOf<"instruction">; words: Words; approves: boolean };

export function InstructionBody({ event, words, approves }: InstructionBodyProps) {
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-3 text-quiet">
        {event.actor ?? "Somebody the records do not name"} gave an instruction,{" "}
        {nameOf(words.instructionTypes, event.type).toLowerCase()}
        {event.approvedAt ? (
          <Badge tone="green">
            Approved by {event.approvedBy ?? "somebody"} on {formatDateTime(event.approvedAt)}
          </Badge>
        ) : (
          <Badge tone="violet">Waits for approval</Badge>
        )}
      </span>
      <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">{event.body}</p>
      {!event.approvedAt && approves && (
        <div className="mt-1 flex">
          <ActionButton
            action={approveInstruction}
            fields={{ p_instruction_id: event.id, p_expected_version: String(event.version) }}
            label="Approve"
            about="this instruction"
            look="plain"
          />
        </div>
      )}
    </>
  );
}
