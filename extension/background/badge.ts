/** One letter on the toolbar button for the risk band. The letter and the title say it; the colour only repeats it. */
import { browser } from "wxt/browser";
import type { RiskBand } from "../../shared/contract/card.ts";
import type { Tab } from "./tab.ts";

export type Badge = { text: string; title: string; colour: string };

const PLAIN: Badge = { text: "", title: "Marbles", colour: "#5a6472" };
/** White letters on these reach 4.5:1. */
const BADGES: Record<RiskBand, Badge> = {
  low: { text: "L", title: "Marbles: churn risk low", colour: "#1b7f4b" },
  medium: { text: "M", title: "Marbles: churn risk medium", colour: "#9a5b00" },
  high: { text: "H", title: "Marbles: churn risk high", colour: "#b3261e" },
};

export function badgeOf({ stage }: Tab): Badge {
  const shown = "shown" in stage ? stage.shown : null;
  const risk = shown?.card.churnRisk;
  return risk?.status === "ok" ? BADGES[risk.band] : PLAIN;
}

/** A tab may close at any moment; then there is no button to write on. */
export async function showBadge(tab: Tab): Promise<void> {
  const { text, title, colour } = badgeOf(tab);
  const { tabId } = tab;
  try {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
    if (text === "") return;
    await browser.action.setBadgeBackgroundColor({ tabId, color: colour });
    await browser.action.setBadgeTextColor({ tabId, color: "#ffffff" });
  } catch {
    return;
  }
}
