/** What to do by hand, exactly, when no browser could be opened. */
export function byHand(why: string, { extension, deskUrl }: { extension: string; deskUrl: string }): string {
  return [
    why,
    "",
    "  1. In Chrome, Chromium, Edge or Brave open  chrome://extensions  and switch on Developer mode (top right).",
    `  2. Choose "Load unpacked" and pick this folder:`,
    `       ${extension}`,
    "     (on another machine: copy the folder there and forward the ports of the addresses below)",
    `  3. Open  ${deskUrl}/tickets/1  and click the Marbles button in the toolbar.`,
  ].join("\n");
}
