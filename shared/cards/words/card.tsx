import { counted } from "../../ui/age.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Quote } from "../../ui/quote.tsx";
import { Section } from "../../ui/section.tsx";
import type { PartProps } from "../card-part.ts";
import styles from "./card.module.css";
import { type WordsView, wordsView } from "./view.ts";

/** One comment is read, two are skimmed; the others stand behind one click. */
const SHOWN = 1;

export function WordsCard({ card, now }: PartProps) {
  const words = wordsView(card, now);
  if (words.length === 0) return null;
  const rest = words.slice(SHOWN);
  return (
    <Section title="In their words">
      <Quotes words={words.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Disclosure summary={counted(rest.length, "earlier comment")}>
          <Quotes words={rest} />
        </Disclosure>
      )}
    </Section>
  );
}

const Quotes = ({ words }: { words: WordsView }) => (
  <div className={styles.quotes}>
    {words.map(({ id, ...quote }) => (
      <Quote key={id} {...quote} />
    ))}
  </div>
);
