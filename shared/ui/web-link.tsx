import type { ReactNode } from "react";
import { webAddress } from "./href.ts";
import styles from "./web-link.module.css";

/** A link out of a record, in a tab of its own; only the words when the address is no web address. */
export function WebLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const address = webAddress(href);
  if (address === null) return <>{children}</>;
  return (
    <a className={styles.link} href={address} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
