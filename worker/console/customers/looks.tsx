import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { get } from "../client.ts";
import { Answer } from "../frame/state.tsx";

type Look = { at: string; who: string; site: string | null };

/** Who opened this customer's card: one row a person in ten minutes. */
export function Looks({ id }: { id: string }) {
  const looks = useQuery({
    queryKey: ["looks", id],
    queryFn: () => get<{ looks: Look[] }>(`/v1/customers/${encodeURIComponent(id)}/looks`),
  });
  return (
    <Answer query={looks}>
      {(answer) =>
        answer.looks.length === 0 ? (
          <Text c="dimmed">Nobody has looked at this customer yet.</Text>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>Who</Table.Th>
                <Table.Th>From</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {answer.looks.map((look) => (
                <Table.Tr key={`${look.at} ${look.who}`}>
                  <Table.Td>{new Date(look.at).toLocaleString()}</Table.Td>
                  <Table.Td>{look.who}</Table.Td>
                  <Table.Td>{look.site ?? "the console"}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </Answer>
  );
}
