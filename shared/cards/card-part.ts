import type { ComponentType } from "react";
import type { Card } from "../contract/card.ts";

/** What every part of the card gets: the whole answer, and the instant (epoch ms) that ages and years are told against. */
export type PartProps = { card: Card; now: number };

/** One part: its name on the wire and in the folders, and what draws it. A part with nothing to say draws nothing. */
export type CardPart = { name: string; Part: ComponentType<PartProps> };
