import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { listen } from "../page/listen.ts";
import { Watch } from "../page/watch.ts";
import type { Look } from "../wire/said.ts";

/** `crypto.randomUUID` is missing on pages that come by plain http; this is not. */
const newName = (): string => crypto.getRandomValues(new Uint32Array(4)).join("-");

/** No `matches`: they would become host permissions at install. It runs where the person allowed it, and only in the top frame. */
export default defineContentScript({
  registration: "runtime",
  main(context) {
    const watch = new Watch({
      doc: document,
      address: () => location.href,
      // Whoever listens may be asleep or gone; it asks again when it is back.
      say: (seen) => void browser.runtime.sendMessage(seen).catch(() => undefined),
      later: (run, ms) => {
        const timer = context.setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      now: () => performance.now(),
      page: newName(),
    });
    const heard = (message: Look) => (message.verb === "look" ? watch.look(true) : undefined);
    browser.runtime.onMessage.addListener(heard);
    context.onInvalidated(() => browser.runtime.onMessage.removeListener(heard));
    listen(watch, window, context.signal);
    watch.look(true);
  },
});
