import { setTimeout as delay } from "node:timers/promises";
import { isPassing } from "./failures.ts";

/** A quarter of a minute in all: a server can restart, and nobody takes the run for left behind. */
const ATTEMPTS = 7;
const FIRST_PAUSE = 250;

/** Waits for a source or a target that is away for a moment; the checkpoint says where to go on. */
export class Patience {
  private failures = 0;

  /** A batch went through: whatever was wrong is over. */
  rest(): void {
    this.failures = 0;
  }

  /** Whether it is worth another attempt, after a pause. */
  async bears(error: unknown): Promise<boolean> {
    this.failures += 1;
    if (!isPassing(error) || this.failures >= ATTEMPTS) return false;
    await delay(FIRST_PAUSE * 2 ** (this.failures - 1));
    return true;
  }
}
