// @ts-check
/** Elements from data. Texts of customers are only ever text nodes. */

/** @typedef {import("../tickets.ts").TicketPage} TicketPage */
/** @typedef {import("../tickets.ts").Message} Message */
/** @typedef {Omit<TicketPage, "messages">} Row */

const STATUS = { new: "New", open: "Open", pending: "Waiting" };
const SEVERITY = { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" };

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} name */
function avatar(name) {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("");
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 6;
  return element("span", { class: "avatar", "data-hue": String(hue), "aria-hidden": "true" }, initials.toUpperCase());
}

/** @param {string} iso */
function when(iso) {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(iso)) / 60_000));
  const text =
    minutes < 1
      ? "now"
      : minutes < 60
        ? `${minutes} min`
        : minutes < 1440
          ? `${Math.round(minutes / 60)} h`
          : `${Math.round(minutes / 1440)} d`;
  const full = new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  return element("time", { datetime: iso, title: full }, text);
}

/** @param {Row["status"]} status */
const badge = (status) => element("span", { class: "status", "data-status": status }, STATUS[status]);

/** @param {HTMLElement} list @param {Row[]} rows @param {string} openId */
export function drawList(list, rows, openId) {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["id"] : undefined;
  list.replaceChildren(...rows.map((row) => element("li", {}, listLink(row, row.id === openId))));
  const again = focused === undefined ? null : list.querySelector(`a[data-id="${CSS.escape(focused)}"]`);
  if (again instanceof HTMLElement) again.focus();
}

/** @param {Row} row @param {boolean} isOpen */
function listLink(row, isOpen) {
  return element(
    "a",
    {
      href: `/demo-desk/tickets/${encodeURIComponent(row.id)}${location.search}`,
      "data-id": row.id,
      ...(isOpen ? { "aria-current": "page" } : {}),
    },
    avatar(row.requester.name),
    element("span", { class: "subject" }, row.subject),
    element("span", { class: "from", dir: "auto" }, row.requester.name),
    when(row.at),
    badge(row.status),
  );
}

/** @param {HTMLElement} main */
export function drawLoading(main) {
  main.setAttribute("aria-busy", "true");
}

/** @param {HTMLElement} main */
export function drawMissing(main) {
  main.removeAttribute("aria-busy");
  main.replaceChildren(element("p", { class: "empty" }, "There is no such ticket. Pick one on the left."));
}

/** @param {HTMLElement} main @param {TicketPage} ticket @param {(text: string) => void} onAnswer */
export function drawTicket(main, ticket, onAnswer) {
  main.removeAttribute("aria-busy");
  main.replaceChildren(
    element(
      "article",
      { "data-testid": "ticket", "data-ticket-id": ticket.id, "aria-labelledby": "subject" },
      ticketHead(ticket),
      element("div", { class: "thread" }, ...ticket.messages.map(drawMessage)),
      replyBox(onAnswer),
    ),
  );
  main.scrollTop = 0;
}

/** @param {TicketPage} ticket */
function ticketHead(ticket) {
  const { name, email } = ticket.requester;
  return element(
    "header",
    {},
    element("p", { class: "number" }, `Ticket ${ticket.id}`, badge(ticket.status)),
    element("h1", { id: "subject" }, ticket.subject),
    element(
      "div",
      { class: "facts" },
      element(
        "div",
        { class: "requester", "data-testid": "requester" },
        avatar(name),
        element("span", { class: "name", "data-testid": "requester-name", dir: "auto" }, name),
        element("span", { class: "email", "data-testid": "requester-email" }, email),
      ),
      element(
        "dl",
        {},
        element("dt", {}, "Priority"),
        element("dd", {}, SEVERITY[ticket.severity]),
        element("dt", {}, "Topic"),
        element("dd", {}, ticket.tag),
        element("dt", {}, "Opened"),
        element("dd", {}, when(ticket.at), " ago"),
      ),
    ),
  );
}

/** @param {Message} message */
function drawMessage(message) {
  const kind = message.by === "note" ? "Internal note" : message.by === "agent" ? "Reply" : "";
  return element(
    "section",
    { class: "message", "data-by": message.by },
    avatar(message.name),
    element(
      "div",
      { class: "bubble" },
      element(
        "p",
        { class: "by" },
        element("b", { dir: "auto" }, message.name),
        kind === "" ? "" : element("span", {}, kind),
        when(message.at),
      ),
      element("div", { class: "text", "data-testid": "message", dir: "auto" }, message.text),
    ),
  );
}

/** @param {(text: string) => void} onAnswer */
function replyBox(onAnswer) {
  const text = /** @type {HTMLTextAreaElement} */ (
    element("textarea", { id: "reply", rows: "4", placeholder: "Write an answer…" })
  );
  const button = element("button", { type: "button" }, "Send and wait");
  button.addEventListener("click", () => {
    if (text.value.trim() !== "") onAnswer(text.value.trim());
    else text.focus();
  });
  return element(
    "div",
    { class: "reply" },
    element("label", { for: "reply" }, "Your answer"),
    text,
    element("div", { class: "send" }, element("span", {}, "A demo: nothing is sent."), button),
  );
}
