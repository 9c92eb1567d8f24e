import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { SyncAnswer } from "../../../../shared/contract/endpoints/sync.ts";
import { saveFile } from "../../files/save-file.ts";
import { reportCsv } from "./send.ts";

const SHOWN = 100;

/** What became of each row, and what to do next. */
export function Report({ answer, fileName, again }: { answer: SyncAnswer; fileName: string; again: () => void }) {
  return (
    <Stack>
      <Paper withBorder p="lg" radius="md" component="output" display="block">
        <Title order={2} size="h4">
          {answer.rejected === 0
            ? "Everything was taken"
            : `${answer.rejected.toLocaleString()} of ${answer.received.toLocaleString()} rows were refused`}
        </Title>
        <Text>
          {answer.applied.toLocaleString()} taken, {answer.unchanged.toLocaleString()} were known already.
        </Text>
        <Text size="sm" c="dimmed">
          Next:{" "}
          <Anchor component={Link} underline="always" to="/customers">
            see the customers
          </Anchor>
          , or{" "}
          <Anchor component={Link} underline="always" to="/data/model">
            fit the model
          </Anchor>{" "}
          so that cards show what to expect.
        </Text>
      </Paper>
      {answer.rejections.length > 0 && (
        <>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Line</Table.Th>
                <Table.Th>Field</Table.Th>
                <Table.Th>What to do</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {answer.rejections.slice(0, SHOWN).map((row) => (
                <Table.Tr key={row.line}>
                  <Table.Td>{row.line}</Table.Td>
                  <Table.Td>{row.path}</Table.Td>
                  <Table.Td>{row.message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Button
            variant="default"
            style={{ alignSelf: "flex-start" }}
            onClick={() => saveFile(`${fileName}.refused.csv`, "text/csv", reportCsv(answer.rejections))}
          >
            Save the refused rows as a file
          </Button>
        </>
      )}
      <Group>
        <Button variant="subtle" onClick={again}>
          Change the columns and send again
        </Button>
      </Group>
    </Stack>
  );
}
