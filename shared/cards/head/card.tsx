import type { ReactNode } from "react";
import { Avatar } from "../../ui/avatar.tsx";
import { Marbles } from "../../ui/marbles.tsx";
import type { PartProps } from "../card-part.ts";
import styles from "./card.module.css";
import { headView, MARBLES } from "./view.ts";

/** Who this is and what they are worth at a glance. `children` is the line under it: how the page led here. */
export function Head({ card, children }: PartProps & { children?: ReactNode }) {
  const view = headView(card);
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <Avatar name={view.name} square={view.account} />
        <div className={styles.names}>
          <h1 className={styles.name} dir="auto" title={view.name}>
            {view.name}
          </h1>
          {view.line !== null && (
            <p className={styles.line} title={view.line}>
              {view.line}
            </p>
          )}
        </div>
        {view.band !== null && (
          <p className={styles.band}>
            <Marbles filled={view.band.marbles} of={MARBLES} />
            <span>{view.band.text}</span>
          </p>
        )}
      </div>
      {children}
    </header>
  );
}
