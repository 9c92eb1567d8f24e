import { useEffect, useState } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { askConnection, askDisconnect, askLookAhead } from "../wire/ask.ts";
import type { Connection } from "../wire/said.ts";
import { ConnectForm } from "./connect-form.tsx";
import styles from "./setup.module.css";
import { SiteList } from "./site-list.tsx";

export function SettingsPage() {
  const [connection, setConnection] = useState<Connection | null>(null);
  useEffect(() => void askConnection().then(setConnection), []);
  if (connection === null) return null;
  return (
    <main className={styles.page}>
      <h1>Marbles settings</h1>
      <section aria-labelledby="connection">
        <h2 id="connection">Your company</h2>
        {connection.connected ? (
          <Connected connection={connection} onChange={setConnection} />
        ) : (
          <ConnectForm serverUrl={null} onConnected={() => void askConnection().then(setConnection)} />
        )}
      </section>
      <section aria-labelledby="sites">
        <h2 id="sites">Sites</h2>
        <p className={styles.hint}>
          Marbles reads the open record's number and the requester's address on these sites, and nothing else.
        </p>
        <SiteList />
      </section>
      <section aria-labelledby="badge">
        <h2 id="badge">Badge</h2>
        <LookAhead connection={connection} onChange={setConnection} />
      </section>
    </main>
  );
}

type Part = { connection: Connection; onChange: (connection: Connection) => void };

const Connected = ({ connection, onChange }: Part) => (
  <>
    <Notice tone="good" title={`Connected to ${connection.serverUrl ?? ""}`}>
      Disconnecting removes the key and every figure from this browser.
    </Notice>
    <p>
      <Button onClick={() => void askDisconnect().then(onChange)}>Disconnect</Button>
    </p>
  </>
);

const LookAhead = ({ connection, onChange }: Part) => (
  <label className={styles.check}>
    <input
      type="checkbox"
      checked={connection.lookAhead}
      onChange={(event) => void askLookAhead(event.target.checked).then(onChange)}
    />
    <span>
      Look tickets up as soon as they open, with the panel closed too
      <span className={styles.hint}>
        The button then shows the churn risk at once: L low, M medium, H high. Every look is written down with your
        name, also this one.
      </span>
    </span>
  </label>
);
