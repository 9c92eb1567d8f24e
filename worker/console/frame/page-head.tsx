/** A page's title, one line on what it is for, and its main action; the browser tab says the same. */
import { Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";

/** What the browser tab says. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Marbles`;
  }, [title]);
}

export function PageHead({ title, about, action }: { title: string; about?: ReactNode; action?: ReactNode }) {
  usePageTitle(title);
  return (
    <Group justify="space-between" align="flex-start" mb="lg" wrap="nowrap">
      <div>
        <Title order={1} size="h2">
          {title}
        </Title>
        {about !== undefined && (
          <Text c="dimmed" maw={680}>
            {about}
          </Text>
        )}
      </div>
      {action}
    </Group>
  );
}
