"use client";

import { useCombobox } from "downshift";
import { X } from "lucide-react";
import { startTransition, useEffect, useRef, useState } from "react";
import { idle } from "@/lib/actions/result";
import { findOptions } from "@/lib/options/actions";
import type { Option, OptionKind } from "@/lib/options/schemas";
import { Field } from "./form-field";

const TYPING_PAUSE_MS = 250;

type PickerFieldProps = {
  label: string;
  name: string;
  kind: OptionKind;
  stored?: Option | null;
  hint?: string;
  errors?: string[];
  theirs?: string;
  theirsShown?: string;
  /** Offered first while nothing is typed. */
  extra?: Option;
  /** In a row of filters: the label is the placeholder. */
  isCompact?: boolean;
  onChoose?: (option: Option | null) => void;
};

/** One of many: type a part of a name or number, choose. The form sends the id. */
export function PickerField(props: PickerFieldProps) {
  const { label, name, kind, stored = null, hint, errors, theirs, theirsShown, extra, isCompact, onChoose } = props;
  const [options, setOptions] = useState<Option[]>([]);
  const [state, setState] = useState<"idle" | "looking" | "found" | "failed">("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const look = (query: string, pause: number) => {
    clearTimeout(timer.current);
    setState("looking");
    timer.current = setTimeout(() => {
      const turn = ++latest.current;
      const formData = new FormData();
      formData.set("kind", kind);
      formData.set("q", query);
      startTransition(async () => {
        const result = await findOptions(idle, formData);
        // An answer that was overtaken says nothing about what is typed now.
        if (turn !== latest.current) return;
        setState(result.status === "success" ? "found" : "failed");
        const found = result.status === "success" ? result.data : [];
        setOptions(extra && query === "" ? [extra, ...found] : found);
      });
    }, pause);
  };

  const combobox = useCombobox<Option>({
    items: options,
    itemToString: (option) => option?.label ?? "",
    initialSelectedItem: stored,
    onInputValueChange: ({ inputValue, type }) => {
      if (type === useCombobox.stateChangeTypes.InputChange) look(inputValue, TYPING_PAUSE_MS);
    },
    onIsOpenChange: ({ isOpen, inputValue, selectedItem }) => {
      if (isOpen && state !== "looking") look(inputValue === selectedItem?.label ? "" : (inputValue ?? ""), 0);
    },
    onSelectedItemChange: ({ selectedItem }) => onChoose?.(selectedItem ?? null),
    // Text that was typed and not chosen is nothing; the field says what the form will send.
    stateReducer: (current, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur
        ? { ...changes, inputValue: changes.inputValue === "" ? "" : (changes.selectedItem?.label ?? "") }
        : type === useCombobox.stateChangeTypes.InputChange && changes.inputValue === ""
          ? { ...changes, selectedItem: null }
          : changes,
  });
  const { isOpen, selectedItem, highlightedIndex } = combobox;

  return (
    <Field
      label={label}
      hint={hint}
      errors={errors}
      theirs={theirs}
      theirsShown={theirsShown}
      isLabelHidden={isCompact}
      onTake={() => combobox.selectItem(theirs ? { value: theirs, label: theirsShown ?? theirs } : null)}
    >
      {(parts) => (
        <div className={`relative ${isCompact ? "w-36" : ""}`}>
          <input type="hidden" name={name} value={selectedItem?.value ?? ""} />
          <input
            {...combobox.getInputProps({ id: parts.id, "aria-label": label, autoComplete: "off" })}
            aria-labelledby={undefined}
            aria-invalid={parts["aria-invalid"]}
            aria-describedby={parts["aria-describedby"]}
            placeholder={isCompact ? `${label}: any` : "Type to search"}
            className={`control w-full pr-8 ${isCompact ? "h-7 text-xs" : ""}`}
          />
          {selectedItem && (
            <button
              type="button"
              aria-label={`Clear ${label.toLowerCase()}`}
              onClick={() => combobox.reset()}
              className={`absolute right-1 grid size-6 ${isCompact ? "top-0.5" : "top-1"} place-items-center rounded-control text-quiet hover:bg-hover`}
            >
              <X aria-hidden size={14} strokeWidth={1.75} />
            </button>
          )}
          <ul
            {...combobox.getMenuProps({ "aria-label": label })}
            aria-labelledby={undefined}
            className={`absolute top-full left-0 z-30 mt-1 max-h-64 min-w-full overflow-y-auto rounded-control border bg-surface p-1 text-sm shadow-float ${isOpen ? "" : "hidden"}`}
          >
            {isOpen &&
              options.map((option, index) => (
                <li
                  key={option.value}
                  {...combobox.getItemProps({ item: option, index })}
                  className={`flex items-baseline justify-between gap-3 rounded-[4px] px-2 py-1.5 ${highlightedIndex === index ? "bg-hover" : ""}`}
                >
                  <span className="min-w-0 truncate">{option.label}</span>
                  {option.note && <span className="shrink-0 text-xs text-quiet">{option.note}</span>}
                </li>
              ))}
          </ul>
          {isOpen && options.length === 0 && (
            <p
              role="status"
              className="absolute inset-x-0 top-full z-30 mt-1 rounded-control border bg-surface px-3 py-2 text-xs text-quiet shadow-float"
            >
              {state === "failed"
                ? "The list could not be read. Try again."
                : state === "looking"
                  ? "Looking…"
                  : "Nothing found. Try another word."}
            </p>
          )}
        </div>
      )}
    </Field>
  );
}
