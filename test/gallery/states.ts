/** Every state of the panel, by name, for looking at. */
import type { PanelView, Search } from "../../extension/panel/view.ts";
import type { CustomerRow } from "../../shared/contract/endpoints/customers.ts";
import type { Candidate } from "../../shared/contract/lookup.ts";
import { ADA, BLANK, KIRIN, LOSS, NEWCOMER } from "../fixtures/cards/cards.ts";

const search: Search = { focus: 0, status: "idle" };
const subject = { site: "Zendesk", key: "zendesk:acme:ticket:4561" };

type CardState = Extract<PanelView, { state: "card" }>;
const shown = (card: CardState["card"], more: Partial<CardState> = {}): CardState => ({
  state: "card",
  card,
  match: card.match ?? null,
  subject,
  ageMs: 20_000,
  stale: null,
  timeline: { status: "card", entries: [] },
  search,
  ...more,
});

const candidates: Candidate[] = [
  {
    id: "1",
    name: "Ada Byrne",
    kind: "person",
    account: "Northwind Traders",
    key: "email:billing@northwind.example",
    basis: "shared address",
    valueBand: "high",
    riskBand: "medium",
  },
  {
    id: "2",
    name: "Tom Achebe",
    kind: "person",
    account: "Northwind Traders",
    key: "email:billing@northwind.example",
    basis: "shared address",
    valueBand: "high",
    riskBand: "low",
  },
  {
    id: "3",
    name: null,
    kind: "account",
    account: null,
    key: "domain:northwind.example",
    basis: "domain of the address",
    valueBand: null,
    riskBand: null,
  },
];

const rows: CustomerRow[] = [
  {
    id: "1",
    name: "Ada Byrne",
    kind: "person",
    account: "Northwind Traders",
    segment: null,
    value: "6240.40",
    currency: "EUR",
    valueBand: "high",
    risk: 0.23,
    riskBand: "medium",
    npsLatest: 9,
    lastSeenAt: null,
  },
  {
    id: "2",
    name: "Adam Kowalczyk",
    kind: "person",
    account: null,
    segment: null,
    value: null,
    currency: null,
    valueBand: null,
    risk: null,
    riskBand: null,
    npsLatest: null,
    lastSeenAt: null,
  },
  {
    id: "3",
    name: "Adagio Records",
    kind: "account",
    account: null,
    segment: null,
    value: "88110",
    currency: "EUR",
    valueBand: "top",
    risk: 0.6,
    riskBand: "high",
    npsLatest: 3,
    lastSeenAt: null,
  },
];

export const STATES: Record<string, PanelView> = {
  card: shown(ADA),
  "card-account": shown(KIRIN),
  "card-newcomer": shown(NEWCOMER),
  "card-blank": shown(BLANK),
  "card-loss": shown(LOSS, { match: null }),
  "card-stale": shown(ADA, { ageMs: 7_800_000, stale: { kind: "failed", failure: { kind: "unreachable" } } }),
  "card-refreshing": shown(ADA, { stale: { kind: "refreshing" }, timeline: { status: "loading", entries: [] } }),
  "card-search": shown(ADA, { search: { focus: 0, status: "found", query: "ada", rows } }),
  "search-empty": { state: "nothing-here", search: { focus: 0, status: "found", query: "zzz", rows: [] } },
  "search-failed": {
    state: "nothing-here",
    search: { focus: 0, status: "failed", query: "ada", failure: { kind: "too-many-requests", retryAfterSeconds: 20 } },
  },
  starting: { state: "starting" },
  loading: { state: "loading", subject, search },
  "not-connected": { state: "not-connected" },
  "no-access": { state: "no-access", origin: "https://acme.zendesk.com", refused: false, search },
  "no-access-refused": { state: "no-access", origin: "https://acme.zendesk.com", refused: true, search },
  "no-access-page": { state: "no-access", origin: null, refused: false, search },
  "nothing-here": { state: "nothing-here", search },
  chooser: { state: "chooser", candidates, reason: "Several customers share this address.", subject, search },
  offer: { state: "offer", guesses: [{ key: "email:ada@northwind.example", text: "ada@northwind.example" }], search },
  "offer-several": {
    state: "offer",
    guesses: [
      { key: "email:ada@northwind.example", text: "ada@northwind.example" },
      { key: "email:tom@northwind.example", text: "tom@northwind.example" },
    ],
    search,
  },
  unknown: { state: "unknown", key: "email:stranger@example.com", subject: null, search },
  unreachable: { state: "unreachable", failure: { kind: "unreachable" }, last: null, search },
  "unreachable-key": { state: "unreachable", failure: { kind: "unauthorized" }, last: null, search },
  "unreachable-last": {
    state: "unreachable",
    failure: { kind: "timeout", afterMs: 10_000 },
    last: { card: ADA, match: ADA.match ?? null, ageMs: 7_800_000 },
    search,
  },
};
