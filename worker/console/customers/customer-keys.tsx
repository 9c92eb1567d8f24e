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
                    {row.joins ? (
                      <Evidence rows={row.evidence} />
                    ) : (
                      <Text size="sm">
                        {answer.separated.some(({ a }) => a === row.key)
                          ? "separated by hand"
                          : "shared address: joins nobody"}
                      </Text>
                    )}
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
          <Separated id={id} path={path} rows={answer.separated} />
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

/** What was taken apart by hand, and the way back. */
function Separated({ id, path, rows }: { id: string; path: string; rows: Keys["separated"] }) {
  const refresh = useRefresh(id);
  const rejoin = useMutation({ mutationFn: (key: string) => post(`${path}/rejoin`, { key }), onSuccess: refresh });
  if (rows.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        Separated by hand
      </Text>
      {rejoin.isError && <Failed error={rejoin.error} />}
      {rows.map(({ a, b, at, by }) => (
        <Group key={`${a} ${b}`} gap="xs">
          <Text size="sm">
            <span className="mono">{a}</span> from <span className="mono">{b}</span>,{" "}
            {new Date(at).toLocaleDateString()}, {by}
          </Text>
          <Button size="compact-xs" variant="subtle" loading={rejoin.isPending} onClick={() => rejoin.mutate(a)}>
            Join again
          </Button>
        </Group>
      ))}
    </Stack>
  );
}

/** Everything on the page that a change of identity changes. */
function useRefresh(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ["keys", "customer", "timeline"].map((name) => queries.invalidateQueries({ queryKey: [name, id] })),
    );
  };
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
  const refresh = useRefresh(id);
  const separate = useMutation({
    mutationFn: () => post(`${path}/separate`, { key: keyText }),
    onSuccess: async () => {
      close();
      await refresh();
    },
  });
  return (
    <Modal opened={keyText !== null} onClose={close} title="Separate this key?" centered>
      <Stack>
        <Text size="sm">
          <span className="mono">{keyText}</span> becomes a customer of its own, with every fact that came in under it.
          It stays apart, whatever later records say. Nothing is lost, and “Join again” on this page takes it back.
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
