/** Customers that may be one and the same: a person decides, and the decision stays. */
import { Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type * as z from "zod";
import type { suggestion } from "../../../shared/contract/endpoints/customers.ts";
import { get, post } from "../client.ts";
import { PageHead } from "../frame/page-head.tsx";
import { Answer, Empty, Failed } from "../frame/state.tsx";

type Suggestion = z.infer<typeof suggestion>;

const WHY = {
  plus_tag: "The same address but for a tag after the plus",
  same_name_same_domain: "The same name at the same company",
} as const;

export function PeoplePage() {
  const list = useQuery({
    queryKey: ["suggestions"],
    queryFn: () => get<{ suggestions: Suggestion[] }>("/v1/identity/suggestions"),
  });
  return (
    <>
      <PageHead
        title="Who is who"
        about="Records that share an address are joined without asking. These only look alike: join them, or say that they are different people."
      />
      <Answer query={list}>
        {({ suggestions }) =>
          suggestions.length === 0 ? (
            <Nothing />
          ) : (
            <Stack>
              {suggestions.map((row) => (
                <Pair key={row.id} row={row} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </>
  );
}

const Nothing = () => (
  <Empty title="Nothing to decide">
    <Text>When two customers look like one person, they are listed here. Nothing is joined on a guess.</Text>
  </Empty>
);

function Pair({ row }: { row: Suggestion }) {
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: "join" | "dismiss") =>
      post(`/v1/identity/suggestions/${encodeURIComponent(row.id)}`, { decision }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Paper withBorder p="md" radius="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4}>
          <Badge variant="light" color="gray" tt="none">
            {WHY[row.reason]}
          </Badge>
          {row.customers.map((customer) => (
            <Text key={customer.key} size="sm">
              <Link to="/customers/$id" params={{ id: customer.id }} className="row-link">
                {customer.name ?? "No name known"}
              </Link>{" "}
              <span className="mono">{customer.key}</span>
            </Text>
          ))}
        </Stack>
        {row.status === "open" ? (
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              disabled={decide.isPending}
              onClick={() => decide.mutate("dismiss")}
            >
              Different people
            </Button>
            <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate("join")}>
              Join
            </Button>
          </Group>
        ) : (
          <Badge variant="light">{row.status}</Badge>
        )}
      </Group>
      {decide.isError && <Failed error={decide.error} />}
    </Paper>
  );
}
