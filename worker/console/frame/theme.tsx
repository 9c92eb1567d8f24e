/** The kit in the product's own colours: Mantine draws the controls, the tokens of shared/ui say how they look. */
import "@mantine/core/styles.css";
import "../../../shared/ui/theme.css";
import { Button, type CSSVariablesResolver, createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

const theme = createTheme({
  fontFamily: "var(--font)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "18px" },
  // The kit's dark greys are neutral; ours lean to the blue of the tokens.
  colors: {
    dark: [
      "#eef1f5",
      "#b0bac8",
      "#97a2b1",
      "#78828f",
      "#3a424d",
      "#2c323b",
      "#1d2127",
      "#15181d",
      "#101317",
      "#0b0d10",
    ],
  },
  primaryColor: "blue",
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 8,
  cursorType: "pointer",
  autoContrast: true,
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    // The kit reckons the words on a filled button from its own palette; ours has its own colour for them.
    Button: Button.extend({
      vars: (_theme, { variant = "filled", color }) => ({
        root: variant === "filled" && color === undefined ? { "--button-color": "var(--on-accent)" } : {},
      }),
    }),
  },
});

/** The tokens follow the colour scheme by themselves, so both schemes name the same ones. */
const tokens = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--soft)",
  "--mantine-color-placeholder": "var(--faint)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--sunk)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
  "--mantine-primary-color-light": "var(--accent-soft)",
  "--mantine-primary-color-light-hover": "var(--accent-soft)",
  "--mantine-primary-color-light-color": "var(--accent)",
  "--mantine-color-blue-filled": "var(--accent)",
  "--mantine-color-blue-filled-hover": "var(--accent)",
  "--mantine-color-blue-light": "var(--accent-soft)",
  "--mantine-color-blue-light-hover": "var(--accent-soft)",
  "--mantine-color-blue-light-color": "var(--accent)",
  "--mantine-color-red-light": "var(--bad-soft)",
  "--mantine-color-red-light-color": "var(--bad)",
  "--mantine-color-orange-light": "var(--warn-soft)",
  "--mantine-color-orange-light-color": "var(--warn)",
  "--mantine-color-teal-light": "var(--good-soft)",
  "--mantine-color-teal-light-color": "var(--good)",
};

const resolver: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens });

export const ConsoleTheme = ({ children }: { children: ReactNode }) => (
  <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
    {children}
  </MantineProvider>
);
