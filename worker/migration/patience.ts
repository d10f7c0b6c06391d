import { setTimeout as delay } from "node:timers/promises";
import { isPassing } from "./failures.ts";

const ATTEMPTS = 6;
const FIRST_PAUSE = 250;

/** Waits for a source or a target that is away for a moment; the checkpoint says where to go on. */
export class Patience {
  private failures = 0;

  /** A batch went through: whatever was wrong is over. */
  rest(): void {
    this.failures = 0;
  }

  async bear(error: unknown): Promise<void> {
    this.failures += 1;
    if (!isPassing(error) || this.failures >= ATTEMPTS) throw error;
    await delay(FIRST_PAUSE * 2 ** (this.failures - 1));
  }
}
