/** What an address says about who reads it: one person, a role that several people share, or a person under a tag. */

/** Mailboxes that several people read (RFC 2142 and common use). The admin keeps the list in force; this is its start. */
export const ROLE_LOCAL_PARTS: readonly string[] = [
  "abuse",
  "accounting",
  "accounts",
  "accounts-payable",
  "admin",
  "ap",
  "billing",
  "contact",
  "customerservice",
  "enquiries",
  "finance",
  "hello",
  "help",
  "helpdesk",
  "hr",
  "info",
  "invoice",
  "invoices",
  "it",
  "legal",
  "mail",
  "marketing",
  "noreply",
  "no-reply",
  "office",
  "orders",
  "payable",
  "postmaster",
  "press",
  "procurement",
  "purchasing",
  "reception",
  "sales",
  "security",
  "service",
  "shop",
  "support",
  "team",
  "webmaster",
];

/** Mail hosts where a shared domain says nothing about a shared company. */
export const FREE_MAIL_DOMAINS: readonly string[] = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "msn.com",
  "yahoo.com",
  "icloud.com",
  "me.com",
  "aol.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "t-online.de",
  "proton.me",
  "protonmail.com",
  "mail.com",
  "zoho.com",
  "yandex.com",
  "qq.com",
  "163.com",
  "orange.fr",
  "free.fr",
  "laposte.net",
  "libero.it",
  "btinternet.com",
  "comcast.net",
];

/** `email:a+b@c` → its parts; null for anything that is no e-mail key. */
export function emailParts(key: string): { local: string; tag: string | null; domain: string } | null {
  if (!key.startsWith("email:")) return null;
  const at = key.lastIndexOf("@");
  const full = key.slice("email:".length, at);
  const plus = full.indexOf("+");
  const domain = key.slice(at + 1);
  return plus > 0
    ? { local: full.slice(0, plus), tag: full.slice(plus + 1), domain }
    : { local: full, tag: null, domain };
}

/** Does this key belong to a role rather than to a person? `roles` are local parts, `shared` whole keys the admin marked. */
export function isSharedAddress(
  key: string,
  rules: { roles: ReadonlySet<string>; shared: ReadonlySet<string> },
): boolean {
  if (rules.shared.has(key)) return true;
  const parts = emailParts(key);
  return parts !== null && rules.roles.has(parts.local);
}

export const isFreeMail = (domain: string): boolean => FREE_MAIL_DOMAINS.includes(domain);
