/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist cannot hold marbles and bands, so this is the combobox pattern by roles */
import type { CustomerRow } from "../../shared/contract/endpoints/customers.ts";
import { formatMoney } from "../../shared/ui/money.ts";
import { failureText } from "./failure-text.ts";
import { PersonRow } from "./person-row.tsx";
import styles from "./search-box.module.css";
import type { Search } from "./view.ts";

type Props = { id: string; search: Search; rows: CustomerRow[]; active: number; onOpen: (id: string) => void };

/** What the search found, or why there is nothing to see. */
export function SearchResults({ id, search, rows, active, onOpen }: Props) {
  const status = statusText(search, rows.length);
  return (
    <div className={styles.results}>
      <output className={status === null ? styles.silent : styles.status}>{status ?? `${rows.length} found`}</output>
      <div role="listbox" id={id} aria-label="Customers found">
        {rows.map((row, i) => (
          <div
            key={row.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onOpen(row.id)}
            onKeyDown={(event) => event.key === "Enter" && onOpen(row.id)}
          >
            <PersonRow
              name={row.name}
              kind={row.kind}
              line={[row.account, worth(row)]}
              valueBand={row.valueBand}
              riskBand={row.riskBand}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

const worth = ({ value, currency }: CustomerRow): string | null =>
  value === null || currency === null ? null : formatMoney(value, currency);

function statusText(search: Search, found: number): string | null {
  if (search.status === "searching") return "Searching…";
  if (search.status === "failed") return `${failureText(search.failure).title}. ${failureText(search.failure).advice}`;
  return found === 0 ? "Nobody found. Try the e-mail address or an order number." : null;
}
