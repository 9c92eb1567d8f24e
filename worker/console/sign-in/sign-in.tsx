/** The door: an API key, checked against the Worker before it is kept. */
import { Alert, Button, Paper, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { call, Failure } from "../client.ts";
import { keepKey } from "./session.ts";

export function SignIn() {
  const [key, setKey] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(await check(key.trim()));
    setBusy(false);
  };

  return (
    <main className="door">
      <Paper withBorder radius="md" p="xl" component="form" onSubmit={(event) => void enter(event)} w={400} maw="92vw">
        <Stack gap="md">
          <img src="/marble.svg" alt="" width={40} height={40} />
          <div>
            <Title order={1} size="h3">
              Marbles
            </Title>
            <Text c="dimmed" size="sm">
              What each customer is worth, beside the ticket.
            </Text>
          </div>
          <PasswordInput
            label="API key"
            description="An admin makes one under Data, API keys. The first is printed by npm start or npm run deploy."
            placeholder="mrb_…"
            autoComplete="off"
            // The page has this one field and nothing before it to be skipped.
            autoFocus
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            required
          />
          {failure !== null && (
            <Alert color="red" role="alert" p="xs">
              {failure}
            </Alert>
          )}
          <Button type="submit" loading={busy} disabled={key.trim() === ""}>
            Sign in
          </Button>
        </Stack>
      </Paper>
    </main>
  );
}

/** Null when the key opens the door, else what is wrong with it. */
async function check(key: string): Promise<string | null> {
  try {
    await call("GET", "/v1/customers?limit=1", undefined, key);
    keepKey(key);
    return null;
  } catch (error) {
    if (error instanceof Failure && error.status === 401)
      return "This key is not known, or was revoked or has expired.";
    if (error instanceof Failure && error.status === 403)
      return "This key may not read. Use one with the scope “read”.";
    return error instanceof Error ? error.message : "That did not work.";
  }
}
