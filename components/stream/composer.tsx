"use client";

import { useState } from "react";
import type { Words } from "@/lib/states/words-schema";
import type { Subject } from "@/lib/stream/events";
import type { AttachableFile } from "./attach-field";
import { CommentForm, InstructionForm, MessageForm } from "./writing-forms";
import { DiscussionForm, ProjectForm, TaskForm } from "./planning-forms";
import { FileForm } from "./file-form";

const labels = {
  message: "Message",
  comment: "Comment",
  file: "File",
  task: "Task",
  discussion: "Discussion",
  instruction: "Instruction",
  project: "Project",
} as const;

export type Part = keyof typeof labels;

type ComposerProps = {
  subject: Subject;
  parts: Part[];
  isLab: boolean;
  words: Words;
  /** The id of what is added next: a form that is sent twice adds one thing. */
  newId: string;
  storage: "ready" | "missing";
  /** What may go with a message. */
  files: AttachableFile[];
};

/** Where something is added to the stream: one form at a time. */
export function Composer({ subject, parts, isLab, words, newId, storage, files }: ComposerProps) {
  const [part, setPart] = useState<Part>(parts[0] ?? "message");
  const fields = { ...subject, id: newId };
  return (
    <div className="border-b pb-4">
      <div role="group" aria-label="What to add" className="flex flex-wrap gap-x-1 pb-2 text-xs">
        {parts.map((key) => (
          <button
            key={key}
            type="button"
            aria-pressed={part === key}
            onClick={() => setPart(key)}
            className="h-7 rounded-control px-2 text-quiet hover:bg-hover hover:text-ink aria-pressed:bg-selected aria-pressed:font-medium aria-pressed:text-ink"
          >
            {labels[key]}
          </button>
        ))}
      </div>
      {part === "message" && <MessageForm fields={fields} isLab={isLab} files={files} />}
      {part === "comment" && <CommentForm fields={fields} />}
      {part === "file" && <FileForm fields={fields} words={words} storage={storage} />}
      {part === "task" && <TaskForm fields={fields} words={words} />}
      {part === "discussion" && <DiscussionForm fields={fields} words={words} />}
      {part === "instruction" && <InstructionForm fields={fields} words={words} />}
      {part === "project" && <ProjectForm fields={fields} words={words} />}
    </div>
  );
}
