import { Select, Table, Text, TextInput } from "@mantine/core";
import type { RecordType } from "../../../../shared/contract/records.ts";
import { FIELDS } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import type { Sheet } from "./read-file.ts";

const FIXED = "\u0000fixed";

type Props = { type: RecordType; sheet: Sheet; mapping: Mapping; change: (mapping: Mapping) => void };

/** One line a field: from which column, or the same words for every row, with the first value beside it. */
export function MappingTable({ type, sheet, mapping, change }: Props) {
  const set = (field: string, choice: string | null) => {
    const { [field]: _, ...rest } = mapping;
    change(choice === null ? rest : { ...rest, [field]: choice === FIXED ? { fixed: "" } : { column: choice } });
  };
  return (
    <Table verticalSpacing={6} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Field</Table.Th>
          <Table.Th>From</Table.Th>
          <Table.Th>In the first row</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {FIELDS[type].map((field) => {
          const from = mapping[field.name];
          return (
            <Table.Tr key={field.name}>
              <Table.Td>
                {field.label}
                {field.required && (
                  <Text span c="dimmed" size="xs">
                    {" "}
                    · needed
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={`Column for ${field.label}`}
                  placeholder="left out"
                  size="xs"
                  clearable
                  searchable
                  data={[
                    ...sheet.columns.map((column) => ({ value: column, label: column })),
                    { value: FIXED, label: "the same for every row…" },
                  ]}
                  value={from === undefined ? null : "column" in from ? from.column : FIXED}
                  onChange={(choice) => set(field.name, choice)}
                />
              </Table.Td>
              <Table.Td>
                {from !== undefined && "fixed" in from ? (
                  <TextInput
                    aria-label={`${field.label} for every row`}
                    size="xs"
                    value={from.fixed}
                    onChange={(event) => change({ ...mapping, [field.name]: { fixed: event.currentTarget.value } })}
                  />
                ) : (
                  <Text size="sm" truncate>
                    {from === undefined ? "" : (sheet.rows[0]?.[from.column] ?? "")}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
