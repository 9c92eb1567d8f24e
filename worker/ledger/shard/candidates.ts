/** Who may be meant: enough to choose by, no more. */
import type { RiskBand, ValueBand } from "../../../shared/contract/card.ts";
import type { Candidate } from "../../../shared/contract/lookup.ts";
import type { Address } from "../types.ts";

type Row = {
  id: string;
  name: string | null;
  kind: "person" | "account";
  account: string | null;
  valueBand: ValueBand | null;
  riskBand: RiskBand | null;
};

export type Question = { address: Address; key: string; basis: string };

/** In the order asked; a customer without a single fact is left out. */
export function readCandidates(sql: SqlStorage, questions: readonly Question[]): Candidate[] {
  const rows = sql
    .exec<Row>(
      `SELECT c.id, c.name, c.kind, h.name AS account, u.value_band AS valueBand, u.risk_band AS riskBand
       FROM customer c LEFT JOIN unit u ON u.home = c.home LEFT JOIN customer h ON h.id = c.home AND c.home <> c.id
       WHERE c.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(questions.map(({ address }) => address.customer)),
    )
    .toArray();
  const found = new Map(rows.map((row) => [row.id, row]));
  return questions.flatMap(({ address, key, basis }) => {
    const row = found.get(address.customer);
    return row === undefined ? [] : [{ ...row, key, basis }];
  });
}
