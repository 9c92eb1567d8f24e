/** Manifest facts and permissions, nowhere else. Run from the root: `wxt build -c extension/wxt.config.ts`. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "wxt";

/** A build that comes connected to `npm start`'s own server and may see loopback pages. Never what goes to a store. */
const DEMO = process.env["MARBLES_DEMO"] === "1";

/** The stores give the extension its id and refuse a key; every other build keeps one id, so that a profile survives rebuilding. */
const FOR_STORE = process.argv.includes("zip");

/** Another folder than the usual one, for a test that builds beside whatever else is built. */
const OUT = process.env["MARBLES_OUT"] ?? (DEMO ? "extension/.output/demo" : "extension/.output");

/** The public half of a key nobody keeps: it only fixes the id. */
const DEV_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApDQE2YNkJBpdj4xaLC+xPUjn3e2lchcOhAQkHmV7HYY5i2N3QkRQ5Z5/EBfo3U2eSZzVEHN+zGu7AjTl7Hy9qP2HuAx0bAfekA/xSIFY2ukp5jgzmjL1IyJW1Htx6oItyZkWs2Iiay0L153kuaphSgGC8cfM3mOXUzFjihXRrTBqHTnoojWVm5CZcOz7QpwOoumrcmBYVrkq8j62Br69nMSfW9JWrYi449fvkYgT9EB3SflwV3tsupZXhoOiVjt8n2zQUXH872/L6IfS+qEkxvDtQ6r/kQ7MiihEOVxX0X1djZhcsI4DAG8+13UxtB4M5HrC51Ppuf+kjO47DrwUgwIDAQAB";

const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  // The company's own service: https anywhere, plain http on this machine only.
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "form-action 'none'",
].join("; ");

const COMMANDS = {
  search: {
    suggested_key: { default: "Alt+Shift+F" },
    description: "Search a customer",
  },
};

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  outDir: OUT,
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [react()], define: { __DEMO__: JSON.stringify(DEMO) } }),
  zip: {
    name: "marbles",
    // The review of the Firefox build needs what the build reads, and nothing else.
    includeSources: ["extension/**", "shared/**", "package.json", "package-lock.json", "tsconfig.json", "README.md"],
    excludeSources: ["extension/.output/**", "worker/**", "test/**"],
  },
  manifest: ({ browser }) => ({
    name: DEMO ? "Marbles (demo)" : "Marbles",
    description: "What the customer is worth, beside the ticket.",
    permissions: ["storage", "activeTab", "scripting", "contextMenus"],
    // Asked for one origin at a time, in a click, with the reason on the screen.
    optional_host_permissions: ["https://*/*", "http://*/*"],
    ...(DEMO ? { host_permissions: ["http://localhost/*", "http://127.0.0.1/*"] } : {}),
    content_security_policy: { extension_pages: CSP },
    action: { default_title: "Marbles" },
    options_ui: { page: "settings.html", open_in_tab: true },
    ...(browser === "firefox" ? firefox() : chromium()),
  }),
});

function chromium() {
  return {
    minimum_chrome_version: "116",
    ...(FOR_STORE ? {} : { key: DEV_KEY }),
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+M" } },
      ...COMMANDS,
    },
  };
}

function firefox() {
  return {
    browser_specific_settings: {
      gecko: {
        id: "marbles@marbles.example",
        strict_min_version: "140.0",
        data_collection_permissions: { required: ["personallyIdentifyingInfo", "websiteContent"] as const },
      },
    },
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+M" } },
      ...COMMANDS,
    },
  };
}
