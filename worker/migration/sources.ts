import type { Source } from "./source.ts";

/**
 * Connections to the source for entities that are taken over beside each other: all see the moment of the first one, as long as that lives.
 * When it was cut, the next one sees a new moment; what changed in between comes with the next delta.
 */
export class Sources {
  private readonly open: () => Promise<Source>;
  private first: Promise<Source> | null = null;

  constructor(open: () => Promise<Source>) {
    this.open = open;
  }

  async fork(): Promise<Source> {
    const first = (this.first ??= this.open());
    try {
      return await (await first).fork();
    } catch (error) {
      if (this.first === first) this.first = null;
      await first.then((source) => source.close()).catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.first?.then((source) => source.close()).catch(() => undefined);
  }
}
