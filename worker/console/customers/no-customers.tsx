import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Empty } from "../frame/state.tsx";

export function NoCustomers({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  if (narrowed)
    return (
      <Empty title="Nobody fits this view">
        <Text>Try fewer letters of the name, the whole e-mail address, or an order number as your shop writes it.</Text>
        <Button variant="default" onClick={clear}>
          Show everybody
        </Button>
      </Empty>
    );
  return (
    <Empty title="No customers yet">
      <Text>
        Bring in a file of orders, a minute’s work:{" "}
        <Anchor component={Link} to="/data/import" underline="always">
          import a file
        </Anchor>
        . Or send records to the sync API; the documentation is{" "}
        <Anchor href="/docs" underline="always">
          here
        </Anchor>
        .
      </Text>
    </Empty>
  );
}
