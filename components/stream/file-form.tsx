"use client";

import { CircleAlert, Upload } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Field, SelectField } from "@/components/forms/form-field";
import { FormStatus } from "@/components/forms/form-status";
import { Button } from "@/components/ui/button";
import { ACCEPTED, ALLOWED, MAX_BYTES } from "@/lib/files/kinds";
import { useUpload } from "@/lib/files/use-upload";
import { formatBytes } from "@/lib/format/bytes";
import { optionsOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { HiddenFields } from "./hidden-fields";

type FileFormProps = { fields: Record<string, string>; words: Words; storage: "ready" | "missing" };

export function FileForm(props: FileFormProps) {
  if (props.storage === "ready") return <UploadForm {...props} />;
  return (
    <p className="flex items-start gap-2 text-sm">
      <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-amber" />
      Files cannot be added here at the moment: this installation has no file storage, or it does not answer.
    </p>
  );
}

function UploadForm({ fields, words }: FileFormProps) {
  const { result, progress, send, refuse, cancel } = useUpload();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (result.status === "invalid" && !progress) input.current?.focus();
  }, [result, progress]);

  async function add(form: HTMLFormElement) {
    const file = input.current?.files?.[0];
    if (progress) return;
    if (!file) return refuse("Choose a file.");
    const sent = new FormData(form);
    sent.delete("file"); // Only what describes it: the bytes take another way.
    if (await send(file, sent)) form.reset();
  }

  const problems = result.status === "invalid" ? result.fieldErrors : {};
  const percent = progress ? Math.floor((progress.sent / progress.size) * 100) : 0;
  return (
    <form
      className="flex flex-col gap-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add(event.currentTarget);
      }}
    >
      <HiddenFields fields={fields} />
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (input.current && !progress) input.current.files = event.dataTransfer.files;
        }}
        className={`rounded-control border border-dashed p-3 ${isOver ? "border-accent bg-selected" : "border-edge"}`}
      >
        <Field
          label="File: choose one, or drop it here"
          hint={`Up to ${formatBytes(MAX_BYTES)}: ${ALLOWED}.`}
          errors={problems.name ?? problems.byte_size ?? problems.mime_type}
        >
          {(parts) => (
            <input
              {...parts}
              ref={input}
              type="file"
              name="file"
              accept={ACCEPTED}
              disabled={progress !== null}
              className="text-sm file:mr-3 file:h-8 file:rounded-control file:border file:border-solid file:border-edge file:bg-surface file:px-3 hover:file:bg-hover"
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label="It shows"
          name="file_type"
          options={optionsOf(words.fileTypes)}
          errors={problems.file_type}
        />
        {/* Switched off it would lose the focus while it works. */}
        <Button ref={submit} type="submit" aria-disabled={progress !== null} className="aria-disabled:opacity-60">
          <Upload aria-hidden size={16} strokeWidth={1.75} />
          {progress ? "Sending…" : result.status === "error" ? "Try again" : "Add file"}
        </Button>
        {progress && (
          <Button
            look="quiet"
            onClick={() => {
              cancel();
              submit.current?.focus(); // This button is about to go, and would take the focus with it.
            }}
          >
            Cancel
          </Button>
        )}
      </div>
      {progress && (
        <div className="flex flex-wrap items-center gap-x-3 text-xs text-quiet">
          <div
            role="progressbar"
            aria-label="Sent"
            aria-valuenow={percent}
            className="h-1.5 grow overflow-hidden rounded-full bg-hover"
          >
            <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
          </div>
          <span className="figures">
            {percent} %{progress.perSecond > 0 && `, ${formatBytes(progress.perSecond)}/s`}
          </span>
        </div>
      )}
      <FormStatus result={result} />
    </form>
  );
}
