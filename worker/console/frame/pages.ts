/** The rail: what stands in it and in which order. A later page hangs in by one line. */
import { Coins, FileInput, Fingerprint, KeyRound, Plug, Settings, Sigma, Users } from "lucide-react";

export const PAGES = [
  { heading: "Customers", links: [{ to: "/customers", label: "Customers", Icon: Users }] },
  {
    heading: "Data",
    links: [
      { to: "/data/sources", label: "Sources", Icon: Plug },
      { to: "/data/import", label: "Import a file", Icon: FileInput },
      { to: "/data/model", label: "Model", Icon: Sigma },
      { to: "/data/identity", label: "Who is who", Icon: Fingerprint },
      { to: "/data/rates", label: "Exchange rates", Icon: Coins },
      { to: "/data/settings", label: "Company", Icon: Settings },
      { to: "/data/keys", label: "API keys", Icon: KeyRound },
    ],
  },
] as const;
