/** Rows of customers: figures right, words left, one link a row, and "not known yet" as a dash that says so. */
import { Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { MARBLES } from "../../../shared/cards/head/view.ts";
import { RISK_BANDS, VALUE_BANDS } from "../../../shared/cards/vocabulary.ts";
import type { CustomerRow } from "../../../shared/contract/endpoints/customers.ts";
import { formatAge } from "../../../shared/ui/age.ts";
import { Avatar } from "../../../shared/ui/avatar.tsx";
import { Marbles } from "../../../shared/ui/marbles.tsx";
import { formatMoney } from "../../../shared/ui/money.ts";
import { visibleText } from "../../../shared/ui/name.ts";
import { formatShare } from "../../../shared/ui/percent.ts";
import { Pill } from "../../../shared/ui/pill.tsx";

export function CustomersTable({ rows, now }: { rows: CustomerRow[]; now: number }) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table highlightOnHover verticalSpacing={7} onKeyDown={walk}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Customer</Table.Th>
            <Table.Th>Segment</Table.Th>
            <Table.Th className="number">Lifetime value</Table.Th>
            <Table.Th>Band</Table.Th>
            <Table.Th className="number">Churn risk</Table.Th>
            <Table.Th className="number">NPS</Table.Th>
            <Table.Th className="number">Last seen</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Arrow keys walk from one customer's link to the next. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("a.row-link")];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  links[at + step]?.focus();
}

function Row({ row, now }: { row: CustomerRow; now: number }) {
  return (
    <Table.Tr className="row">
      <Table.Td>
        <span className="person">
          <Avatar name={row.name} square={row.kind === "account"} small />
          <span>
            <Link to="/customers/$id" params={{ id: row.id }} className="row-link" dir="auto">
              {visibleText(row.name) ?? "No name known"}
            </Link>
            <Text size="xs" c="dimmed">
              {row.kind === "account" ? "Account" : (visibleText(row.account) ?? "Person")}
            </Text>
          </span>
        </span>
      </Table.Td>
      <Table.Td>{visibleText(row.segment) ?? <Unknown />}</Table.Td>
      <Table.Td className="number strong">
        {row.value === null || row.currency === null ? <Unknown /> : formatMoney(row.value, row.currency)}
      </Table.Td>
      <Table.Td>{row.valueBand === null ? <Unknown /> : <Band band={row.valueBand} />}</Table.Td>
      <Table.Td className="number">
        {row.risk === null ? <Unknown /> : <Risk share={row.risk} band={row.riskBand} />}
      </Table.Td>
      <Table.Td className="number">{row.npsLatest ?? <Unknown />}</Table.Td>
      <Table.Td className="number">
        {row.lastSeenAt === null ? <Unknown /> : formatAge(now - Date.parse(row.lastSeenAt))}
      </Table.Td>
    </Table.Tr>
  );
}

const Band = ({ band }: { band: NonNullable<CustomerRow["valueBand"]> }) => (
  <span className="band">
    <Marbles filled={VALUE_BANDS[band].marbles} of={MARBLES} small /> {band}
  </span>
);

const Risk = ({ share, band }: { share: number; band: CustomerRow["riskBand"] }) => (
  <span className="risk">
    {formatShare(share)}
    {band !== null && <Pill tone={RISK_BANDS[band].tone} text={RISK_BANDS[band].text} />}
  </span>
);

const Unknown = () => (
  <Text span c="dimmed">
    <span aria-hidden="true">–</span>
    <span className="unseen">not known yet</span>
  </Text>
);
