/** A port that nobody listens on, beginning with the one that was asked for. */
import { createServer } from "node:net";

const TRIED = 40;

/** Somebody may hold only one of the two loopback addresses, and a browser may go to either. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "::1"]) if (!(await canListen(port, host))) return false;
  return true;
}

const canListen = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 has nobody there either.
    probe.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"),
    );
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

/** `say` hears of every port that was taken. */
export async function freePort(from: number, say: (taken: number) => void = () => undefined): Promise<number> {
  for (let port = from; port < from + TRIED; port++) {
    if (await isFree(port)) return port;
    say(port);
  }
  throw new Error(`No free port from ${from} to ${from + TRIED - 1}. Name another one with --port.`);
}
