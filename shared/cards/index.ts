/** The parts of a card in the order they are read. One more part: a folder and a line here. */
import type { CardPart } from "./card-part.ts";
import { ChurnRiskCard } from "./churn-risk/card.tsx";
import { Guidance } from "./guidance/card.tsx";
import { Head } from "./head/card.tsx";
import { LifetimeValueCard } from "./lifetime-value/card.tsx";
import { NpsCard } from "./nps/card.tsx";
import { RelationshipCard } from "./relationship/card.tsx";
import { TicketsCard } from "./tickets/card.tsx";
import { TimelineCard } from "./timeline/card.tsx";
import { Verdict } from "./verdict/card.tsx";
import { WordsCard } from "./words/card.tsx";

export const CARDS: CardPart[] = [
  { name: "head", Part: Head },
  { name: "verdict", Part: Verdict },
  { name: "lifetimeValue", Part: LifetimeValueCard },
  { name: "churnRisk", Part: ChurnRiskCard },
  { name: "nps", Part: NpsCard },
  { name: "words", Part: WordsCard },
  { name: "tickets", Part: TicketsCard },
  { name: "relationship", Part: RelationshipCard },
  { name: "timeline", Part: TimelineCard },
  { name: "guidance", Part: Guidance },
];
