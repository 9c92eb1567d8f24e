/**
 * A help desk to try Marbles on: `/demo-desk/tickets/{id}` on a loopback port of its own. It is a page of another program, so the Worker
 * knows nothing of it and nothing of it is deployed.
 */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type TicketPage, ticketPages } from "./tickets.ts";

const PAGE = new URL("./page/", import.meta.url);
const ASSETS: Readonly<Record<string, string>> = {
  "app.js": "text/javascript",
  "draw.js": "text/javascript",
  "desk.css": "text/css",
  "mark.svg": "image/svg+xml",
};
const HEADERS = {
  "content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
/** A test may ask for slow tickets, but not for ever. */
const LONGEST_DELAY_MS = 10_000;

type Answer = { status: number; type: string; body: string | Buffer; location?: string };

/** Listens on 127.0.0.1; rejects with the system's error (`EADDRINUSE` …) when it cannot. */
export function startDesk(port: number, asOf: number): Promise<Server> {
  const tickets = ticketPages(asOf);
  const server = createServer((request, response) => {
    answer(request, tickets).then(
      (found) => send(response, found),
      () => send(response, text(500, "The demo desk has broken.")),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

async function answer(request: IncomingMessage, tickets: TicketPage[]): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const [root, section, id, ...more] = url.pathname.split("/").filter(Boolean);
  if (root !== "demo-desk" || section === undefined)
    return { ...text(302, "This way."), location: `/demo-desk/tickets/${tickets[0]?.id ?? ""}` };
  if (more.length > 0) return text(404, "There is no such page.");
  if (section === "assets" && id !== undefined && Object.hasOwn(ASSETS, id))
    return { status: 200, type: ASSETS[id] ?? "text/plain", body: await readFile(new URL(id, PAGE)) };
  if (section === "data") return data(id, tickets, Number(url.searchParams.get("delay") ?? 0));
  if (section === "tickets")
    return { status: 200, type: "text/html", body: await readFile(new URL("index.html", PAGE)) };
  return text(404, "There is no such page.");
}

/** `data/tickets` is the list, `data/{id}` one ticket; `?delay=` milliseconds makes it slow. */
async function data(id: string | undefined, tickets: TicketPage[], delay: number): Promise<Answer> {
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(delay, LONGEST_DELAY_MS)));
  if (id === "tickets")
    return json(
      200,
      tickets.map(({ messages: _, ...row }) => row),
    );
  const ticket = tickets.find((one) => one.id === id);
  return ticket === undefined ? json(404, null) : json(200, ticket);
}

function send(response: ServerResponse, { status, type, body, location }: Answer): void {
  response.writeHead(status, {
    ...HEADERS,
    "content-type": `${type}; charset=utf-8`,
    ...(location === undefined ? {} : { location }),
  });
  response.end(body);
}

const text = (status: number, body: string): Answer => ({ status, type: "text/plain", body });
const json = (status: number, value: unknown): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(value),
});
