import type { PGlite } from "@electric-sql/pglite";
import {
  endsReady,
  endsReadyAndIdle,
  errorResponse,
  isStartOrQuestionEnd,
  READY_BYTES,
  refusal,
  SYNC_MESSAGE,
  TERMINATE,
} from "./wire-messages.ts";

/** A client may have left a role or a setting behind in the one session that all connections share. */
const RESET_SESSION = "reset session authorization; reset role; reset all";
const FORGET_SESSION = "discard all";

const HOLDER_MAY_IDLE_MS = 30_000;

type Turn = {
  connection: number;
  message: Uint8Array;
  onData: (data: Uint8Array) => void;
  done: (bytes: number) => void;
};

/**
 * PGlite is one session. The queue that comes with pglite-socket lets connections take turns message by message, so that one
 * connection could execute what another had just bound, and commit what another had begun. Here a connection keeps the engine
 * from its first message until the engine says that it is ready and idle again.
 */
export class ExclusiveQueue {
  private readonly database: PGlite;
  private readonly connections = new Map<number, () => void>();
  private waiting: Turn[] = [];
  private holder: number | null = null;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private mayBeStray = false;

  constructor(database: PGlite) {
    this.database = database;
  }

  connect(connection: number, disconnect: () => void): void {
    this.connections.set(connection, disconnect);
  }

  enqueue(connection: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    const refused = refusal(message);
    if (refused !== null) {
      onData(errorResponse(refused));
      return Promise.reject(new Error(refused));
    }
    return new Promise((done) => {
      this.waiting.push({ connection, message, onData, done });
      void this.run();
    });
  }

  clearQueueForHandler(connection: number): void {
    this.waiting = this.waiting.filter((turn) => turn.connection !== connection);
  }

  async clearTransactionIfNeeded(connection: number): Promise<void> {
    this.connections.delete(connection);
    if (this.holder === connection) {
      // It may have gone between an error and its Sync; until one comes PGlite ignores everything.
      await this.database.runExclusive(() => this.database.execProtocolRaw(SYNC_MESSAGE));
      if (this.database.isInTransaction()) await this.database.exec("rollback");
      this.setHolder(null);
    }
    this.mayBeStray = true;
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let turn = this.next(); turn; turn = this.next()) {
      if (this.mayBeStray && this.holder === null) {
        this.mayBeStray = false;
        await this.database.exec(this.connections.size <= 1 ? FORGET_SESSION : RESET_SESSION);
      }
      turn.done(await this.execute(turn));
    }
    this.running = false;
  }

  private next(): Turn | undefined {
    const index = this.holder === null ? 0 : this.waiting.findIndex((turn) => turn.connection === this.holder);
    return index === -1 ? undefined : this.waiting.splice(index, 1)[0];
  }

  private setHolder(connection: number | null): void {
    clearTimeout(this.idleTimer);
    this.holder = connection;
  }

  private async execute({ connection, message, onData }: Turn): Promise<number> {
    if (message[0] === TERMINATE) {
      this.mayBeStray = true;
      return 0;
    }
    this.setHolder(connection);
    const chunks: Uint8Array[] = [];
    await this.database.runExclusive(() =>
      this.database.execProtocolRawStream(message, { onRawData: (data) => chunks.push(data) }),
    );
    let answer = Buffer.concat(chunks);
    if (isStartOrQuestionEnd(message)) {
      if (endsReadyAndIdle(answer)) this.setHolder(null);
    } else if (endsReady(answer)) {
      // After an error in the extended protocol PGlite says ready at once, and again at the Sync that follows.
      answer = answer.subarray(0, -READY_BYTES);
    }
    if (this.holder !== null) {
      const disconnect = this.connections.get(connection);
      this.idleTimer = setTimeout(() => disconnect?.(), HOLDER_MAY_IDLE_MS);
      this.idleTimer.unref();
    }
    if (answer.length > 0) onData(answer);
    return answer.length;
  }
}
