import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { PageHead } from "./page-head.tsx";

export function NotFound() {
  return (
    <Stack>
      <PageHead title="There is no such page" />
      <Text>The address may be mistyped, or the page was moved.</Text>
      <Anchor component={Link} to="/customers">
        To the customers
      </Anchor>
    </Stack>
  );
}
