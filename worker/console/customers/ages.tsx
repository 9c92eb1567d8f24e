import { type SourceAge, sourceAges } from "../../../shared/cards/source-ages.ts";
import type { Card } from "../../../shared/contract/card.ts";

/** What the figures rest on and how old it is. */
export function Ages({ card, now }: { card: Card; now: number }) {
  return (
    <ul className="ages" aria-label="Age of the data">
      {sourceAges(card, now).map((source) => (
        <Age key={source.id} {...source} />
      ))}
    </ul>
  );
}

const Age = ({ source, types, age }: SourceAge) => (
  <li>
    <span>
      {source} {types}
    </span>
    <span>{age}</span>
  </li>
);
