import { createServer } from "node:http";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { candidates, hasDisplay } from "../../../worker/dev/start/browser/programs.ts";
import { openPipe } from "../../../worker/dev/start/browser/pipe.ts";
import { parseOptions } from "../../../worker/dev/start/options.ts";
import { freePort } from "../../../worker/dev/start/ports.ts";

const paths = (platform: NodeJS.Platform, env: Record<string, string>) =>
  candidates(platform, env).map(({ path }) => path);

const open = () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  return { pipe: openPipe(input, output), sent: () => String(input.read()).replace("\0", ""), output };
};

describe("options of npm start", () => {
  it("opens a browser on the usual port when nothing is said", () => {
    expect(parseOptions([])).toEqual({
      ok: true,
      options: expect.objectContaining({ port: 8787, browser: true, sample: null, reset: false }),
    });
  });

  it("takes every option", () => {
    expect(parseOptions(["--port", "9000", "--no-browser", "--sample", "large", "--reset"])).toEqual({
      ok: true,
      options: expect.objectContaining({ port: 9000, browser: false, sample: "large", reset: true }),
    });
  });

  it.each([["--port", "x"], ["--port", "70000"], ["--sample", "huge"], ["--colour"], ["stray"]])(
    "refuses %s %s in words",
    (...args) => {
      const asked = parseOptions(args);
      expect(asked).toMatchObject({ ok: false, help: false });
    },
  );
});

describe("ports", () => {
  it("names the one that is taken and takes another", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const taken: number[] = [];
    const free = await freePort(port, (one) => taken.push(one));
    expect(taken[0]).toBe(port);
    expect(free).toBeGreaterThan(port);
    other.close();
  });
});

describe("browsers", () => {
  it("looks where each system keeps them", () => {
    expect(paths("darwin", { HOME: "/Users/ada" })).toContain(
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    );
    expect(paths("win32", { PROGRAMFILES: "C:\\Program Files" })).toContain(
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    );
    expect(paths("linux", { PATH: "/opt/bin" })).toEqual(
      expect.arrayContaining(["/opt/bin/chromium", "/usr/bin/chromium"]),
    );
  });

  it("prefers the one that a person names", () => {
    expect(paths("linux", { MARBLES_BROWSER: "/opt/ada/chrome" })[0]).toBe("/opt/ada/chrome");
  });

  it("needs a display where a system can be without one", () => {
    expect(hasDisplay("linux", {})).toBe(false);
    expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
    expect(hasDisplay("darwin", {})).toBe(true);
  });
});

describe("the pipe to a browser", () => {
  it("matches answers to questions, however they are cut", async () => {
    const { pipe, sent, output } = open();
    const asked = pipe.ask("Extensions.loadUnpacked", z.object({ id: z.string() }), { path: "/x" });
    expect(JSON.parse(sent())).toEqual({ id: 1, method: "Extensions.loadUnpacked", params: { path: "/x" } });
    output.write('{"method":"Target.created"}\0{"id":1,"res');
    output.write('ult":{"id":"abc"}}\0');
    await expect(asked).resolves.toEqual({ id: "abc" });
  });

  it("gives the protocol's refusal, and does not wait for a browser that has gone", async () => {
    const { pipe, output } = open();
    const refused = pipe.ask("Extensions.loadUnpacked", z.unknown());
    output.write('{"id":1,"error":{"message":"Method not available."}}\0');
    await expect(refused).rejects.toThrow("Method not available.");
    const lost = pipe.ask("Target.getTargets", z.unknown());
    output.destroy();
    await expect(lost).rejects.toThrow("closed");
  });
});
