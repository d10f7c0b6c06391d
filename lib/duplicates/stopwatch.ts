/** Says afterwards where the time of a long piece of work went. */
export function stopwatch(): { seconds: Record<string, number>; lap: (phase: string) => void } {
  const seconds: Record<string, number> = {};
  let last = performance.now();
  return {
    seconds,
    lap: (phase) => {
      const now = performance.now();
      seconds[phase] = (seconds[phase] ?? 0) + (now - last) / 1000;
      last = now;
    },
  };
}
