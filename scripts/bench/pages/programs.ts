import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

type Program = { name: string; args: string[]; env: NodeJS.ProcessEnv; readyWhen?: () => Promise<boolean> };

const STOP_TIMEOUT_MS = 10_000;
const LAST_WORDS = 30;

/** The programs a measurement starts beside itself: none shares an event loop with the client, none outlives it. */
export class Programs {
  private readonly running: { child: ChildProcess; gone: Promise<unknown> }[] = [];
  private readonly words: string[] = [];
  private readonly abandon = () => this.running.forEach(({ child }) => child.kill("SIGKILL"));

  constructor() {
    process.once("exit", this.abandon);
  }

  async start({ name, args, env, readyWhen }: Program): Promise<void> {
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.running.push({ child, gone: new Promise((done) => child.once("exit", done)) });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", (line) => this.hear(`${name}: ${line}`));
    }
    const ended = new Promise<never>((_, failed) => {
      child.once("exit", () => failed(new Error(`The ${name} ended before it was ready:\n${this.lastWords()}`)));
    });
    ended.catch(() => undefined);
    const ready = new Promise<void>((done) => child.on("message", (message) => message === "ready" && done()));
    await Promise.race([readyWhen ? waitUntil(readyWhen) : ready, ended]);
  }

  private hear(line: string): void {
    this.words.push(line);
    if (this.words.length > LAST_WORDS) this.words.shift();
  }

  lastWords(): string {
    return this.words.join("\n");
  }

  /** The last one first: the app before what it asks. */
  async stop(): Promise<void> {
    for (const { child, gone } of this.running.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
      await gone;
      clearTimeout(timer);
    }
    process.off("exit", this.abandon);
  }
}

async function waitUntil(isReady: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await isReady())) {
    if (performance.now() > deadline) throw new Error("A program was not ready within a minute.");
    await new Promise((done) => setTimeout(done, 100));
  }
}
