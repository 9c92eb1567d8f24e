/**
 * SipHash-2-4 with 128 bits of output (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012, section 2,
 * and the 128-bit variant of their reference implementation): whoever does not know the key can neither guess a hash nor find two texts
 * with the same one. Sync hashes every key and every fact, and on texts this short an HMAC costs several times as much.
 */

/** UTF-8 text → the 16 bytes of its hash as 32 hex digits. Cheap to make; `key` is 16 bytes. */
export function sipHash128(key: Uint8Array): (text: string) => string {
  if (key.length !== 16) throw new RangeError("A SipHash key has 16 bytes.");
  const start = startState(new Int32Array(key.slice().buffer));
  const state = new Int32Array(8);
  const input = new Input();
  return (text) => {
    const words = input.fill(text);
    state.set(start);
    for (let at = 0; at < words; at += 2) {
      const [low, high] = [input.words[at] as number, input.words[at + 1] as number];
      state[6] = (state[6] as number) ^ low;
      state[7] = (state[7] as number) ^ high;
      rounds(state, 2);
      state[0] = (state[0] as number) ^ low;
      state[1] = (state[1] as number) ^ high;
    }
    state[4] = (state[4] as number) ^ 0xee;
    rounds(state, 4);
    const first = folded(state);
    state[2] = (state[2] as number) ^ 0xdd;
    rounds(state, 4);
    return first + folded(state);
  };
}

/** "somepseudorandomlygeneratedbytes" over the key, as 32-bit halves with the lower one first; 0xee marks the 128-bit variant. */
function startState(key: Int32Array): Int32Array {
  const text = new TextEncoder().encode("uespemosmodnarodarenegylsetybdet");
  const state = new Int32Array(text.buffer).map((word, at) => word ^ (key[at % 4] as number));
  state[2] = (state[2] as number) ^ 0xee;
  return state;
}

/** The message in little-endian words: the text, zeros, and in the last byte the text's length (section 2.2). */
class Input {
  #bytes = new Uint8Array(1024);
  words = new Int32Array(this.#bytes.buffer);
  readonly #encoder = new TextEncoder();

  /** Answers how many words the message has. */
  fill(text: string): number {
    if (text.length * 3 + 16 > this.#bytes.length) {
      this.#bytes = new Uint8Array(Math.ceil(text.length / 256 + 1) * 1024);
      this.words = new Int32Array(this.#bytes.buffer);
    }
    const length = this.#write(text);
    const end = (length & ~7) + 8;
    this.#bytes.fill(0, length, end);
    this.#bytes[end - 1] = length;
    return end / 4;
  }

  #write(text: string): number {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 127) return this.#encoder.encodeInto(text, this.#bytes).written;
      this.#bytes[at] = code;
    }
    return text.length;
  }
}

/** v0 ^ v1 ^ v2 ^ v3 as its eight bytes are written. */
function folded(v: Int32Array): string {
  const low = (v[0] as number) ^ (v[2] as number) ^ (v[4] as number) ^ (v[6] as number);
  const high = (v[1] as number) ^ (v[3] as number) ^ (v[5] as number) ^ (v[7] as number);
  return hex(low) + hex(high);
}

const hex = (word: number): string =>
  (HEX[word & 255] as string) +
  (HEX[(word >>> 8) & 255] as string) +
  (HEX[(word >>> 16) & 255] as string) +
  (HEX[word >>> 24] as string);
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** `count` SipRounds (figure 2.1). Each 64-bit word is a lower and an upper half: a lower sum below its summand has carried one. */
function rounds(v: Int32Array, count: number): void {
  let a = v[0] as number;
  let A = v[1] as number;
  let b = v[2] as number;
  let B = v[3] as number;
  let c = v[4] as number;
  let C = v[5] as number;
  let d = v[6] as number;
  let D = v[7] as number;
  for (let round = 0; round < count; round++) {
    let low = (a + b) | 0;
    A = (A + B + (low >>> 0 < a >>> 0 ? 1 : 0)) | 0;
    a = low;
    let turned = (b << 13) | (B >>> 19);
    B = ((B << 13) | (b >>> 19)) ^ A;
    b = turned ^ a;
    turned = a;
    a = A;
    A = turned;

    low = (c + d) | 0;
    C = (C + D + (low >>> 0 < c >>> 0 ? 1 : 0)) | 0;
    c = low;
    turned = (d << 16) | (D >>> 16);
    D = ((D << 16) | (d >>> 16)) ^ C;
    d = turned ^ c;

    low = (a + d) | 0;
    A = (A + D + (low >>> 0 < a >>> 0 ? 1 : 0)) | 0;
    a = low;
    turned = (d << 21) | (D >>> 11);
    D = ((D << 21) | (d >>> 11)) ^ A;
    d = turned ^ a;

    low = (c + b) | 0;
    C = (C + B + (low >>> 0 < c >>> 0 ? 1 : 0)) | 0;
    c = low;
    turned = (b << 17) | (B >>> 15);
    B = ((B << 17) | (b >>> 15)) ^ C;
    b = turned ^ c;
    turned = c;
    c = C;
    C = turned;
  }
  v[0] = a;
  v[1] = A;
  v[2] = b;
  v[3] = B;
  v[4] = c;
  v[5] = C;
  v[6] = d;
  v[7] = D;
}
