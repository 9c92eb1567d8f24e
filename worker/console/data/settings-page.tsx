/** The company: its name, the currency it reports in, whose midnight counts, and which addresses several people share. */
import { Alert, Autocomplete, Button, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import type { settingsAnswer } from "../../../shared/contract/endpoints/admin.ts";
import { get, put } from "../client.ts";
import { PageHead } from "../frame/page-head.tsx";
import { Answer, Failed } from "../frame/state.tsx";

type Company = z.infer<typeof settingsAnswer>;

export function SettingsPage() {
  const settings = useQuery({ queryKey: ["settings"], queryFn: () => get<Company>("/v1/settings") });
  return (
    <>
      <PageHead
        title="Company"
        about="These change every figure: after saving, customers are computed anew within minutes."
      />
      <Answer query={settings}>{(answer) => <SettingsForm key={JSON.stringify(answer)} company={answer} />}</Answer>
    </>
  );
}

function SettingsForm({ company }: { company: Company }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(company);
  const change = (part: Partial<Company>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () => put("/v1/settings", changed(company, draft)),
    onSuccess: () => queries.invalidateQueries(),
  });
  const dirty = Object.keys(changed(company, draft)).length > 0;
  return (
    <Stack maw={520}>
      <TextInput label="Name" value={draft.name} onChange={(event) => change({ name: event.currentTarget.value })} />
      <TextInput
        label="Reporting currency"
        description={
          company.currencyChosen
            ? "Every figure is shown in it."
            : "Not chosen yet: the commonest currency of your records is used."
        }
        value={draft.currency}
        onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
        maxLength={3}
      />
      <Autocomplete
        label="Time zone"
        description="Where a day begins and ends."
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        data={Intl.supportedValuesOf("timeZone")}
        limit={50}
      />
      <TagsInput
        label="Role addresses"
        description="The part before the @ of mailboxes that several people read. They join nobody."
        value={draft.roleAddresses}
        onChange={(roleAddresses) => change({ roleAddresses })}
      />
      <TagsInput
        label="Shared addresses"
        description="Whole addresses that several customers use, such as email:family@example.com."
        value={draft.sharedAddresses}
        onChange={(sharedAddresses) => change({ sharedAddresses })}
      />
      {save.isError && <Failed error={save.error} />}
      {save.isSuccess && !dirty && (
        <Alert color="teal">
          <Text size="sm">Saved.</Text>
        </Alert>
      )}
      <Button
        disabled={!dirty}
        loading={save.isPending}
        onClick={() => save.mutate()}
        style={{ alignSelf: "flex-start" }}
      >
        Save
      </Button>
    </Stack>
  );
}

/** Only what differs is sent: an untouched currency stays “not chosen”. */
function changed(before: Company, after: Company): Partial<Company> {
  const fields = ["name", "currency", "timeZone", "roleAddresses", "sharedAddresses"] as const;
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, after[field]]),
  );
}
