/** Where the data comes from, how fresh it is, and the way to stop a source or take its data out. */
import { Anchor, Badge, Button, Group, Modal, Stack, Table, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type * as z from "zod";
import type { sourceRow } from "../../../shared/contract/endpoints/admin.ts";
import { formatAgo } from "../../../shared/ui/age.ts";
import { useNow } from "../../../shared/ui/use-now.ts";
import { get, put, remove } from "../client.ts";
import { PageHead } from "../frame/page-head.tsx";
import { countOf } from "./record-words.ts";
import { Answer, Empty, Failed } from "../frame/state.tsx";

type Source = z.infer<typeof sourceRow>;

export function SourcesPage() {
  const sources = useQuery({ queryKey: ["sources"], queryFn: () => get<{ sources: Source[] }>("/v1/sources") });
  return (
    <>
      <PageHead
        title="Sources"
        about="Every system that has sent records. A stopped source is refused until you start it again."
        action={
          <Button component={Link} to="/data/import">
            Import a file
          </Button>
        }
      />
      <Answer query={sources}>
        {(answer) => (answer.sources.length === 0 ? <NoSources /> : <SourcesTable rows={answer.sources} />)}
      </Answer>
    </>
  );
}

function NoSources() {
  return (
    <Empty title="Nothing has come in yet">
      <Text>
        Start with a file of orders:{" "}
        <Anchor component={Link} to="/data/import">
          import one
        </Anchor>
        . A program sends records to <code>POST /v1/sync</code> with a key that has the scope “ingest”; see the{" "}
        <Anchor href="/docs">documentation</Anchor>.
      </Text>
    </Empty>
  );
}

function SourcesTable({ rows }: { rows: Source[] }) {
  const [doomed, setDoomed] = useState<string | null>(null);
  return (
    <>
      <Table.ScrollContainer minWidth={680}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Source</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Last received</Table.Th>
              <Table.Th>Records</Table.Th>
              <Table.Th>
                <span className="unseen">What can be done</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <SourceLine key={row.source} row={row} remove={() => setDoomed(row.source)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {doomed !== null && <DeleteData source={doomed} close={() => setDoomed(null)} />}
    </>
  );
}

const STATES = {
  active: ["Active", "teal"],
  stopped: ["Stopped", "orange"],
  deleting: ["Being deleted", "red"],
} as const;

function SourceLine({ row, remove: askRemove }: { row: Source; remove: () => void }) {
  const now = useNow(Date.now);
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (status: "active" | "stopped") => put(`/v1/sources/${encodeURIComponent(row.source)}`, { status }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sources"] }),
  });
  const [label, color] = STATES[row.status];
  return (
    <Table.Tr>
      <Table.Td fw={600}>{row.source}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={color}>
          {label}
        </Badge>
      </Table.Td>
      <Table.Td>{row.lastReceivedAt === null ? "–" : formatAgo(now - Date.parse(row.lastReceivedAt))}</Table.Td>
      <Table.Td>
        <Text size="sm">{row.counts.map((c) => countOf(c.facts, c.type)).join(" · ") || "none"}</Text>
        {change.isError && (
          <Text size="sm" c="red">
            {change.error.message}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {row.status !== "deleting" && (
            <Button
              size="compact-sm"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate(row.status === "active" ? "stopped" : "active")}
            >
              {row.status === "active" ? "Stop" : "Start"}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            onClick={askRemove}
            disabled={row.status === "deleting"}
          >
            Delete data
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function DeleteData({ source, close }: { source: string; close: () => void }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const erase = useMutation({
    mutationFn: () => remove(`/v1/sources/${encodeURIComponent(source)}`),
    onSuccess: async () => {
      close();
      await queries.invalidateQueries();
    },
  });
  return (
    <Modal opened onClose={close} title={`Delete everything from ${source}?`} centered>
      <Stack>
        <Text size="sm">
          Every record that this source has sent is removed, and figures are computed anew without it. This cannot be
          undone; the source would have to send everything again.
        </Text>
        <TextInput
          label={`Type ${source} to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        {erase.isError && <Failed error={erase.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Keep it
          </Button>
          <Button color="red" disabled={typed !== source} loading={erase.isPending} onClick={() => erase.mutate()}>
            Delete its data
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
