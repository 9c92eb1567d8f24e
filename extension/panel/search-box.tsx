import { Search as Glass, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Hidden } from "../../shared/ui/hidden.tsx";
import styles from "./search-box.module.css";
import { SearchResults } from "./search-results.tsx";
import { useSlash } from "../../shared/ui/use-slash.ts";
import type { PanelActions, Search } from "./view.ts";

/** Long enough not to ask at every letter, short enough not to be felt. */
const PAUSE_MS = 180;

/** Search by name, address or order number: `/` comes here, arrows move, Enter opens, Escape clears. */
export function SearchBox({ search, actions }: { search: Search; actions: PanelActions }) {
  const [text, setText] = useState(search.status === "idle" ? "" : search.query);
  const [active, setActive] = useState(0);
  const [asked, setAsked] = useState(search.focus);
  // A search asked for from outside (menu, shortcut) brings its own text.
  if (asked !== search.focus) {
    setAsked(search.focus);
    if (search.status !== "idle") setText(search.query);
  }
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const rows = search.status === "found" && text.trim() !== "" ? search.rows : [];
  useSlash(() => input.current?.focus());
  useEffect(() => {
    if (search.focus > 0) input.current?.focus();
  }, [search.focus]);
  useEffect(() => {
    const sent = search.status === "idle" ? "" : search.query;
    if (text.trim() === sent.trim()) return undefined;
    const timer = setTimeout(() => actions.search(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, search, actions]);

  const write = (value: string) => {
    setText(value);
    setActive(0);
  };
  const clear = () => {
    write("");
    actions.search("");
  };
  const open = (id: string | undefined) => {
    if (id === undefined) return;
    clear();
    actions.choose(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && rows.length > 0) {
      event.preventDefault();
      setActive((active + move + rows.length) % rows.length);
    } else if (event.key === "Enter") open(rows[active]?.id);
    else if (event.key === "Escape") clear();
  };
  const opened = text.trim() !== "" && search.status !== "idle";

  return (
    <search className={styles.search}>
      <div className={styles.field}>
        <Glass size={14} aria-hidden="true" className={styles.glass} />
        <input
          ref={input}
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Find a customer by name, address or order number"
          aria-expanded={opened}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(rows[active] ? { "aria-activedescendant": `${listId}-${active}` } : {})}
          placeholder="Find a customer"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {text === "" ? (
          <kbd className={styles.key} aria-hidden="true">
            /
          </kbd>
        ) : (
          <button type="button" className={styles.clear} onClick={clear}>
            <X size={14} aria-hidden="true" />
            <Hidden>Clear the search</Hidden>
          </button>
        )}
      </div>
      {opened && <SearchResults id={listId} search={search} rows={rows} active={active} onOpen={open} />}
    </search>
  );
}
