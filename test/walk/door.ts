/** A door in front of the service: hands every request on, and holds answers back when told to. Requests are never changed. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds to hold an answer back, from the request's path and body. */
export type Delay = (path: string, body: string) => number | Promise<unknown>;

export type Door = {
  url: string;
  /** From now on; `none` lets everything through at once. */
  delay: Delay;
  /** Shut: connections are cut, as when the service or the network is down. */
  shut: boolean;
  /** Paths asked for, oldest first. */
  asked: string[];
  /** How many of them have ended: answered, or given up by whoever asked. */
  ended: number;
  stop(): Promise<void>;
};

export const none: Delay = () => 0;

export async function openDoor(upstream: string): Promise<Door> {
  const door: Door = { url: "", delay: none, shut: false, asked: [], ended: 0, stop: async () => undefined };
  const server = createServer((request, response) => {
    pass(door, upstream, request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The door has no port.");
  door.url = `http://127.0.0.1:${address.port}`;
  door.stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  return door;
}

async function pass(door: Door, upstream: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "/";
  if (door.shut) return void request.socket.destroy();
  response.once("close", () => door.ended++);
  door.asked.push(`${request.method} ${path}`);
  const body = await buffer(request);
  const hold = door.delay(path, body.toString());
  const { host: _, connection: __, ...headers } = request.headers;
  const answer = await fetch(upstream + path, {
    method: request.method ?? "GET",
    headers: headers as Record<string, string>,
    ...(body.length === 0 ? {} : { body }),
    redirect: "manual",
  });
  const text = Buffer.from(await answer.arrayBuffer());
  await (typeof hold === "number" ? wait(hold) : hold);
  if (door.shut) return void response.destroy();
  const {
    "content-encoding": ___,
    "content-length": ____,
    "transfer-encoding": _____,
    ...kept
  } = Object.fromEntries(answer.headers);
  response.writeHead(answer.status, kept).end(text);
}
