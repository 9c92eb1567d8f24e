/** One customer: the same cards as in the panel, and beside them the whole timeline and the keys it is known by. */
import { Anchor, Button, Group, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { CustomerCard } from "../../../shared/cards/customer-card.tsx";
import type { Card } from "../../../shared/contract/card.ts";
import { get } from "../client.ts";
import { saveFile } from "../files/save-file.ts";
import { PageHead } from "../frame/page-head.tsx";
import { Answer } from "../frame/state.tsx";
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
  const { id, name, account } = card.customer;
  return (
    <>
      <PageHead
        title={name ?? "No name known"}
        about={
          account === null ? undefined : (
            <Link to="/customers/$id" params={{ id: account.id }} className="row-link">
              {account.name ?? "Its account"}
            </Link>
          )
        }
        action={<ExportButton id={id} />}
      />
      <div className="beside">
        <CustomerCard card={card} now={Date.now()} />
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
    </>
  );
}

/** Everything held on this customer, as a file on the person's own machine. */
function ExportButton({ id }: { id: string }) {
  const save = async () => {
    const everything = await get<unknown>(`/v1/customers/${encodeURIComponent(id)}/export`);
    saveFile(`${id}.json`, "application/json", JSON.stringify(everything, null, 2));
  };
  return (
    <Group>
      <Button variant="default" size="xs" leftSection={<Download size={14} aria-hidden />} onClick={() => void save()}>
        Export everything
      </Button>
    </Group>
  );
}
