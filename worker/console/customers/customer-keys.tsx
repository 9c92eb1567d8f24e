/** The names a customer goes by, which record joined each, and the way to take a join back. */
import { Button, Group, Modal, Stack, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import type { customerKeys } from "../../../shared/contract/endpoints/customers.ts";
import { get, post } from "../client.ts";
import { Answer, Failed } from "../frame/state.tsx";

type Keys = z.infer<typeof customerKeys>;

export function CustomerKeys({ id }: { id: string }) {
  const path = `/v1/customers/${encodeURIComponent(id)}`;
  const keys = useQuery({ queryKey: ["keys", id], queryFn: () => get<Keys>(`${path}/keys`) });
  const [doubtful, setDoubtful] = useState<string | null>(null);
  return (
    <Answer query={keys}>
      {(answer) => (
        <Stack>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Key</Table.Th>
                <Table.Th>Joined by</Table.Th>
                <Table.Th>
                  <span className="unseen">What can be done</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {answer.keys.map((row) => (
                <Table.Tr key={row.key}>
                  <Table.Td className="mono">{row.key}</Table.Td>
                  <Table.Td>
                    {row.joins ? <Evidence rows={row.evidence} /> : <Text size="sm">shared address: joins nobody</Text>}
                  </Table.Td>
                  <Table.Td>
                    {answer.keys.length > 1 && row.joins && (
                      <Button size="compact-xs" variant="subtle" onClick={() => setDoubtful(row.key)}>
                        Not this customer
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {answer.separated.length > 0 && (
            <Text size="sm" c="dimmed">
              Separated by hand: {answer.separated.map((s) => `${s.a} from ${s.b}`).join("; ")}
            </Text>
          )}
          <Separate id={id} path={path} keyText={doubtful} close={() => setDoubtful(null)} />
        </Stack>
      )}
    </Answer>
  );
}

function Evidence({ rows }: { rows: Keys["keys"][number]["evidence"] }) {
  if (rows.length === 0) return <Text size="sm">its own facts</Text>;
  return (
    <Stack gap={2}>
      {rows.map((row) => (
        <Text size="sm" key={`${row.source} ${row.record} ${row.with}`}>
          record {row.record} of {row.source}
        </Text>
      ))}
    </Stack>
  );
}

function Separate({
  id,
  path,
  keyText,
  close,
}: {
  id: string;
  path: string;
  keyText: string | null;
  close: () => void;
}) {
  const queries = useQueryClient();
  const separate = useMutation({
    mutationFn: () => post(`${path}/separate`, { key: keyText }),
    onSuccess: async () => {
      close();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["keys", id] }),
        queries.invalidateQueries({ queryKey: ["customer", id] }),
        queries.invalidateQueries({ queryKey: ["timeline", id] }),
      ]);
    },
  });
  return (
    <Modal opened={keyText !== null} onClose={close} title="Separate this key?" centered>
      <Stack>
        <Text size="sm">
          <span className="mono">{keyText}</span> becomes a customer of its own, with every fact that came in under it.
          It stays apart, whatever later records say. Nothing is lost, and you can join the two again under “Who is
          who”.
        </Text>
        {separate.isError && <Failed error={separate.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Leave as it is
          </Button>
          <Button loading={separate.isPending} onClick={() => separate.mutate()}>
            Separate
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
