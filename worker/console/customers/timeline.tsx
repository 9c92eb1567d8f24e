import { Button, Stack, Switch, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Timeline as TimelineList } from "../../../shared/cards/timeline/card.tsx";
import type { TimelineEntry } from "../../../shared/contract/card.ts";
import { useNow } from "../../../shared/ui/use-now.ts";
import { get, withQuery } from "../client.ts";
import { Failed, Waiting } from "../frame/state.tsx";

type Page = { entries: TimelineEntry[]; cursor: string | null };

/** Every fact of this customer, newest first, fifty at a time. */
export function Timeline({ id }: { id: string }) {
  const now = useNow(Date.now);
  const pages = useInfiniteQuery({
    queryKey: ["timeline", id],
    queryFn: ({ pageParam }) =>
      get<Page>(withQuery(`/v1/customers/${encodeURIComponent(id)}/timeline`, { limit: 50, cursor: pageParam })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  });
  const [withUsage, setWithUsage] = useState(false);
  if (pages.isPending) return <Waiting lines={8} />;
  if (pages.isError) return <Failed error={pages.error} retry={() => void pages.refetch()} />;
  const entries = pages.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <Text c="dimmed">Nothing has come in about this customer yet.</Text>;
  const events = entries.filter(({ type }) => type !== "usage");
  const mixed = events.length > 0 && events.length < entries.length;
  return (
    <Stack>
      {mixed && (
        <Switch
          size="sm"
          label="Show days of use"
          checked={withUsage}
          onChange={(event) => setWithUsage(event.currentTarget.checked)}
        />
      )}
      <TimelineList entries={mixed && !withUsage ? events : entries} now={now} />
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Stack>
  );
}
