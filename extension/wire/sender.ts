/**
 * Who is speaking. A page's script may say what it sees and nothing else; everything that moves data or settings comes from
 * our own pages. `sender.tab` does not tell them apart: our own page opened in a tab has one too. Its address does.
 */
export type Speaker = {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
  documentLifecycle?: string | undefined;
};

/** `own` is this extension: its id and the root of its pages (`runtime.getURL("/")`). */
export type Own = { id: string; root: string };

export const isOwnPage = (sender: Speaker, own: Own): boolean =>
  sender.id === own.id && sender.url !== undefined && sender.url.startsWith(own.root);

/** The script in the top frame of a page that is on the screen: not a frame inside it, not one rendered ahead. */
export function speakingTab(sender: Speaker, own: Own): number | null {
  if (sender.id !== own.id || isOwnPage(sender, own) || sender.frameId !== 0) return null;
  if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== "active") return null;
  return sender.tab?.id ?? null;
}
