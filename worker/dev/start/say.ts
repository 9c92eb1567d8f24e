/** What the person at the terminal sees: lines that stay, and one line that changes while something takes long. */
let changing = false;

function clear(): void {
  if (changing) process.stdout.write("\r\u001b[K");
  changing = false;
}

export function say(line = ""): void {
  clear();
  process.stdout.write(`${line}\n`);
}

/** On a terminal the line is written over; in a log it is left out, because it would be written a hundred times. */
export function show(line: string): void {
  if (!process.stdout.isTTY) return;
  clear();
  process.stdout.write(line.slice(0, (process.stdout.columns ?? 80) - 1));
  changing = true;
}

export function complain(line: string): void {
  clear();
  process.stderr.write(`${line}\n`);
}
