import type { OptionKind } from "@/lib/options/schemas";
import type { FormParts } from "./action-form";
import { PickerField } from "./picker-field";

type KeptPickerFieldProps = {
  parts: FormParts;
  label: string;
  name: string;
  /** Under which name a conflict says what the other choice is called. */
  labelName: string;
  kind: OptionKind;
  stored: { value: string | null | undefined; label: string | null | undefined };
  hint?: string;
};

/** A choice that a record has already: it follows a conflict like every other field. */
export function KeptPickerField({ parts, label, name, labelName, kind, stored, hint }: KeptPickerFieldProps) {
  const taken = parts.taken(name);
  const otherLabel = parts.taken(labelName);
  const value = taken ?? stored.value;
  const shown = (taken === undefined ? stored.label : otherLabel) ?? "The present choice";
  return (
    <PickerField
      key={taken}
      label={label}
      name={name}
      kind={kind}
      stored={value ? { value, label: shown } : null}
      hint={hint}
      errors={parts.errors(name)}
      theirs={parts.theirs(name)}
      theirsShown={otherLabel}
    />
  );
}
