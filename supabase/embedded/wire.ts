import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketHandler, type PGLiteSocketHandlerOptions } from "@electric-sql/pglite-socket";
import { ExclusiveQueue } from "./exclusive-queue.ts";

const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

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
  const queue = new ExclusiveQueue(database);
  // The handler knows its queue by the class that comes with it; this one has the same three methods.
  const queryQueue = queue as unknown as PGLiteSocketHandlerOptions["queryQueue"];
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    answerSslRequest(socket, () => {
      const handler = new PGLiteSocketHandler({ queryQueue, closeOnDetach: true });
      queue.connect(handler.handlerId, () => socket.destroy());
      void handler.attach(socket);
    });
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
  return server;
}
