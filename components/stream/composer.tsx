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
  // What was once opened stays, so that a look at another form loses no draft.
  const [opened, setOpened] = useState<Part[]>([part]);
  const fields = { ...subject, id: newId };
  const forms: Record<Part, React.ReactNode> = {
    message: <MessageForm fields={fields} isLab={isLab} files={files} />,
    comment: <CommentForm fields={fields} />,
    file: <FileForm fields={fields} words={words} storage={storage} />,
    task: <TaskForm fields={fields} words={words} />,
    discussion: <DiscussionForm fields={fields} words={words} />,
    instruction: <InstructionForm fields={fields} words={words} />,
    project: <ProjectForm fields={fields} words={words} />,
  };
  return (
    <div className="border-b pb-4">
      <div role="group" aria-label="What to add" className="flex flex-wrap gap-x-1 pb-2 text-xs">
        {parts.map((key) => (
          <button
            key={key}
            type="button"
            aria-pressed={part === key}
            onClick={() => {
              setPart(key);
              if (!opened.includes(key)) setOpened([...opened, key]);
            }}
            className="h-7 rounded-control px-2 text-quiet hover:bg-hover hover:text-ink aria-pressed:bg-selected aria-pressed:font-medium aria-pressed:text-ink"
          >
            {labels[key]}
          </button>
        ))}
      </div>
      {opened.map((key) => (
        <div key={key} hidden={key !== part}>
          {forms[key]}
        </div>
      ))}
    </div>
  );
}
