/** What the figures rest on: the model in use in words first, its parameters behind, and the way to fit anew. */
import { Accordion, Alert, Button, Group, Paper, Progress, Stack, Table, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { FitJob, FittedModel, ModelVersion } from "../../../shared/contract/endpoints/model.ts";
import { get, post } from "../client.ts";
import { PageHead } from "../frame/page-head.tsx";
import { Answer, Empty, Failed } from "../frame/state.tsx";
import { describeModel, nameModel, JOB_STEPS } from "./model-words.ts";

type Models = { active: ModelVersion | null; latest: ModelVersion | null };

export function ModelPage() {
  const models = useQuery({ queryKey: ["model"], queryFn: () => get<Models>("/v1/model") });
  const fit = useMutation({ mutationFn: () => post<FitJob>("/v1/model/fit") });
  return (
    <>
      <PageHead
        title="Model"
        about="It is fitted every night when records have come in, and whenever you ask."
        action={
          <Button loading={fit.isPending} onClick={() => fit.mutate()}>
            Fit now
          </Button>
        }
      />
      {fit.isError && <Failed error={fit.error} />}
      {fit.data !== undefined && <Job id={fit.data.job} />}
      <Answer query={models}>
        {(answer) => (answer.active === null ? <NoModel latest={answer.latest} /> : <Version model={answer.active} />)}
      </Answer>
    </>
  );
}

function Job({ id }: { id: string }) {
  const queries = useQueryClient();
  const job = useQuery({
    queryKey: ["fit", id],
    queryFn: () => get<FitJob>(`/v1/model/fit/${encodeURIComponent(id)}`),
    refetchInterval: (query) => (query.state.data?.finishedAt == null ? 700 : false),
  });
  const finished = job.data?.finishedAt != null;
  useEffect(() => {
    if (finished) void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "fit" });
  }, [finished, queries]);
  if (job.data === undefined) return null;
  const { status, progress, error } = job.data;
  if (status === "failed")
    return (
      <Alert color="red" role="alert" mb="md">
        The fit failed: {error}
      </Alert>
    );
  return (
    <Stack gap={6} mb="md" role="status">
      <Text size="sm">{JOB_STEPS[status]}</Text>
      <Progress
        value={status === "done" ? 100 : (100 * progress.done) / Math.max(1, progress.total)}
        aria-label="Progress of the fit"
      />
    </Stack>
  );
}

function NoModel({ latest }: { latest: ModelVersion | null }) {
  return (
    <Empty title="No model yet">
      <Text>
        {latest === null
          ? "Bring in orders or subscriptions, then fit. Until then a card shows what a customer has brought so far, and no expectation."
          : "The latest fit is dated in the past; such a fit is kept for comparison and never shown on cards."}
      </Text>
    </Empty>
  );
}

function Version({ model }: { model: ModelVersion }) {
  return (
    <Stack>
      <Paper withBorder p="lg" radius="md">
        <Stack gap="xs">
          <Title order={2} size="h4">
            What it says
          </Title>
          {model.models.map((part) => (
            <Text key={`${part.name} ${part.segment ?? ""}`}>{describeModel(part, model)}</Text>
          ))}
          <Text size="sm" c="dimmed">
            Version {model.version}, as of {model.asOf}, from {model.customers.toLocaleString()} customers, in{" "}
            {model.currency}, on {model.basis}.
          </Text>
        </Stack>
      </Paper>
      <Accordion variant="separated" radius="md">
        {model.models.map((part) => (
          <Accordion.Item key={`${part.name} ${part.segment ?? ""}`} value={`${part.name} ${part.segment ?? ""}`}>
            <Accordion.Control>{nameModel(part)}</Accordion.Control>
            <Accordion.Panel>
              <Parameters part={part} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}

function Parameters({ part }: { part: FittedModel }) {
  return (
    <Stack gap="xs">
      <Table maw={420}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Parameter</Table.Th>
            <Table.Th className="number">Value</Table.Th>
            <Table.Th className="number">± standard error</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(part.parameters).map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td className="number">{value.toPrecision(6)}</Table.Td>
              <Table.Td className="number">{part.standardErrors?.[name]?.toPrecision(3) ?? "–"}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xl">
        <Text size="sm" c="dimmed">
          log-likelihood {part.logLikelihood.toFixed(3)}
        </Text>
        <Text size="sm" c="dimmed">
          {part.observations.toLocaleString()} observations
        </Text>
      </Group>
    </Stack>
  );
}
