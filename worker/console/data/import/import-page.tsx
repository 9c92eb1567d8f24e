/** A file into Marbles in a minute: choose, check how its columns are read, send, see what became of each row. */
import {
  Alert,
  Anchor,
  Button,
  FileInput,
  Group,
  Progress,
  Select,
  Stack,
  Stepper,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { normaliseSource } from "../../../../shared/contract/keys.ts";
import { RECORD_TYPES, type RecordType } from "../../../../shared/contract/records.ts";
import { get } from "../../client.ts";
import { RECORDS, sentenceCase } from "../record-words.ts";
import { PageHead } from "../../frame/page-head.tsx";
import { Failed } from "../../frame/state.tsx";
import { guessMapping, type Mapping, missing } from "./mapping.ts";
import { MappingTable } from "./mapping-table.tsx";
import { Preview } from "./preview.tsx";
import { readSheet, type Sheet } from "./read-file.ts";
import { Report } from "./report.tsx";
import { send } from "./send.ts";
import { downloadTemplate } from "./template.ts";

export function ImportPage() {
  const [type, setType] = useState<RecordType>("order");
  const [source, setSource] = useState("file");
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [unreadable, setUnreadable] = useState<string | null>(null);

  const take = (next: Sheet | null, of: RecordType) => {
    setSheet(next);
    setMapping(next === null ? {} : guessMapping(of, next.columns));
  };
  const choose = async (file: File | null) => {
    setUnreadable(null);
    if (file === null) return take(null, type);
    const read = await readSheet(file);
    if (read.ok) take(read.value, type);
    else setUnreadable(read.reason);
  };
  const retype = (next: RecordType) => {
    setType(next);
    take(sheet, next);
  };

  return (
    <>
      <PageHead
        title="Import a file"
        about="Comma-separated values with a heading row, as your shop, billing system or survey tool exports them. Sending a file twice does no harm."
      />
      <Stack gap="lg" maw={900}>
        <Group align="flex-end">
          <Select
            label="What it holds"
            data={RECORD_TYPES.map((name) => ({ value: name, label: sentenceCase(RECORDS[name].many) }))}
            value={type}
            onChange={(next) => retype(next ?? "order")}
            allowDeselect={false}
            w={200}
          />
          <TextInput
            label="Where it comes from"
            description="Such as shop, stripe, zendesk:acme"
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
            error={normaliseSource(source) === null ? "Lower-case letters, such as shop or zendesk:acme" : undefined}
            w={280}
          />
          <FileInput
            label="File"
            placeholder="Choose a CSV file"
            accept=".csv,.tsv,.txt,text/csv"
            clearable
            clearButtonProps={{ "aria-label": "Take the file away" }}
            onChange={(file) => void choose(file)}
            w={260}
          />
        </Group>
        {unreadable !== null && (
          <Alert color="red" role="alert">
            {unreadable}
          </Alert>
        )}
        {sheet === null ? (
          <HowTo type={type} />
        ) : (
          <Mapped
            key={`${sheet.name} ${type}`}
            sheet={sheet}
            type={type}
            source={normaliseSource(source)}
            mapping={mapping}
            setMapping={setMapping}
          />
        )}
      </Stack>
    </>
  );
}

function HowTo({ type }: { type: RecordType }) {
  return (
    <Stack gap="xs">
      <Stepper active={0} size="sm" maw={640}>
        <Stepper.Step label="Choose the file" />
        <Stepper.Step label="Check the columns" />
        <Stepper.Step label="Send" />
      </Stepper>
      <Text size="sm" c="dimmed">
        No file at hand?{" "}
        <Anchor component="button" type="button" onClick={() => downloadTemplate(type)}>
          Download a template
        </Anchor>{" "}
        with every column that can be told.
      </Text>
    </Stack>
  );
}

type MappedProps = {
  sheet: Sheet;
  type: RecordType;
  source: string | null;
  mapping: Mapping;
  setMapping: (mapping: Mapping) => void;
};

function Mapped({ sheet, type, source, mapping, setMapping }: MappedProps) {
  const queries = useQueryClient();
  const company = useQuery({ queryKey: ["settings"], queryFn: () => get<{ timeZone: string }>("/v1/settings") });
  const [sent, setSent] = useState(0);
  const [openedAt] = useState(() => Date.now());
  const plan = {
    type,
    source: source ?? "file",
    mapping,
    timeZone: company.data?.timeZone ?? "UTC",
    uploadedAt: openedAt,
  };
  const lacking = missing(type, mapping);
  const upload = useMutation({
    mutationFn: () => send(sheet.rows, { ...plan, uploadedAt: Date.now() }, setSent),
    onSuccess: () => queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "settings" }),
  });
  if (upload.data !== undefined) return <Report answer={upload.data} fileName={sheet.name} again={upload.reset} />;
  return (
    <Stack>
      <MappingTable type={type} sheet={sheet} mapping={mapping} change={setMapping} />
      {lacking.length > 0 ? (
        <Alert color="orange">Say where these come from: {lacking.join(", ")}.</Alert>
      ) : (
        <Preview rows={sheet.rows} plan={plan} />
      )}
      {upload.isError && <Failed error={upload.error} />}
      {upload.isPending && <Progress value={(100 * sent) / sheet.rows.length} aria-label="Rows sent" />}
      <Button
        disabled={lacking.length > 0 || source === null}
        loading={upload.isPending}
        onClick={() => upload.mutate()}
        style={{ alignSelf: "flex-start" }}
      >
        Send {sheet.rows.length.toLocaleString()} {sheet.rows.length === 1 ? "row" : "rows"}
      </Button>
    </Stack>
  );
}
