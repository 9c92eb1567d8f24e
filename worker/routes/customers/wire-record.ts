/** A stored fact → the record that would make it again: what export gives, and what sync takes. */
import { formatAmount } from "../../../shared/contract/money.ts";
import { DAY_MS, formatInstant } from "../../../shared/contract/time.ts";
import type { StoredFact } from "../../ledger/rpc.ts";

const INSTANTS = ["cancelledAt", "startedAt", "renewsAt", "pausedAt", "endedAt", "solvedAt"] as const;

type Loose = Record<string, unknown>;

/** Amounts as decimal strings, instants as ISO 8601; a tombstone as who, what and `deletedAt`. */
export function toRecord(row: StoredFact): Loose {
  const { type, source, id, key: customer } = row;
  const head = { type, source, id, customer, at: type === "usage" ? onDay(id, row.at) : formatInstant(row.at) };
  if (row.deleted) return { ...head, deletedAt: formatInstant(row.updatedAt) };
  const { amountMinor, costMinor, ...rest } = JSON.parse(row.body) as Loose;
  return {
    ...head,
    updatedAt: formatInstant(row.updatedAt),
    ...withInstants(rest),
    ...money("amount", amountMinor, rest["currency"]),
    ...money("cost", costMinor, rest["currency"]),
  };
}

const money = (name: string, minor: unknown, currency: unknown): Loose =>
  typeof minor === "number" && typeof currency === "string" ? { [name]: formatAmount(minor, currency) } : {};

function withInstants(fields: Loose): Loose {
  const written = { ...fields };
  for (const name of INSTANTS) {
    const value = written[name];
    if (typeof value === "number") written[name] = formatInstant(value);
  }
  return written;
}

/** A day of usage is named by the day as its sender wrote it: the instant is written with an offset that shows that day. */
function onDay(day: string, at: number): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const ahead = Math.max(0, Math.ceil((midnight - at) / 60_000));
  const behind = Math.max(0, Math.floor((at - (midnight + DAY_MS)) / 60_000) + 1);
  const offset = ahead - behind;
  if (offset === 0) return formatInstant(at);
  const local = new Date(at + offset * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
