import { useEffect, useState } from "react";
import { AddSite } from "./add-site.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { askForgetSite, askSites } from "../wire/ask.ts";
import type { SiteGrant } from "../wire/said.ts";
import styles from "./setup.module.css";

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** Where Marbles may read the page, each with a way back. */
export function SiteList() {
  const [sites, setSites] = useState<SiteGrant[] | null>(null);
  useEffect(() => void askSites().then(setSites), []);
  if (sites === null) return null;
  return (
    <>
      {sites.length === 0 ? <NoSites /> : <Sites sites={sites} onChange={setSites} />}
      <AddSite onChange={setSites} />
    </>
  );
}

const NoSites = () => (
  <p className={styles.hint}>
    None yet. Open a ticket in your help desk, press the Marbles button and choose “Show Marbles on this site”.
  </p>
);

function Sites({ sites, onChange }: { sites: SiteGrant[]; onChange: (sites: SiteGrant[]) => void }) {
  return (
    <ul className={styles.sites}>
      {sites.map(({ pattern, grantedAt }) => (
        <li key={pattern}>
          <span className={styles.host}>{hostOf(pattern)}</span>
          <span className={styles.hint}>since {DAY.format(grantedAt)}</span>
          <Button aria-label={`Remove ${hostOf(pattern)}`} onClick={() => void askForgetSite(pattern).then(onChange)}>
            Remove
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** `https://desk.example/*` → `desk.example`; plain http is said, because it matters. */
const hostOf = (pattern: string): string => pattern.replace(/^https:\/\//, "").replace(/\/\*$/, "");
