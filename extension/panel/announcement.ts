import { headView } from "../../shared/cards/head/view.ts";
import { visibleText } from "../../shared/ui/name.ts";
import { failureText } from "./failure-text.ts";
import type { PanelView } from "./view.ts";

/**
 * What a screen reader says when the panel turns to something else. The same text for the same customer, so that a refresh
 * is silent and a change of customer never is.
 */
export function announcement(view: PanelView): string {
  switch (view.state) {
    case "starting":
      return "";
    case "not-connected":
      return "Marbles is not connected.";
    case "no-access":
      return "Marbles is not shown on this site yet.";
    case "nothing-here":
      return "No customer on this page.";
    case "loading":
      return "Looking up the customer.";
    case "card":
      return customerText(view.card);
    case "chooser":
      return `${view.candidates.length} possible customers.`;
    case "offer":
      return "Is this about one of these addresses?";
    case "unknown":
      return "This customer is not known yet.";
    case "unreachable":
      return `${failureText(view.failure).title}.`;
  }
}

function customerText(card: Extract<PanelView, { state: "card" }>["card"]): string {
  const { name, line, band } = headView(card);
  const head = [name, line, band?.text].filter(Boolean).join(", ");
  return `${head}. ${visibleText(card.verdict) ?? ""}`.trim();
}
