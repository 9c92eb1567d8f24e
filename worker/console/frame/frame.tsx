/** The frame around every page: rail, skip link, and the page's own column. */
import { Button, NavLink, Text } from "@mantine/core";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import { forgetKey } from "../sign-in/session.ts";
import { PAGES } from "./pages.ts";

export function Frame() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className="frame">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <nav className="rail" aria-label="Pages">
        <div className="brand">
          <img src="/marble.svg" alt="" width={24} height={24} />
          Marbles
        </div>
        {PAGES.map(({ heading, links }) => (
          <div key={heading}>
            {links.length > 1 && (
              <Text size="xs" c="dimmed" fw={600} px={10} pt={12} pb={4}>
                {heading}
              </Text>
            )}
            {links.map(({ to, label, Icon }) => (
              <NavLink
                key={to}
                component={Link}
                to={to}
                label={label}
                leftSection={<Icon size={16} aria-hidden />}
                active={path.startsWith(to)}
                aria-current={path.startsWith(to) ? "page" : undefined}
                style={{ borderRadius: 8 }}
              />
            ))}
          </div>
        ))}
        <Button
          className="rail-foot"
          variant="subtle"
          color="gray"
          justify="flex-start"
          leftSection={<LogOut size={16} aria-hidden />}
          onClick={forgetKey}
        >
          Sign out
        </Button>
      </nav>
      <main id="page" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
