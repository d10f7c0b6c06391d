import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import { type Gate, placeGate } from "./chaos-gate.ts";
import type { ChaosLab } from "./chaos-lab.ts";

export type Strike = "kill" | "cut target" | "cut source" | "stop source";
export type Plan = Record<Strike, number>;

const program = join(import.meta.dirname, "../../scripts/migrate.ts");
const ENGINE = "chaos-engine";
/** Everything is done and rows wait in the inbox, as they should. */
const WAITING = 2;
/** A database was away for longer than the engine waits. */
const AWAY = 3;
const LONGEST_SILENCE_MS = 120_000;

/** The engine in a process of its own, and what it said. */
class Worker {
  readonly process: ChildProcess;
  private readonly closed: Promise<unknown>;
  private words = "";

  constructor({ sourceUrl, targetUrl }: ChaosLab, command: "run" | "resume", batch: number) {
    const urls = [
      "--source",
      `${sourceUrl}&application_name=${ENGINE}`,
      "--target",
      `${targetUrl}&application_name=${ENGINE}`,
    ];
    const options = ["--accept", "unmapped_code", "--batch", String(batch), "--json"];
    this.process = spawn(process.execPath, [program, command, ...urls, ...options], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.closed = once(this.process, "close");
    this.process.stderr?.on("data", (words) => (this.words += String(words)));
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  async ending(): Promise<number | null> {
    await this.closed;
    return this.process.exitCode;
  }

  failure(): Error {
    return new Error(`The engine ended with ${this.process.exitCode}: ${this.words}`);
  }
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + LONGEST_SILENCE_MS;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error("The engine neither goes on nor ends.");
    await delay(10);
  }
}

const cut = (sql: Sql) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${ENGINE}`;

async function countTries(sql: Sql): Promise<number> {
  const [row] = await sql<{ tries: number }[]>`
    select count(*)::int as tries from migration.events where message like 'Tries again:%'`;
  return row?.tries ?? 0;
}

/** Kinds of strikes in turn, each spread over the whole. */
function orderOf(plan: Plan): Strike[] {
  const strikes = (Object.keys(plan) as Strike[]).flatMap((strike) =>
    Array.from({ length: plan[strike] }, (_, index) => ({ strike, at: (index + 0.5) / plan[strike] })),
  );
  return strikes.sort((one, other) => one.at - other.at).map(({ strike }) => strike);
}

type Scene = { lab: ChaosLab; gate: Gate; batch: number; step: number };

/** Whoever goes on begins on a clear way, or has to wait for the batch that the dead process left in the server. */
async function kill({ lab, gate, batch, step }: Scene, worker: Worker, isClear: boolean): Promise<Worker> {
  worker.process.kill("SIGKILL");
  await worker.ending();
  if (isClear) await gate.moveOn(step);
  const next = new Worker(lab, "resume", batch);
  if (isClear) return next;
  await until(async () => next.hasEnded || (await gate.hasFollower()));
  await gate.moveOn(step);
  return next;
}

/** Stops it for a moment, or lets it fall and stay away until the engine has lost its patience. */
async function stopSource({ lab, gate, step }: Scene, worker: Worker, isShort: boolean): Promise<void> {
  const before = await countTries(lab.sql);
  await lab.sourceServer.interrupt(isShort ? "SIGINT" : "SIGQUIT");
  try {
    await gate.open();
    await until(async () => worker.hasEnded || (isShort && (await countTries(lab.sql)) > before));
    await gate.moveOn(step);
  } finally {
    await lab.sourceServer.goOn();
  }
}

/** `before` says how often the same was done already. */
async function strikeOnce(scene: Scene, worker: Worker, strike: Strike, before: number): Promise<Worker> {
  const { lab, gate, step } = scene;
  const isEven = before % 2 === 0;
  if (strike === "kill") return kill(scene, worker, isEven);
  if (strike === "stop source") await stopSource(scene, worker, isEven);
  else {
    await cut(strike === "cut target" ? lab.sql : lab.legacy);
    await gate.moveOn(step);
  }
  return worker;
}

/** Beside the strikes: how often the engine went on by itself, and how often after it had given up. */
export type Damage = Plan & { tries: number; resumed: number };

/** Carries a run out while everything goes wrong that is planned, and to its end. */
export async function runInChaos(
  lab: ChaosLab,
  plan: Plan,
  { batch, step }: { batch: number; step: number },
): Promise<Damage> {
  const gate = await placeGate(lab.sql);
  const scene = { lab, gate, batch, step };
  const damage: Damage = { kill: 0, "cut target": 0, "cut source": 0, "stop source": 0, tries: 0, resumed: 0 };
  await gate.moveOn(step);
  let worker = new Worker(lab, "run", batch);
  const goOn = async () => {
    if ((await worker.ending()) !== AWAY) throw worker.failure();
    damage.resumed += 1;
    worker = new Worker(lab, "resume", batch);
  };
  try {
    for (const strike of orderOf(plan)) {
      await until(async () => {
        if (worker.hasEnded) await goOn();
        return gate.isReached();
      });
      worker = await strikeOnce(scene, worker, strike, damage[strike]);
      damage[strike] += 1;
    }
    await gate.open();
    while ((await worker.ending()) !== WAITING) await goOn();
    return { ...damage, tries: await countTries(lab.sql) };
  } finally {
    worker.process.kill("SIGKILL");
    await gate.remove();
  }
}
