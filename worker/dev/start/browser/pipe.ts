/** The DevTools protocol over `--remote-debugging-pipe`: JSON messages, each ended by a NUL, on the browser's descriptors 3 and 4. */
import type { Readable, Writable } from "node:stream";
import * as z from "zod";

const message = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Message = z.infer<typeof message>;

export type Pipe = {
  /** Rejects with the protocol's own words, when the answer is not of that shape, or when the browser has gone. */
  ask<Answer extends z.ZodType>(
    method: string,
    answer: Answer,
    params?: object,
    session?: string,
  ): Promise<z.output<Answer>>;
};

const ANSWER_WITHIN_MS = 15_000;

export function openPipe(input: Writable, output: Readable): Pipe {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let rest = "";
  const settle = ({ id = -1, result, error }: Message) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error.message));
  };
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) settle(message.parse(JSON.parse(part)));
  });
  const gone = () => {
    for (const asked of waiting.values()) asked.reject(new Error("The browser was closed."));
    waiting.clear();
  };
  output.on("close", gone);
  input.on("error", gone);
  const send = (method: string, params: object, sessionId: string | undefined): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const late = setTimeout(
        () => settle({ id, result: null, error: { message: `${method} got no answer.` } }),
        ANSWER_WITHIN_MS,
      );
      const then =
        <Value>(go: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(late);
          go(value);
        };
      waiting.set(id, { resolve: then(resolve), reject: then(reject) });
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
  return { ask: async (method, answer, params = {}, session) => answer.parse(await send(method, params, session)) };
}
