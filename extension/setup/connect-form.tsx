import { type SubmitEvent, useId, useState } from "react";
import { browser } from "wxt/browser";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { failureText } from "../panel/failure-text.ts";
import { askConnect } from "../wire/ask.ts";
import type { Failure } from "../wire/failure.ts";
import { patternOf, serverAddress } from "../wire/origins.ts";
import styles from "./setup.module.css";

type Trouble = { title: string; advice: string };
type Props = { serverUrl: string | null; onConnected: () => void };

/** Server and key, tried before they are kept. The key goes to the background and is never shown again. */
export function ConnectForm({ serverUrl, onConnected }: Props) {
  const [address, setAddress] = useState(serverUrl ?? "");
  const [apiKey, setApiKey] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const id = useId();

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    void connectTo(address, apiKey).then((found) => {
      setBusy(false);
      setTrouble(found);
      if (found !== null) return;
      setApiKey("");
      onConnected();
    });
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <label htmlFor={`${id}-server`}>Server address</label>
      <input
        id={`${id}-server`}
        type="url"
        required
        placeholder="https://marbles.yourcompany.com"
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <label htmlFor={`${id}-key`}>Your key</label>
      <input
        id={`${id}-key`}
        type="password"
        required
        autoComplete="off"
        spellCheck={false}
        value={apiKey}
        onChange={(event) => setApiKey(event.target.value)}
      />
      <p className={styles.hint}>
        Your admin makes keys in the console, under Data, Keys. A key that may read is enough.
      </p>
      {trouble !== null && (
        <div role="alert">
          <Notice tone="bad" title={trouble.title}>
            {trouble.advice}
          </Notice>
        </div>
      )}
      <Button look="primary" type="submit" disabled={isBusy}>
        {isBusy ? "Trying…" : "Connect"}
      </Button>
    </form>
  );
}

/** Null when it worked. The browser is asked first: it counts as this click's only if nothing is awaited before. */
async function connectTo(address: string, apiKey: string): Promise<Trouble | null> {
  const serverUrl = serverAddress(address);
  const pattern = serverUrl === null ? null : patternOf(serverUrl);
  if (serverUrl === null || pattern === null)
    return {
      title: "That is no address Marbles can use",
      advice: "Write it with https://, or with http://localhost for a server on this computer.",
    };
  const isAllowed = await browser.permissions.request({ origins: [pattern] }).catch(() => false);
  if (!isAllowed)
    return {
      title: "The browser may not reach that server yet",
      advice: "Connect again and choose “Allow” when the browser asks.",
    };
  const outcome = await askConnect(serverUrl, apiKey);
  return outcome.ok ? null : textOf(outcome.failure);
}

function textOf(failure: Failure): Trouble {
  const { title, advice } = failureText(failure);
  if (failure.kind === "unauthorized")
    return { title, advice: "Check that all of it was copied, or ask for a new one." };
  return { title, advice };
}
