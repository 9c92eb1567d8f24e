/** Ties a watch to a real page: its address, its changes, its coming back from the browser's cache. */
import type { Watch } from "./watch.ts";

/** The attributes by which known sites mark the record in front. Others change too often to be told about each. */
const ATTRIBUTES = [
  "data-ticket-id",
  "data-is-active",
  "data-test-id",
  "data-testid",
  "data-user-id",
  "title",
  "hidden",
];

/** Not in every supported browser (Firefox before 147); there the background hears of the address and asks. */
type WithNavigation = { navigation?: EventTarget };

export function listen(watch: Watch, window: Window, signal: AbortSignal): void {
  const moved = () => watch.moved();
  // `navigate` would come before the address is committed; this one comes after.
  (window as WithNavigation).navigation?.addEventListener("currententrychange", moved, { signal });
  window.addEventListener("popstate", moved, { signal });
  window.addEventListener("hashchange", moved, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && watch.look(true), { signal });
  window.addEventListener("pagehide", () => watch.left(), { signal });
  window.document.addEventListener("prerenderingchange", () => watch.look(true), { signal });
  const observer = new MutationObserver(() => watch.changed());
  observer.observe(window.document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    watch.stop();
  });
}
