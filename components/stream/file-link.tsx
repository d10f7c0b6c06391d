import { Paperclip } from "lucide-react";

/** Opens in a tab of its own: a picture or a PDF shows, everything else is saved. */
export function FileLink({ fileId, name }: { fileId: string; name: string }) {
  return (
    <a
      href={`/files/${fileId}`}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 wrap-anywhere link"
    >
      <Paperclip aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
      {name}
    </a>
  );
}
