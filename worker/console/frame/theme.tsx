/** The kit in the product's own colours: Mantine draws the controls, the tokens of shared/ui say how they look. */
import "@mantine/core/styles.css";
import "../../../shared/ui/theme.css";
import { createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

const theme = createTheme({
  fontFamily: 'system-ui, "Segoe UI", "Noto Sans", sans-serif',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "18px" },
  primaryColor: "blue",
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 8,
  cursorType: "pointer",
  autoContrast: true,
});

export const ConsoleTheme = ({ children }: { children: ReactNode }) => (
  <MantineProvider theme={theme} defaultColorScheme="auto">
    {children}
  </MantineProvider>
);
