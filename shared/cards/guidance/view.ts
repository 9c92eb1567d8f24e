import type { Card } from "../../contract/card.ts";
import { visibleText } from "../../ui/name.ts";

/** What this person may offer; null while there is nothing worth a line. */
export const guidanceView = ({ guidance }: Pick<Card, "guidance">): string | null => visibleText(guidance.text);
