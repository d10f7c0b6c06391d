/** One of several, by their weights; `at` is a number from 0 up to 1. */
export function pickWeighted<T>(choices: readonly T[], weights: number[], at: number): T {
  let rest = at * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, choice] of choices.entries()) {
    rest -= weights[index] ?? 0;
    if (rest < 0) return choice;
  }
  return choices.at(-1) as T;
}
