import { type SubmitEvent, useId, useState } from "react";
import { browser } from "wxt/browser";
import { Button } from "../../shared/ui/button.tsx";
import { askAddSite } from "../wire/ask.ts";
import { patternOf } from "../wire/origins.ts";
import type { SiteGrant } from "../wire/said.ts";
import styles from "./setup.module.css";

/** A site by its address, for whoever would rather write it than visit it. */
export function AddSite({ onChange }: { onChange: (sites: SiteGrant[]) => void }) {
  const [address, setAddress] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pattern = patternOf(address.trim());
    if (pattern === null) return setTrouble("Write the whole address, for example https://desk.yourcompany.com.");
    void allowed(pattern).then((sites) => {
      setTrouble(sites === null ? "The browser did not allow it. Add it again and choose “Allow”." : null);
      if (sites === null) return;
      setAddress("");
      onChange(sites);
    });
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <label htmlFor={id}>Add a site</label>
      <input
        id={id}
        type="url"
        required
        placeholder="https://desk.yourcompany.com"
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      {trouble !== null && (
        <p role="alert" className={styles.hint}>
          {trouble}
        </p>
      )}
      <Button type="submit">Add</Button>
    </form>
  );
}

/** Asked in the click itself: nothing is awaited before. Null when the person said no. */
async function allowed(pattern: string): Promise<SiteGrant[] | null> {
  const isGranted = await browser.permissions.request({ origins: [pattern] }).catch(() => false);
  return isGranted ? askAddSite(pattern) : null;
}
