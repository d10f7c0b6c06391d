import Link from "next/link";
import { TaskState } from "@/components/stream/task-state";
import { Badge } from "@/components/ui/badge";
import { formatRelative } from "@/lib/format/dates";
import type { Overview } from "@/lib/overview/queries";
import type { Words } from "@/lib/states/words-schema";

type MyTasksProps = { tasks: Overview["myTasks"]; words: Words; now: Date };

export function MyTasks({ tasks, words, now }: MyTasksProps) {
  if (tasks.length === 0) return <p className="text-xs text-quiet">No task is waiting for you.</p>;
  return (
    <ul className="flex flex-col text-xs">
      {tasks.map((task) => {
        const href = task.caseId ? `/cases/${task.caseId}` : task.orderId ? `/orders/${task.orderId}` : null;
        const due = task.dueAt && formatRelative(task.dueAt, now);
        const isLate = task.dueAt !== null && new Date(task.dueAt) < now;
        return (
          <li key={task.id} className="border-t py-2 first:border-t-0 first:pt-0">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              {href ? (
                <Link href={href} className="min-w-0 font-medium wrap-anywhere hover:underline">
                  {task.title}
                </Link>
              ) : (
                <span className="font-medium">{task.title}</span>
              )}
              {due && (isLate ? <Badge tone="red">due {due}</Badge> : <span className="text-quiet">due {due}</span>)}
            </span>
            <TaskState task={task} states={words.taskStates} />
          </li>
        );
      })}
    </ul>
  );
}
