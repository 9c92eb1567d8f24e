/** Exchange rates by day. Without one, an amount in another currency stays out of the figures, and the card says so. */
import { Alert, Button, Code, Stack, Table, Text, Textarea } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, put, withQuery } from "../client.ts";
import { PageHead } from "../frame/page-head.tsx";
import { Empty, Failed, Waiting } from "../frame/state.tsx";
import { parseRates, type RateLine } from "./rate-lines.ts";

type Page = { rates: RateLine[]; cursor: string | null };

export function RatesPage() {
  const rates = useInfiniteQuery({
    queryKey: ["rates"],
    queryFn: ({ pageParam }) => get<Page>(withQuery("/v1/rates", { cursor: pageParam, limit: 100 })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  });
  const rows = rates.data?.pages.flatMap((page) => page.rates) ?? [];
  return (
    <>
      <PageHead
        title="Exchange rates"
        about="A fact keeps its own currency. It is converted with the rate of its day, or the nearest one in the week before."
      />
      <Stack>
        <AddRates />
        {rates.isPending && <Waiting />}
        {rates.isError && <Failed error={rates.error} retry={() => void rates.refetch()} />}
        {rates.isSuccess && rows.length === 0 && (
          <Empty title="No rates yet">
            <Text>You need them only if your records come in more than one currency.</Text>
          </Empty>
        )}
        {rows.length > 0 && <RateTable rows={rows} />}
        {rates.hasNextPage && (
          <Button variant="default" loading={rates.isFetchingNextPage} onClick={() => void rates.fetchNextPage()}>
            Show earlier
          </Button>
        )}
      </Stack>
    </>
  );
}

function AddRates() {
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const parsed = parseRates(text);
  const save = useMutation({
    mutationFn: (rates: RateLine[]) => put("/v1/rates", { rates }),
    onSuccess: () => {
      setText("");
      return queries.invalidateQueries({ queryKey: ["rates"] });
    },
  });
  return (
    <Stack maw={560} gap="xs">
      <Textarea
        label="Add rates"
        description={
          <>
            One a line: day, from, to, rate. <Code>2026-05-04,USD,EUR,0.8841</Code> means one dollar is 0.8841 euro.
          </>
        }
        autosize
        minRows={3}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={text.trim() !== "" && !parsed.ok ? parsed.reason : undefined}
      />
      {save.isError && <Failed error={save.error} />}
      {save.isSuccess && text === "" && (
        <Alert color="teal">Saved. Figures that needed them are being computed anew.</Alert>
      )}
      <Button
        disabled={!parsed.ok || parsed.value.length === 0}
        loading={save.isPending}
        onClick={() => parsed.ok && save.mutate(parsed.value)}
        style={{ alignSelf: "flex-start" }}
      >
        {parsed.ok && parsed.value.length > 1 ? `Save ${parsed.value.length} rates` : "Save"}
      </Button>
    </Stack>
  );
}

function RateTable({ rows }: { rows: RateLine[] }) {
  return (
    <Table maw={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Day</Table.Th>
          <Table.Th>From</Table.Th>
          <Table.Th>To</Table.Th>
          <Table.Th className="number">Rate</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.day} ${row.from} ${row.to}`}>
            <Table.Td>{row.day}</Table.Td>
            <Table.Td>{row.from}</Table.Td>
            <Table.Td>{row.to}</Table.Td>
            <Table.Td className="number">{row.rate}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
