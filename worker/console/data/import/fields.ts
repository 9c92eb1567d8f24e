/** What each type of record can be told from a file: field, words, and whether a row is refused without it. */
import type { RecordType } from "../../../../shared/contract/records.ts";

export type Field = {
  name: string;
  label: string;
  required?: true;
  kind?: "time" | "number" | "list" | "keys";
  aliases?: string[];
};

const HEAD: Field[] = [
  {
    name: "customer",
    label: "Customer",
    required: true,
    aliases: ["customer id", "customer email", "email", "e-mail", "user", "client", "contact"],
  },
  {
    name: "at",
    label: "When",
    required: true,
    kind: "time",
    aliases: ["date", "created at", "created", "timestamp", "time", "ordered at", "order date"],
  },
];
const ID: Field = {
  name: "id",
  label: "Id",
  required: true,
  aliases: ["number", "no", "reference", "order id", "order number", "ticket id", "ticket", "key"],
};
const MONEY: Field[] = [
  {
    name: "amount",
    label: "Amount",
    required: true,
    aliases: ["total", "total price", "value", "price", "sum", "spend", "revenue"],
  },
  { name: "currency", label: "Currency", required: true, aliases: ["currency code"] },
];
const COST: Field = { name: "cost", label: "What it cost us", aliases: ["cogs", "cost of goods"] };

export const FIELDS: Record<RecordType, Field[]> = {
  customer: [
    ID,
    ...HEAD,
    { name: "name", label: "Name", aliases: ["full name", "customer name", "company"] },
    { name: "keys", label: "Other keys and addresses", kind: "keys", aliases: ["email", "e-mail", "emails"] },
    { name: "kind", label: "Person or account" },
    { name: "parent", label: "Account it belongs to", aliases: ["account", "company id", "organization"] },
    { name: "role", label: "Role", aliases: ["job title", "title"] },
    { name: "segment", label: "Segment" },
    { name: "country", label: "Country" },
    { name: "language", label: "Language", aliases: ["locale"] },
    { name: "owner", label: "Owner", aliases: ["account manager"] },
  ],
  order: [
    ID,
    ...HEAD,
    ...MONEY,
    COST,
    { name: "subscription", label: "Subscription it pays" },
    { name: "cancelledAt", label: "Cancelled at", kind: "time" },
  ],
  refund: [
    ID,
    ...HEAD,
    ...MONEY,
    { name: "order", label: "Order" },
    { name: "reason", label: "Reason" },
    { name: "kind", label: "Refund, credit or chargeback" },
  ],
  subscription: [
    ID,
    ...HEAD,
    ...MONEY,
    { name: "interval", label: "month or year", required: true, aliases: ["billing period", "period"] },
    { name: "startedAt", label: "Started", required: true, kind: "time", aliases: ["start", "start date"] },
    { name: "plan", label: "Plan" },
    { name: "quantity", label: "Quantity", kind: "number", aliases: ["seats"] },
    { name: "renewsAt", label: "Renews", kind: "time" },
    { name: "pausedAt", label: "Paused", kind: "time" },
    { name: "endedAt", label: "Ended", kind: "time", aliases: ["cancelled at", "end date"] },
    { name: "cancelReason", label: "Reason for leaving" },
    COST,
  ],
  nps: [
    ID,
    ...HEAD,
    { name: "score", label: "Score 0–10", required: true, kind: "number", aliases: ["nps", "rating"] },
    { name: "comment", label: "Comment", aliases: ["feedback", "verbatim"] },
    { name: "channel", label: "Channel" },
    { name: "touchpoint", label: "Touchpoint" },
    { name: "respondent.name", label: "Who answered" },
    { name: "respondent.role", label: "Role of who answered" },
  ],
  ticket: [
    ID,
    ...HEAD,
    { name: "status", label: "Status", required: true, aliases: ["state"] },
    { name: "subject", label: "Subject", aliases: ["title"] },
    { name: "severity", label: "Severity", aliases: ["priority"] },
    { name: "solvedAt", label: "Solved", kind: "time", aliases: ["resolved at", "closed at"] },
    { name: "csat", label: "Satisfaction 1–5", kind: "number" },
    { name: "handleMinutes", label: "Handling minutes", kind: "number" },
    { name: "tags", label: "Tags", kind: "list" },
    { name: "url", label: "Link" },
  ],
  usage: [
    ...HEAD,
    { name: "activeUsers", label: "Active users", kind: "number" },
    { name: "entitledUsers", label: "Entitled users", kind: "number", aliases: ["seats"] },
  ],
  cost: [ID, ...HEAD, ...MONEY, { name: "kind", label: "Kind of cost", required: true }],
  departure: [
    ID,
    ...HEAD,
    { name: "reason", label: "Reason", required: true },
    { name: "detail", label: "In their words" },
    { name: "secondReason", label: "Second reason" },
  ],
  referral: [
    ID,
    ...HEAD,
    { name: "kind", label: "would, did or proven", required: true },
    { name: "referred", label: "Who came" },
  ],
  decision: [
    ID,
    ...HEAD,
    { name: "option", label: "What was decided", required: true },
    { name: "amount", label: "Amount" },
    { name: "currency", label: "Currency" },
    { name: "reason", label: "Reason" },
    { name: "by", label: "Who decided" },
    { name: "ticket", label: "Ticket" },
  ],
};
