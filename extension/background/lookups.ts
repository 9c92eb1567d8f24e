/** Answers questions: a choice the person made before, else the service; and keeps the last cards for when it is out of reach. */
import { ok } from "../../shared/result.ts";
import type { Card } from "../../shared/contract/card.ts";
import {
  CHOICES_AT_MOST,
  choices,
  connection,
  found,
  LAST_CARDS_AT_MOST,
  lastCards,
  lastCustomers,
  renewed,
} from "../settings.ts";
import { type Answer, type Client, newClient, TIMEOUT_MS } from "../wire/client.ts";
import { CHOSEN } from "./person.ts";
import type { Outcome, Question, Shown } from "./tab.ts";

/** The client for the stored connection; null until connected. */
export async function storedClient(): Promise<Client | null> {
  const stored = await connection.getValue();
  return stored === null
    ? null
    : newClient({ ...stored, fetch: globalThis.fetch.bind(globalThis), timeoutMs: TIMEOUT_MS });
}

/** `site` is the origin of the page that asks. */
export async function answerTo(
  client: Client,
  question: Question,
  site: string | null,
  signal: AbortSignal,
): Answer<Outcome> {
  const chosen = question.by === "customer" ? question.customer : await choiceFor(question.record);
  if (chosen !== null) {
    const card = await client.customer(chosen, signal);
    if (card.ok) return ok(ofChoice(card.value, question));
    if (question.by === "customer" || card.reason.kind !== "not-found") return card;
    // Erased or merged away since it was chosen: the page's own claims decide again.
    if (question.record !== null) await forgetChoice(question.record);
  }
  if (question.by === "customer") return ok({ status: "unknown" });
  return client.lookup(question.claims, site, signal);
}

const ofChoice = (card: Card, { record }: Question): Outcome => ({
  status: "matched",
  card,
  match: record === null ? null : { key: record, basis: CHOSEN, confidence: "certain" },
});

async function choiceFor(record: string | null): Promise<string | null> {
  return record === null ? null : found(await choices.getValue(), record);
}

export async function rememberChoice(record: string, customer: string): Promise<void> {
  await choices.setValue(renewed(await choices.getValue(), record, customer, CHOICES_AT_MOST));
}

export async function forgetChoice(record: string): Promise<void> {
  await choices.setValue((await choices.getValue()).filter(([other]) => other !== record));
}

/** Keeps what was shown, by customer. */
export async function keepCard(question: Question, shown: Shown): Promise<void> {
  const { id } = shown.card.customer;
  await lastCards.setValue(renewed(await lastCards.getValue(), id, shown, LAST_CARDS_AT_MOST));
  if (question.record !== null)
    await lastCustomers.setValue(renewed(await lastCustomers.getValue(), question.record, id, LAST_CARDS_AT_MOST));
}

/** The card last seen for what is asked now, by the customer it led to; never by tab or page. */
export async function lastCardFor(question: Question): Promise<Shown | null> {
  const customer =
    question.by === "customer"
      ? question.customer
      : question.record === null
        ? null
        : found(await lastCustomers.getValue(), question.record);
  const last = customer === null ? null : found(await lastCards.getValue(), customer);
  if (last === null) return null;
  // How it matched then is said only if it is how it would match now.
  return last.match !== null && isAsked(question, last.match.key) ? last : { ...last, match: null };
}

const isAsked = (question: Question, key: string): boolean =>
  question.record === key || (question.by === "claims" && question.claims.some((claim) => claim.key === key));

/** After signing out nothing of any customer stays. */
export async function forgetCards(): Promise<void> {
  await lastCards.setValue([]);
  await lastCustomers.setValue([]);
}
