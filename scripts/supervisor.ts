import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

type Program = {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  readyWhen?: () => Promise<boolean>;
  /** Nothing is lost when it dies, so it is started again instead of taking the others with it. */
  isReplaceable?: boolean;
};

export class ProgramFailed extends Error {}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const STOP_TIMEOUT_MS = 10_000;
const RESTART_PAUSE_MS = 1_000;
const MOST_RESTARTS = 10;

/** Starts programs one after the other and keeps them together: when one ends, all end, and the reason is shown. */
export class Supervisor {
  private readonly running = new Map<string, { child: ChildProcess; gone: Promise<unknown> }>();
  private stopping = false;
  private restarts = 0;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => void this.stop(0));
  }

  say(name: string, line: string): void {
    console.log(`${name.padEnd(9)} ${line}`);
  }

  async start(program: Program): Promise<void> {
    const { name, args, env, readyWhen, isReplaceable = false } = program;
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.running.set(name, { child, gone: new Promise((done) => child.once("exit", done)) });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", (line) => this.say(name, line));
    }

    let wasReady = false;
    const ended = new Promise<never>((_, failed) => {
      child.once("exit", (code, signal) => {
        this.running.delete(name);
        failed(new ProgramFailed(`The ${name} ended ${signal ? `by ${signal}` : `with code ${code}`}.`));
      });
    });
    ended.catch((error: unknown) => {
      if (this.stopping) return;
      const words = error instanceof Error ? error.message : String(error);
      if (isReplaceable && wasReady && this.restarts < MOST_RESTARTS) {
        this.restarts += 1;
        this.say(name, `${words} Starting it again.`);
        setTimeout(() => void (this.stopping || this.start(program).catch(() => undefined)), RESTART_PAUSE_MS);
        return;
      }
      console.error(`\n${words} Its last words are above; stopping everything.`);
      void this.stop(1);
    });

    const ready = readyWhen
      ? waitUntil(readyWhen)
      : new Promise<void>((done) => child.on("message", (message) => message === "ready" && done()));
    await Promise.race([ready, ended]);
    wasReady = true;
  }

  async stop(exitCode: number): Promise<never> {
    if (!this.stopping) {
      this.stopping = true;
      if (exitCode === 0) console.log("\narchwire  stopping");
      let wasForced = false;
      // The app first and the database last, each with time to finish what it does.
      for (const { child, gone } of [...this.running.values()].reverse()) {
        child.kill("SIGTERM");
        const timer = setTimeout(() => (wasForced = child.kill("SIGKILL")), STOP_TIMEOUT_MS);
        await gone;
        clearTimeout(timer);
      }
      if (exitCode === 0)
        console.log(wasForced ? "archwire  stopped by force" : "archwire  stopped, everything is saved");
      process.exit(exitCode);
    }
    return new Promise<never>(() => undefined);
  }
}

async function waitUntil(isReady: () => Promise<boolean>): Promise<void> {
  while (!(await isReady())) await new Promise((done) => setTimeout(done, 100));
}
