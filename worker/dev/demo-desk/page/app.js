// @ts-check
/** Which ticket is open: the address says it, a click changes it, the newest wish wins. */
import { drawList, drawLoading, drawMissing, drawTicket } from "./draw.js";

/** @typedef {import("../tickets.ts").TicketPage} TicketPage */
/** @typedef {Omit<TicketPage, "messages">} Row */

const list = /** @type {HTMLElement} */ (document.getElementById("list"));
const main = /** @type {HTMLElement} */ (document.getElementById("ticket"));
const count = /** @type {HTMLElement} */ (document.getElementById("count"));

/** What was answered here; kept while the page is open and never sent anywhere. @type {Map<string, TicketPage>} */
const seen = new Map();
/** @type {Row[]} */
let rows = [];
let asked = 0;

const openId = () => decodeURIComponent(location.pathname.split("/")[3] ?? "");
/** `?delay=` milliseconds makes tickets slow; it stays in the address from ticket to ticket. */
const delay = () => new URLSearchParams(location.search).get("delay");
/** @param {string} id */
const addressOf = (id) => `/demo-desk/tickets/${encodeURIComponent(id)}${location.search}`;

/** @param {string} id @returns {Promise<TicketPage | null>} */
async function fetchTicket(id) {
  const slow = delay();
  const known = seen.get(id);
  if (known !== undefined && slow === null) return known;
  const response = await fetch(`/demo-desk/data/${encodeURIComponent(id)}${slow === null ? "" : `?delay=${slow}`}`);
  if (!response.ok) return null;
  const ticket = known ?? (await response.json());
  seen.set(id, ticket);
  return ticket;
}

async function show() {
  const id = openId();
  const mine = ++asked;
  drawList(list, rows, id);
  const waiting = setTimeout(() => mine === asked && drawLoading(main), 150);
  const ticket = await fetchTicket(id);
  clearTimeout(waiting);
  if (mine !== asked) return;
  document.title = ticket === null ? "Larkmoor Help" : `#${ticket.id} ${ticket.subject} · Larkmoor Help`;
  if (ticket === null) drawMissing(main);
  else drawTicket(main, ticket, (text) => answer(ticket, text));
}

/** @param {TicketPage} ticket @param {string} text */
function answer(ticket, text) {
  const message = { by: /** @type {const} */ ("agent"), name: "You", at: new Date().toISOString(), text };
  seen.set(ticket.id, { ...ticket, status: "pending", messages: [...ticket.messages, message] });
  rows = rows.map((row) => (row.id === ticket.id ? { ...row, status: "pending" } : row));
  void show();
}

/** @param {string} id */
function open(id) {
  if (id !== openId()) history.pushState(null, "", addressOf(id));
  void show();
}

list.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!(link instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open(link.dataset["id"] ?? "");
});
addEventListener("popstate", () => void show());

const response = await fetch("/demo-desk/data/tickets");
rows = await response.json();
count.textContent = `${rows.length} open`;
if (openId() === "" && rows[0] !== undefined) history.replaceState(null, "", addressOf(rows[0].id));
await show();
