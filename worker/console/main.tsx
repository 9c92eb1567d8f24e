/** The console's door: theme, data and routes, then leave. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { Failure } from "./client.ts";
import "./console.css";
import { ConsoleTheme } from "./frame/theme.tsx";
import { router } from "./router.tsx";
import { onKeyChange, readKey } from "./sign-in/session.ts";
import { SignIn } from "./sign-in/sign-in.tsx";

/** A refusal will not change by asking again; a network that failed may. */
const worthRetrying = (count: number, error: Error) =>
  count < 2 && !(error instanceof Failure && error.status >= 400 && error.status < 500);

const queries = new QueryClient({ defaultOptions: { queries: { retry: worthRetrying, staleTime: 15_000 } } });

function Console() {
  const key = useSyncExternalStore(onKeyChange, readKey);
  return key === null ? <SignIn /> : <RouterProvider router={router} />;
}

const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <ConsoleTheme>
        <QueryClientProvider client={queries}>
          <Console />
        </QueryClientProvider>
      </ConsoleTheme>
    </StrictMode>,
  );
