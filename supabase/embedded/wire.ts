import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketHandler, type PGLiteSocketHandlerOptions } from "@electric-sql/pglite-socket";

const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);
const READY_BYTES = READY.length + 1;
const IDLE = "I".charCodeAt(0);
const SYNC_MESSAGE = new Uint8Array([0x53, 0, 0, 0, 4]);
const TERMINATE = "X".charCodeAt(0);
const [QUERY, SYNC, STARTUP] = ["Q".charCodeAt(0), "S".charCodeAt(0), 0];

/** A client may have left a role or a setting behind in the one session that all connections share. */
const RESET_SESSION = "reset session authorization; reset role; reset search_path; reset statement_timeout";

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
class ExclusiveQueue {
  private readonly database: PGlite;
  private waiting: Turn[] = [];
  private holder: number | null = null;
  private running = false;
  private mayBeStray = false;

  constructor(database: PGlite) {
    this.database = database;
  }

  enqueue(connection: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    return new Promise((done) => {
      this.waiting.push({ connection, message, onData, done });
      void this.run();
    });
  }

  clearQueueForHandler(connection: number): void {
    this.waiting = this.waiting.filter((turn) => turn.connection !== connection);
  }

  async clearTransactionIfNeeded(connection: number): Promise<void> {
    if (this.holder === connection) {
      // It may have gone between an error and its Sync; until one comes PGlite ignores everything.
      await this.database.runExclusive(() => this.database.execProtocolRaw(SYNC_MESSAGE));
      if (this.database.isInTransaction()) await this.database.exec("rollback");
      this.holder = null;
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
        await this.database.exec(RESET_SESSION);
      }
      turn.done(await this.execute(turn));
    }
    this.running = false;
  }

  private next(): Turn | undefined {
    const index = this.holder === null ? 0 : this.waiting.findIndex((turn) => turn.connection === this.holder);
    return index === -1 ? undefined : this.waiting.splice(index, 1)[0];
  }

  private async execute({ connection, message, onData }: Turn): Promise<number> {
    const type = message[0];
    if (type === TERMINATE) {
      this.mayBeStray = true;
      return 0;
    }
    this.holder = connection;
    const chunks: Uint8Array[] = [];
    await this.database.runExclusive(() =>
      this.database.execProtocolRawStream(message, { onRawData: (data) => chunks.push(data) }),
    );
    let answer = Buffer.concat(chunks);
    const isReady = answer.subarray(-READY_BYTES, -1).equals(READY);
    if (type === QUERY || type === SYNC || type === STARTUP) {
      if (isReady && answer.at(-1) === IDLE) this.holder = null;
    } else if (isReady) {
      // After an error in the extended protocol PGlite says ready at once, and again at the Sync that follows.
      answer = answer.subarray(0, -READY_BYTES);
    }
    if (answer.length > 0) onData(answer);
    return answer.length;
  }
}

function answerSslRequest(socket: Socket, attach: () => void): void {
  socket.once("data", (first) => {
    if (first.subarray(0, 8).equals(SSL_REQUEST)) {
      socket.write("N");
      answerSslRequest(socket, attach);
      if (first.length > 8) socket.unshift(first.subarray(8));
      return;
    }
    attach();
    socket.emit("data", first);
  });
}

/** The PostgreSQL wire protocol on loopback: for the front, the worker, the Supabase CLI and psql. */
export async function serveWireProtocol(database: PGlite, port: number): Promise<Server> {
  // The handler knows its queue by the class that comes with it; this one has the same three methods.
  const queryQueue = new ExclusiveQueue(database) as unknown as PGLiteSocketHandlerOptions["queryQueue"];
  const server = createServer((socket) => {
    answerSslRequest(socket, () => void new PGLiteSocketHandler({ queryQueue, closeOnDetach: true }).attach(socket));
    socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
  return server;
}
