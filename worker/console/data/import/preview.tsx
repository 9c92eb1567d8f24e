import { Alert, List, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { parseRecord, type RecordProblem } from "../../../../shared/contract/parse-record.ts";
import { type Plan, type Row, toRecord } from "./to-record.ts";

const LOOKED_AT = 500;

/** The first rows as the Worker will judge them, by the same rules, before anything is sent. */
export function Preview({ rows, plan }: { rows: readonly Row[]; plan: Plan }) {
  const problems = useMemo(() => judge(rows.slice(0, LOOKED_AT), plan), [rows, plan]);
  const looked = Math.min(rows.length, LOOKED_AT);
  if (problems.length === 0)
    return (
      <Alert color="teal">
        {looked === rows.length
          ? `All ${looked.toLocaleString()} rows can be taken.`
          : `The first ${looked} rows can be taken; the rest is judged when it is sent.`}
      </Alert>
    );
  return (
    <Alert color="orange">
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {problems.length} of the first {looked} rows would be refused. The good ones are taken all the same.
        </Text>
        <List size="sm">
          {problems.slice(0, 5).map(({ line, path, message }) => (
            <List.Item key={line}>
              Line {line}
              {path === "" ? "" : `, ${path}`}: {message}
            </List.Item>
          ))}
        </List>
      </Stack>
    </Alert>
  );
}

function judge(rows: readonly Row[], plan: Plan): (RecordProblem & { line: number })[] {
  return rows.flatMap((row, index) => {
    const parsed = parseRecord(toRecord(row, plan), Date.now());
    return parsed.ok ? [] : [{ ...parsed.reason, line: index + 2 }];
  });
}
