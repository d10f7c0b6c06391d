"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/format/bytes";

type DownloadButtonProps = { href: string; label: string };

type State = { is: "idle" } | { is: "running"; bytes: number } | { is: "done"; bytes: number } | { is: "failed" };

/** A file that is written while it is read has no known length: the button says how much has come. */
export function DownloadButton({ href, label }: DownloadButtonProps) {
  const [state, setState] = useState<State>({ is: "idle" });
  const download = async () => {
    setState({ is: "running", bytes: 0 });
    try {
      const response = await fetch(href);
      if (!response.ok || !response.body) throw new Error(`The server answered ${response.status}`);
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let bytes = 0;
      for (const reader = response.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        pieces.push(value);
        bytes += value.byteLength;
        setState({ is: "running", bytes });
      }
      const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "report";
      const url = URL.createObjectURL(new Blob(pieces, { type: response.headers.get("content-type") ?? "" }));
      const link = Object.assign(document.createElement("a"), { href: url, download: name });
      link.click();
      URL.revokeObjectURL(url);
      setState({ is: "done", bytes });
    } catch (error) {
      console.error("download failed", error);
      setState({ is: "failed" });
    }
  };
  return (
    <span className="inline-flex items-center gap-2">
      <Button onClick={download} disabled={state.is === "running"}>
        <Download aria-hidden size={16} strokeWidth={1.75} />
        {label}
      </Button>
      <span role="status" className="text-2xs text-quiet">
        {state.is === "running" && `${formatBytes(state.bytes)} so far`}
        {state.is === "done" && `${formatBytes(state.bytes)} saved`}
        {state.is === "failed" && <span className="text-red">The file did not arrive whole. Try again.</span>}
      </span>
    </span>
  );
}
