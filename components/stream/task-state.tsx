"use client";

import { useActionState, useId } from "react";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { idle } from "@/lib/actions/result";
import type { Vocabulary } from "@/lib/states/words";
import { moveTask } from "@/lib/tasks/actions";

type TaskStateProps = { task: { id: string; title: string; state: string; version: number }; states: Vocabulary };

/** How far a task is, and a way to say so. */
export function TaskState({ task, states }: TaskStateProps) {
  const [result, save] = useActionState(moveTask, idle);
  const id = useId();
  return (
    <form key={task.version} action={save} className="mt-1 flex flex-wrap items-center gap-2 text-xs">
      <input type="hidden" name="id" value={task.id} />
      <input type="hidden" name="rowVersion" value={task.version} />
      <label htmlFor={id} className="text-quiet">
        State<span className="sr-only"> of {task.title}</span>
      </label>
      <select id={id} name="state" defaultValue={task.state} className="control h-7 text-xs">
        {states.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <SubmitButton look="quiet">Save</SubmitButton>
      <FormStatus result={result} />
    </form>
  );
}
