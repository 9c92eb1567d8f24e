/** Addresses as the browser grants them: where a company's service may be, and which pattern stands for a site. */

/** Without the trailing slash, query and hash. Null unless it is https, or plain http on this machine. */
export function serverAddress(text: string): string | null {
  if (!URL.canParse(text.trim())) return null;
  const { protocol, hostname, origin, pathname, username } = new URL(text.trim());
  const isLoopback = hostname === "localhost" || hostname === "127.0.0.1";
  if (username !== "" || (protocol !== "https:" && !(protocol === "http:" && isLoopback))) return null;
  return origin + pathname.replace(/\/+$/, "");
}

/** The browser's pattern for an address: one host, every port, for a permission knows no port. Null where no extension may run. */
export function patternOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? `${protocol}//${hostname}/*` : null;
}
