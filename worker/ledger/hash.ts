/**
 * The keyed hash under which the directory knows a key: HMAC-SHA-256 (RFC 2104, FIPS 180-4), its first 16 bytes in hex.
 * Written out here because sync hashes every key and every fact id: with the two padded key blocks worked in once, a short text
 * costs two compressions, a fraction of what the same answer costs through node:crypto (the test compares them, text by text).
 */
import { createHash } from "node:crypto";

export type KeyHash = (text: string) => string;

const BLOCK = 64;
const K = new Int32Array(64);
const START = new Int32Array(8);
const W = new Int32Array(64);

/** A hash function for one secret: text → 32 hex digits. Not safe to share between two secrets, cheap to make. */
export function keyedHash(secret: string): KeyHash {
  const key = paddedKey(secret);
  const inner = START.slice();
  const outer = START.slice();
  compress(inner, viewOf(key.map((byte) => byte ^ 0x36)), 0);
  compress(outer, viewOf(key.map((byte) => byte ^ 0x5c)), 0);
  let buffer = new Uint8Array(4096);
  const encoder = new TextEncoder();
  return (text) => {
    if (text.length * 3 + 2 * BLOCK > buffer.length) buffer = new Uint8Array(text.length * 3 + 2 * BLOCK);
    const length = encoder.encodeInto(text, buffer).written;
    const state = finish(inner.slice(), buffer, length);
    words(state, buffer);
    const digest = finish(outer.slice(), buffer, 32);
    return hex(digest[0]) + hex(digest[1]) + hex(digest[2]) + hex(digest[3]);
  };
}

/** Keys longer than a block are hashed first, shorter ones filled with zeros (RFC 2104, section 2). */
function paddedKey(secret: string): Uint8Array {
  const raw = new TextEncoder().encode(secret);
  const padded = new Uint8Array(BLOCK);
  padded.set(raw.length > BLOCK ? createHash("sha256").update(raw).digest() : raw);
  return padded;
}

/** Pads `length` bytes of message that follow one block already worked in, and works them into `state`. */
function finish(state: Int32Array, bytes: Uint8Array, length: number): Int32Array {
  const end = Math.ceil((length + 9) / BLOCK) * BLOCK;
  bytes[length] = 0x80;
  bytes.fill(0, length + 1, end);
  const view = viewOf(bytes);
  view.setUint32(end - 4, (BLOCK + length) * 8);
  for (let offset = 0; offset < end; offset += BLOCK) compress(state, view, offset);
  return state;
}

/** FIPS 180-4, section 6.2.2, in its letters. */
function compress(state: Int32Array, block: DataView, offset: number): void {
  for (let t = 0; t < 16; t++) W[t] = block.getInt32(offset + t * 4);
  for (let t = 16; t < 64; t++) {
    const x = W[t - 15] as number;
    const y = W[t - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[t] = ((W[t - 16] as number) + s0 + (W[t - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t++) {
    const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const T1 = (h + S1 + ((e & f) ^ (~e & g)) + (K[t] as number) + (W[t] as number)) | 0;
    const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const T2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + T1) | 0;
    d = c;
    c = b;
    b = a;
    a = (T1 + T2) | 0;
  }
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
  state[4] = ((state[4] as number) + e) | 0;
  state[5] = ((state[5] as number) + f) | 0;
  state[6] = ((state[6] as number) + g) | 0;
  state[7] = ((state[7] as number) + h) | 0;
}

/** The constants are the first 32 bits of the fractional parts of cube and square roots of the first primes (section 4.2.2, 5.3.3). */
function constants(): void {
  const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 0x100000000);
  for (let n = 2, found = 0; found < 64; n++) {
    if (!isPrime(n)) continue;
    K[found] = fraction(Math.cbrt(n));
    if (found < 8) START[found] = fraction(Math.sqrt(n));
    found++;
  }
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const hex = (word: number | undefined) => ((word ?? 0) >>> 0).toString(16).padStart(8, "0");

function words(state: Int32Array, into: Uint8Array): void {
  const view = viewOf(into);
  for (let i = 0; i < 8; i++) view.setInt32(i * 4, state[i] as number);
}

constants();

const PREFIX = "cus_";
/** The customer id of a key that stands alone, and of the connected part whose smallest key hash it is. */
export const customerId = (hash: string): string => PREFIX + hash;
/** The hash inside a customer id; null for a text that is none. */
export const hashOfCustomer = (id: string): string | null => (/^cus_[0-9a-f]{32}$/.test(id) ? id.slice(4) : null);
