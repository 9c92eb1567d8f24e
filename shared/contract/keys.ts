/**
 * Keys name a customer, or something that belongs to one, in the words of the system it came from:
 * `system:tenant:type:id`, `email:…`, `phone:…`, `domain:…`. They are made and normalised here and nowhere else,
 * so that the extension, a connector and a CSV mean the same key by the same customer.
 * No zod: the content script carries this file.
 */
import { err, ok, type Result } from "../result.ts";

export type AddressKind = "email" | "phone" | "domain";

export type Key =
  | { kind: AddressKind; value: string; text: string }
  | { kind: "system"; system: string; tenant: string; type: string; id: string; text: string };

export type KeyProblem = { code: "key_malformed"; message: string };

const LIMIT = 512;
const SYSTEM = /^[a-z][a-z0-9-]{0,39}$/;
const TENANT = /^[a-z0-9.-]{0,253}$/;
const TYPE = /^[a-z][a-z0-9-]{0,39}$/;

/** Systems whose record ids are case-insensitive GUIDs, so that a brace or a capital letter never splits a customer. */
const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** Both browsers and workers have it; the contract compiles without either's types so that nothing here can fetch. */
const { URL } = globalThis as unknown as { URL: new (text: string) => { hostname: string } };

const malformed = (message: string) => err<KeyProblem>({ code: "key_malformed", message });

/**
 * Text as written → the one normal form of the key. Idempotent: `parseKey(parseKey(x).text)` is the same key.
 * The id is everything after the third colon and may itself contain colons.
 */
export function parseKey(input: string): Result<Key, KeyProblem> {
  const text = input.trim();
  if (text.length === 0) return malformed("The key is empty. Write for example email:ada@example.com.");
  if (text.length > LIMIT) return malformed(`The key is longer than ${LIMIT} characters.`);
  if (hasControl(text)) return malformed("The key contains a control character.");
  const colon = text.indexOf(":");
  const head = colon < 0 ? "" : text.slice(0, colon).toLowerCase();
  const rest = text.slice(colon + 1);
  if (head === "email") return parseEmail(rest);
  if (head === "phone") return parsePhone(rest);
  if (head === "domain") return parseDomain(rest);
  return parseSystemKey(head, rest);
}

/** The normal form as text, or null when the text is no key. */
export function normaliseKey(input: string): string | null {
  const parsed = parseKey(input);
  return parsed.ok ? parsed.value.text : null;
}

/** The key of one record of a system: `zendesk:acme` + `ticket` + `456` → `zendesk:acme:ticket:456`. */
export function recordKey(source: string, type: string, id: string): string {
  const { system, tenant } = splitSource(source);
  return `${system}:${tenant}:${type}:${normaliseId(id)}`;
}

/** `zendesk:acme` → system and tenant; a source without tenant has the empty one. */
export function splitSource(source: string): { system: string; tenant: string } {
  const colon = source.indexOf(":");
  return colon < 0
    ? { system: source, tenant: "" }
    : { system: source.slice(0, colon), tenant: source.slice(colon + 1) };
}

/** `system` or `system:tenant`, lower case; null when it is neither. */
export function normaliseSource(input: string): string | null {
  const { system, tenant } = splitSource(input.trim().toLowerCase());
  if (!SYSTEM.test(system) || !TENANT.test(tenant) || isAddressKind(system)) return null;
  return tenant === "" ? system : `${system}:${tenant}`;
}

function parseEmail(rest: string): Result<Key, KeyProblem> {
  const value = decodePercent(rest)
    .trim()
    .replace(/^mailto:/i, "")
    .normalize("NFC")
    .toLowerCase();
  const at = value.lastIndexOf("@");
  const local = value.slice(0, at);
  const domain = asciiDomain(value.slice(at + 1));
  if (at < 1 || domain === null || !domain.includes(".") || /[\s<>",;@]/.test(local))
    return malformed("This is no e-mail address. Write it as email:name@company.example.");
  return ok({ kind: "email", value: `${local}@${domain}`, text: `email:${local}@${domain}` });
}

function parsePhone(rest: string): Result<Key, KeyProblem> {
  const plain = decodePercent(rest)
    .trim()
    .replace(/^tel:/i, "")
    .replace(/[\s().\-/\u00a0]/g, "")
    .replace(/^00/, "+");
  if (!/^\+[1-9]\d{6,14}$/.test(plain))
    return malformed("This is no phone number with its country code. Write it as phone:+441134960000.");
  return ok({ kind: "phone", value: plain, text: `phone:${plain}` });
}

function parseDomain(rest: string): Result<Key, KeyProblem> {
  const value = asciiDomain(
    rest
      .trim()
      .toLowerCase()
      .replace(/^www\./, ""),
  );
  if (value === null || !value.includes("."))
    return malformed("This is no domain. Write it as domain:company.example.");
  return ok({ kind: "domain", value, text: `domain:${value}` });
}

function parseSystemKey(system: string, rest: string): Result<Key, KeyProblem> {
  const [tenant = "", type = "", ...ids] = rest.split(":");
  const id = normaliseId(ids.join(":"));
  if (ids.length === 0 || id === "")
    return malformed("A key has four parts, system:tenant:type:id, for example zendesk:acme:ticket:456.");
  const normal = { system, tenant: tenant.toLowerCase(), type: type.toLowerCase(), id };
  if (!SYSTEM.test(normal.system) || !TENANT.test(normal.tenant) || !TYPE.test(normal.type))
    return malformed("System and type are short lower-case words, the tenant is a host without port.");
  return ok({ kind: "system", ...normal, text: `${normal.system}:${normal.tenant}:${normal.type}:${id}` });
}

/** Ids stay as their system writes them, but for braces and case of a GUID and space around it. */
function normaliseId(id: string): string {
  const trimmed = id.trim();
  const guid = GUID.exec(trimmed);
  return guid?.[1] === undefined ? trimmed : guid[1].toLowerCase();
}

/** International names in their ASCII form, as the URL parser writes them; null when it is no host name. */
function asciiDomain(domain: string): string | null {
  const plain = domain.replace(/\.$/, "");
  if (plain === "" || /[\s/@:?#\\]/.test(plain)) return null;
  if (/^[a-z0-9.-]+$/.test(plain)) return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(plain) ? plain : null;
  try {
    return new URL(`http://${plain}`).hostname;
  } catch {
    return null;
  }
}

function decodePercent(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code === 127) return true;
  }
  return false;
}

const isAddressKind = (head: string): head is AddressKind => head === "email" || head === "phone" || head === "domain";
