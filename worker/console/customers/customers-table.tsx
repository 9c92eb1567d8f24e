/** Rows of customers: figures right, words left, one link a row, and "not known yet" as a dash that says so. */
import { Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CustomerRow } from "../../../shared/contract/endpoints/customers.ts";
import { formatAge } from "../../../shared/ui/age.ts";
import { Marbles } from "../../../shared/ui/marbles.tsx";
import { formatMoney } from "../../../shared/ui/money.ts";
import { Pill } from "../../../shared/ui/pill.tsx";

export function CustomersTable({ rows }: { rows: CustomerRow[] }) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Customer</Table.Th>
            <Table.Th>Segment</Table.Th>
            <Table.Th className="number">Lifetime value</Table.Th>
            <Table.Th>Band</Table.Th>
            <Table.Th className="number">Leaves</Table.Th>
            <Table.Th className="number">NPS</Table.Th>
            <Table.Th className="number">Last seen</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ row }: { row: CustomerRow }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/customers/$id" params={{ id: row.id }} className="row-link">
          {row.name ?? "No name known"}
        </Link>
        <Text size="xs" c="dimmed">
          {row.kind === "account" ? "Account" : (row.account ?? "Person")}
        </Text>
      </Table.Td>
      <Table.Td>{row.segment ?? <Unknown />}</Table.Td>
      <Table.Td className="number">
        {row.value === null || row.currency === null ? <Unknown /> : formatMoney(row.value, row.currency)}
      </Table.Td>
      <Table.Td>{row.valueBand === null ? <Unknown /> : <Band band={row.valueBand} />}</Table.Td>
      <Table.Td className="number">
        {row.risk === null ? <Unknown /> : <Risk share={row.risk} band={row.riskBand} />}
      </Table.Td>
      <Table.Td className="number">{row.npsLatest ?? <Unknown />}</Table.Td>
      <Table.Td className="number">
        {row.lastSeenAt === null ? <Unknown /> : formatAge(Date.now() - Date.parse(row.lastSeenAt))}
      </Table.Td>
    </Table.Tr>
  );
}

const MARBLES = { low: 1, medium: 2, high: 3, top: 4 } as const;

const Band = ({ band }: { band: NonNullable<CustomerRow["valueBand"]> }) => (
  <span className="band">
    <Marbles filled={MARBLES[band]} of={4} small /> {band}
  </span>
);

const TONES = { low: "good", medium: "warn", high: "bad" } as const;

function Risk({ share, band }: { share: number; band: CustomerRow["riskBand"] }) {
  const percent = `${Math.round(share * 100)} %`;
  return band === null ? percent : <Pill tone={TONES[band]} text={`${percent} · ${band}`} />;
}

const Unknown = () => (
  <Text span c="dimmed" aria-label="not known yet">
    –
  </Text>
);
