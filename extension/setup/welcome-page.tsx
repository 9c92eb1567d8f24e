import { useEffect, useState } from "react";
import { browser } from "wxt/browser";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { askConnection } from "../wire/ask.ts";
import { ConnectForm } from "./connect-form.tsx";
import { openPanelHere } from "./open-panel.ts";
import styles from "./setup.module.css";

/** Three steps from installed to the first card. */
export function WelcomePage() {
  const [connected, setConnected] = useState<boolean | null>(null);
  const [shortcut, setShortcut] = useState("");
  useEffect(() => {
    void askConnection().then((now) => setConnected(now.connected));
    void browser.commands.getAll().then((all) => setShortcut(all.find(isPanel)?.shortcut ?? ""));
  }, []);
  return (
    <main className={styles.page}>
      <img src="/icon/128.png" alt="" width={64} height={64} />
      <h1>What the customer is worth, beside the ticket</h1>
      <ol className={styles.steps}>
        <li>
          <h2>Connect to your company</h2>
          {connected === true ? <Notice tone="good" title="Connected" /> : null}
          {connected === false ? <ConnectForm serverUrl={null} onConnected={() => setConnected(true)} /> : null}
        </li>
        <li>
          <h2>Open the panel</h2>
          <p>
            Press the Marbles button in the toolbar{shortcut === "" ? "" : `, or ${shortcut}`}. It may be behind the
            puzzle piece; pin it to keep it in sight.
          </p>
          <Button onClick={openPanelHere}>Open the panel</Button>
        </li>
        <li>
          <h2>Show Marbles on your help desk</h2>
          <p>
            Open a ticket and choose “Show Marbles on this site”. Marbles sees no site before you say so, and you can
            take it back in the settings.
          </p>
        </li>
      </ol>
    </main>
  );
}

const isPanel = ({ name }: { name?: string | undefined }): boolean => name === "_execute_action";
