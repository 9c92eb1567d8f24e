import { Button, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
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
  if (pages.isPending) return <Waiting lines={8} />;
  if (pages.isError) return <Failed error={pages.error} retry={() => void pages.refetch()} />;
  const entries = pages.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <Text c="dimmed">Nothing has come in about this customer yet.</Text>;
  return (
    <Stack>
      <TimelineList entries={entries} now={now} />
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Stack>
  );
}
