/** The key of this browser tab. It lies in session storage: closing the tab signs out, and no other site can read it. */

const NAME = "marbles-key";
const listeners = new Set<() => void>();

export const readKey = (): string | null => sessionStorage.getItem(NAME);

export function keepKey(key: string): void {
  sessionStorage.setItem(NAME, key);
  for (const listener of listeners) listener();
}

export function forgetKey(): void {
  sessionStorage.removeItem(NAME);
  for (const listener of listeners) listener();
}

export function onKeyChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
