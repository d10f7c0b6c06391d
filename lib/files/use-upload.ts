"use client";

import { useEffect, useRef, useState } from "react";
import { type ActionResult, failure, idle } from "@/lib/actions/result";
import { announceFile, confirmFile } from "./actions";
import { type Progress, sendBytes, SendingFailed } from "./send-bytes";

const LOST = "The connection broke off. Try again: what has arrived already is not added twice.";

/** Announced, sent straight to the storage, confirmed: before that there is no file that anybody could see. */
export function useUpload() {
  const [result, setResult] = useState<ActionResult<unknown>>(idle);
  const [progress, setProgress] = useState<Progress | null>(null);
  const sending = useRef<AbortController>(null);

  useEffect(() => () => sending.current?.abort(), []);

  async function run(file: File, formData: FormData, signal: AbortSignal): Promise<ActionResult<unknown>> {
    const announced = await announceFile(idle, formData);
    if (announced.status !== "success") return announced;
    signal.throwIfAborted();
    const { address, mimeType } = announced.data;
    if (address) await sendBytes({ address, mimeType, file, signal, onProgress: setProgress });
    return confirmFile(idle, formData);
  }

  /** Says whether the file was added. */
  async function send(file: File, fields: FormData): Promise<boolean> {
    if (sending.current) return false;
    const controller = new AbortController();
    sending.current = controller;
    setResult(idle);
    setProgress({ sent: 0, size: file.size, perSecond: 0 });
    fields.set("name", file.name);
    fields.set("mime_type", file.type);
    fields.set("byte_size", String(file.size));
    const ended = await run(file, fields, controller.signal).catch((error: unknown) => {
      if (controller.signal.aborted) return failure("Cancelled. Nothing was added.");
      return failure(error instanceof SendingFailed ? `${error.message} Nothing was added; try again.` : LOST);
    });
    sending.current = null;
    setResult(ended);
    setProgress(null);
    return ended.status === "success";
  }

  const refuse = (message: string) => setResult({ status: "invalid", fieldErrors: { name: [message] }, values: {} });
  return { result, progress, send, refuse, cancel: () => sending.current?.abort() };
}
