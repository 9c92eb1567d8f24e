/** One customer: the same cards as in the panel, and beside them the whole timeline and the keys it is known by. */
import { Anchor, Button, Group, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { CustomerCard } from "../../../shared/cards/customer-card.tsx";
import { Head } from "../../../shared/cards/head/card.tsx";
import { shownName } from "../../../shared/cards/head/view.ts";
import type { Card } from "../../../shared/contract/card.ts";
import { visibleText } from "../../../shared/ui/name.ts";
import { useNow } from "../../../shared/ui/use-now.ts";
import { get } from "../client.ts";
import { saveFile } from "../files/save-file.ts";
import { usePageTitle } from "../frame/page-head.tsx";
import { Answer } from "../frame/state.tsx";
import { Ages } from "./ages.tsx";
import { CustomerKeys } from "./customer-keys.tsx";
import { Looks } from "./looks.tsx";
import { Timeline } from "./timeline.tsx";

export function CustomerPage() {
  const { id } = useParams({ from: "/customers/$id" });
  const card = useQuery({
    queryKey: ["customer", id],
    queryFn: () => get<Card>(`/v1/customers/${encodeURIComponent(id)}`),
  });
  return (
    <>
      <Anchor component={Link} to="/customers" size="sm">
        All customers
      </Anchor>
      <Answer query={card}>{(answer) => <Customer card={answer} />}</Answer>
    </>
  );
}

function Customer({ card }: { card: Card }) {
  const { id } = card.customer;
  const now = useNow(Date.now);
  usePageTitle(shownName(card.customer));
  return (
    <div className="beside">
      <div className="sheet">
        <Head card={card} now={now}>
          <HeadLine card={card} />
        </Head>
        <CustomerCard card={card} now={now} entries={null} />
        <Ages card={card} now={now} />
      </div>
      <Tabs defaultValue="timeline" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
          <Tabs.Tab value="keys">Known as</Tabs.Tab>
          <Tabs.Tab value="looks">Who looked</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline" pt="md">
          <Timeline id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="keys" pt="md">
          <CustomerKeys id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="looks" pt="md">
          <Looks id={id} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

/** The way to the account of a person, and everything held as a file. */
function HeadLine({ card: { customer } }: { card: Card }) {
  const { account } = customer;
  return (
    <Group justify="space-between" mt={8} gap="xs">
      {account === null || account.id === customer.id ? (
        <span />
      ) : (
        <Anchor component={Link} to={`/customers/${account.id}`} size="sm">
          Open {visibleText(account.name) ?? "the account"}
        </Anchor>
      )}
      <ExportButton id={customer.id} />
    </Group>
  );
}

/** Everything held on this customer, as a file on the person's own machine. */
function ExportButton({ id }: { id: string }) {
  const save = async () => {
    const everything = await get<unknown>(`/v1/customers/${encodeURIComponent(id)}/export`);
    saveFile(`${id}.json`, "application/json", JSON.stringify(everything, null, 2));
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Download size={14} aria-hidden />}
      onClick={() => void save()}
    >
      Export everything
    </Button>
  );
}
