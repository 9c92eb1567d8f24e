/** Hashes cross between objects as hex digits and go to SQLite as bytes. */
import { Buffer } from "node:buffer";

/** Hex digits → bytes in a buffer of their own: SQLite takes no view of a larger one. */
export function toBytes(digits: string): ArrayBuffer {
  const bytes = new Uint8Array(digits.length / 2);
  bytes.set(Buffer.from(digits, "hex"));
  return bytes.buffer;
}
