/** One line of JSON an event. Never a URL, a body, a name, an address or the message of an error: any may carry a customer's data. */

export type LogEntry = { event: string } & Record<string, string | number | boolean | null | string[]>;

export function logError(entry: LogEntry, error: unknown): void {
  // oxlint-disable-next-line no-console -- the platform's log is the console
  console.error(JSON.stringify({ level: "error", ...entry, ...place(error) }));
}

/** The kind of error and where in our code it arose. */
function place(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
