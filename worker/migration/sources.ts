import type { Source } from "./source.ts";

/**
 * Connections to the source for entities that are taken over beside each other: all see the moment of the first one, as long as that lives.
 * Whoever goes on after it was cut sees a new moment; what changed in between comes with the next delta.
 */
export class Sources {
  private readonly open: () => Promise<Source>;
  private first: Promise<Source> | null = null;
  private readonly idle: Source[] = [];

  constructor(open: () => Promise<Source>) {
    this.open = open;
  }

  async take(): Promise<Source> {
    const idle = this.idle.pop();
    if (idle) return idle;
    this.first ??= this.open();
    return (await this.first).fork();
  }

  /** For the next entity. Whoever met a failure closes it instead. */
  giveBack(source: Source): void {
    this.idle.push(source);
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.map((source) => source.close()));
    // A first one that was never opened was told to whoever asked for it.
    await this.first?.then(
      (source) => source.close(),
      () => undefined,
    );
  }
}
