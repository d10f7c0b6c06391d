type LoadBarProps = { expected: number | null; read: number; rejected: number; isOver: boolean };

/** Done, refused, and what is left. An entity without rows is finished, not empty. */
export function LoadBar({ expected, read, rejected, isOver }: LoadBarProps) {
  const all = Math.max(expected ?? 0, read);
  const share = (rows: number) => (all === 0 ? (isOver ? 100 : 0) : (rows / all) * 100);
  const done = all === 0 ? share(0) : share(read - rejected);
  return (
    <span aria-hidden className="flex h-1.5 w-full min-w-24 overflow-hidden rounded-full bg-line">
      <span className="bg-accent" style={{ width: `${done}%` }} />
      <span className="bg-red" style={{ width: `${all === 0 ? 0 : share(rejected)}%` }} />
    </span>
  );
}
