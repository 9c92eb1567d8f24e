/** The list: search, narrow, sort, walk on. What is chosen stands in the address. */
import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useRef } from "react";
import type { CustomerRow } from "../../../shared/contract/endpoints/customers.ts";
import { useNow } from "../../../shared/ui/use-now.ts";
import { useSlash } from "../../../shared/ui/use-slash.ts";
import { get, withQuery } from "../client.ts";
import { PageHead } from "../frame/page-head.tsx";
import { Failed, Waiting } from "../frame/state.tsx";
import { CustomersTable } from "./customers-table.tsx";
import { NoCustomers } from "./no-customers.tsx";

type Page = { customers: CustomerRow[]; cursor: string | null };
type View = {
  q?: string | undefined;
  band?: CustomerRow["valueBand"] | undefined;
  risk?: CustomerRow["riskBand"] | undefined;
  sort?: string | undefined;
};

/** By value or risk an account stands once, not again for each of its people; a search or the names show everybody. */
const scopeOf = ({ q, sort }: View) => (q === undefined && sort !== "name" ? "units" : "everyone");

function useCustomers(view: View) {
  return useInfiniteQuery({
    queryKey: ["customers", view],
    queryFn: ({ pageParam }) =>
      get<Page>(withQuery("/v1/customers", { scope: scopeOf(view), ...view, limit: 50, cursor: pageParam })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
  });
}

export function CustomersPage() {
  const view = useSearch({ from: "/customers" });
  const navigate = useNavigate({ from: "/customers" });
  const narrow = (change: Partial<typeof view>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const list = useCustomers(view);
  const now = useNow(Date.now);
  const rows = list.data?.pages.flatMap((page) => page.customers) ?? [];
  const narrowed = view.q !== undefined || view.band !== undefined || view.risk !== undefined;

  return (
    <Stack gap="md">
      <PageHead title="Customers" />
      <Filters view={view} narrow={narrow} />
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isPending ? (
        <Waiting lines={10} />
      ) : rows.length === 0 ? (
        <NoCustomers narrowed={narrowed} clear={() => narrow({ q: undefined, band: undefined, risk: undefined })} />
      ) : (
        <CustomersTable rows={rows} now={now} />
      )}
      {list.hasNextPage && (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
          style={{ alignSelf: "center" }}
        >
          Show more
        </Button>
      )}
      {rows.length > 0 && !list.hasNextPage && (
        <Text size="sm" c="dimmed" ta="center" aria-live="polite">
          {rows.length === 1 ? "One customer" : `All ${rows.length} customers of this view`}
        </Text>
      )}
    </Stack>
  );
}

/** `/` goes to the search from anywhere. */
function Filters({ view, narrow }: { view: View; narrow: (change: Record<string, string | undefined>) => void }) {
  const search = useDebouncedCallback((q: string) => narrow({ q: q === "" ? undefined : q }), 250);
  const field = useRef<HTMLInputElement>(null);
  useSlash(() => field.current?.focus());
  return (
    <Group align="flex-end" gap="md">
      <TextInput
        ref={field}
        label="Search"
        placeholder="Name, address, order or ticket number"
        defaultValue={view.q ?? ""}
        onChange={(event) => search(event.currentTarget.value.trim())}
        leftSection={<Search size={15} aria-hidden />}
        w={300}
        type="search"
      />
      <Select
        label="Value"
        w={130}
        clearable
        placeholder="Any"
        data={[...bands("top", "high", "medium", "low")]}
        value={view.band ?? null}
        onChange={(band) => narrow({ band: band ?? undefined })}
      />
      <Select
        label="Churn risk"
        w={130}
        clearable
        placeholder="Any"
        data={[...bands("high", "medium", "low")]}
        value={view.risk ?? null}
        onChange={(risk) => narrow({ risk: risk ?? undefined })}
      />
      <div>
        <Text size="sm" fw={600} mb={2} id="sort-label">
          Sort by
        </Text>
        <SegmentedControl
          aria-labelledby="sort-label"
          value={view.sort ?? "value"}
          onChange={(sort) => narrow({ sort })}
          data={[
            { value: "value", label: "Value" },
            { value: "risk", label: "Risk" },
            { value: "recent", label: "Last seen" },
            { value: "name", label: "Name" },
          ]}
        />
      </div>
    </Group>
  );
}

const bands = (...names: string[]) =>
  names.map((name) => ({ value: name, label: name.charAt(0).toUpperCase() + name.slice(1) }));
