"use client";

import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

type SubmitButtonProps = {
  look?: "primary" | "plain" | "quiet" | "danger";
  working?: string;
  /** Where a form has two buttons: which one was pressed. */
  name?: string;
  value?: string;
  children: React.ReactNode;
};

/** Cannot be pressed twice: while its form is on the way it is off and says so. */
export function SubmitButton({ look = "primary", working = "Saving…", name, value, children }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" look={look} name={name} value={value} disabled={pending} aria-live="polite">
      {pending ? working : children}
    </Button>
  );
}
