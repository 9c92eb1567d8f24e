import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDesk } from "../../../worker/dev/demo-desk/server.ts";
import { ticketPages } from "../../../worker/dev/demo-desk/tickets.ts";
import { sampleCompany } from "../../../worker/sample/company.ts";

const AS_OF = Date.UTC(2026, 10, 21, 18);
let server: Awaited<ReturnType<typeof startDesk>>;
let url: string;

beforeAll(async () => {
  server = await startDesk(0, AS_OF);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The desk listens nowhere.");
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => server.close());

describe("the demo desk", () => {
  it("leads to the first ticket", async () => {
    const answer = await fetch(url, { redirect: "manual" });
    expect(answer.headers.get("location")).toBe("/demo-desk/tickets/1");
  });

  it("serves one page under every ticket's address, and what the page needs", async () => {
    for (const path of [
      "tickets/1",
      "tickets/13",
      "assets/app.js",
      "assets/draw.js",
      "assets/desk.css",
      "data/tickets",
      "data/3",
    ])
      expect((await fetch(`${url}/demo-desk/${path}`)).status, path).toBe(200);
    for (const path of ["assets/../server.ts", "assets/constructor", "data/99", "tickets/1/2", "nothing"])
      expect((await fetch(`${url}/demo-desk/${path}`)).status, path).toBe(404);
  });

  it("is slow when asked to be", async () => {
    const before = performance.now();
    await fetch(`${url}/demo-desk/data/2?delay=120`);
    expect(performance.now() - before).toBeGreaterThan(110);
  });
});

describe("its tickets", () => {
  const tickets = ticketPages(AS_OF);
  const { records } = sampleCompany({ size: "small", asOf: AS_OF });

  it("are in the records that are sent, but for those of people whom nobody can place", () => {
    const sent = new Set(
      records.flatMap((record) => (record.type === "ticket" && Number(record.id) < 100 ? record.id : [])),
    );
    expect(tickets.filter(({ id }) => !sent.has(id)).map(({ id }) => id)).toEqual(["6", "7"]);
  });

  it("begin with what the requester wrote, when the ticket was opened, in order of time", () => {
    for (const { at, messages } of tickets) {
      expect(messages[0]).toMatchObject({ by: "requester", at });
      expect(messages.map((message) => message.at).toSorted()).toEqual(messages.map((message) => message.at));
    }
  });

  it("name another customer's address in the text of ticket 3", () => {
    const address = (id: string) => tickets.find((ticket) => ticket.id === id)?.requester.email ?? "";
    const said = tickets.find(({ id }) => id === "3")?.messages.map(({ text }) => text) ?? [];
    expect(said.join("\n")).toContain(address("1"));
    expect(address("3")).not.toBe(address("1"));
  });
});
