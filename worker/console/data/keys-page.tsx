/** Keys for machines: made here, shown once, revoked here. */
import {
  Alert,
  Button,
  Checkbox,
  CopyButton,
  Group,
  Modal,
  NumberInput,
  Stack,
  Table,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { type keyAnswer, type keyRow, SCOPES, type Scope } from "../../../shared/contract/endpoints/admin.ts";
import { formatAgo } from "../../../shared/ui/age.ts";
import { useNow } from "../../../shared/ui/use-now.ts";
import { get, post, remove } from "../client.ts";
import { PageHead } from "../frame/page-head.tsx";
import { Answer, Failed } from "../frame/state.tsx";

type Key = z.infer<typeof keyRow>;

const MEANING: Record<Scope, string> = {
  ingest: "send records",
  read: "see customers",
  admin: "change settings, sources, keys",
};

export function KeysPage() {
  const keys = useQuery({ queryKey: ["api-keys"], queryFn: () => get<{ keys: Key[] }>("/v1/keys") });
  const [making, setMaking] = useState(false);
  return (
    <>
      <PageHead
        title="API keys"
        about="A key is shown once, when it is made; only its fingerprint is kept."
        action={<Button onClick={() => setMaking(true)}>New key</Button>}
      />
      <Answer query={keys}>{(answer) => <KeyTable rows={answer.keys} />}</Answer>
      {making && <NewKey close={() => setMaking(false)} />}
    </>
  );
}

function KeyTable({ rows }: { rows: Key[] }) {
  const now = useNow(Date.now);
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => remove(`/v1/keys/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["api-keys"] }),
  });
  return (
    <>
      {revoke.isError && <Failed error={revoke.error} />}
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>May</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th>
              <span className="unseen">What can be done</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td fw={600}>{row.name}</Table.Td>
              <Table.Td>{row.scopes.map((scope) => MEANING[scope]).join(", ")}</Table.Td>
              <Table.Td>{row.lastUsedAt === null ? "never" : formatAgo(now - Date.parse(row.lastUsedAt))}</Table.Td>
              <Table.Td>{row.expiresAt === null ? "never" : new Date(row.expiresAt).toLocaleDateString()}</Table.Td>
              <Table.Td ta="right">
                {row.revokedAt === null ? (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    loading={revoke.isPending && revoke.variables === row.id}
                    onClick={() => revoke.mutate(row.id)}
                  >
                    Revoke
                  </Button>
                ) : (
                  <Text size="sm" c="dimmed">
                    revoked
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function NewKey({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["ingest"]);
  const [days, setDays] = useState<number | string>("");
  const make = useMutation({
    mutationFn: () =>
      post<z.infer<typeof keyAnswer>>("/v1/keys", {
        name,
        scopes,
        ...(typeof days === "number" ? { expiresInDays: days } : {}),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["api-keys"] }),
  });
  return (
    <Modal
      opened
      onClose={close}
      title={make.data === undefined ? "New API key" : "Copy the key now"}
      centered
      closeOnClickOutside={make.data === undefined}
    >
      {make.data !== undefined ? (
        <ShownOnce value={make.data.key} close={close} />
      ) : (
        <Stack>
          <TextInput
            label="Name"
            description="Where it will be used, such as “shop export”."
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
            required
          />
          <Checkbox.Group label="It may" value={scopes} onChange={setScopes}>
            <Stack gap={6} mt={6}>
              {SCOPES.map((scope) => (
                <Checkbox key={scope} value={scope} label={`${MEANING[scope]} (${scope})`} />
              ))}
            </Stack>
          </Checkbox.Group>
          <NumberInput
            label="Expires after days"
            description="Empty: it does not expire."
            value={days}
            onChange={setDays}
            min={1}
            max={3650}
            allowDecimal={false}
          />
          {make.isError && <Failed error={make.error} />}
          <Button
            disabled={name.trim() === "" || scopes.length === 0}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            Make the key
          </Button>
        </Stack>
      )}
    </Modal>
  );
}

function ShownOnce({ value, close }: { value: string; close: () => void }) {
  return (
    <Stack>
      <Alert>This is the only time it is shown. Keep it where secrets are kept.</Alert>
      <Text className="mono">{value}</Text>
      <Group justify="flex-end">
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
        <Button onClick={close}>I have it</Button>
      </Group>
    </Stack>
  );
}
