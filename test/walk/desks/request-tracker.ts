/** A real Request Tracker 5 from Debian's packages, with SQLite and its standalone server, on loopback and in a folder of its own. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, waitForHttp } from "../ports.ts";

export type Person = { name: string; email: string; company: string };
export type WantedTicket = { from: string; cc?: string[]; subject: string; text: string };
export type Desk = { url: string; user: string; password: string; tickets: number[]; stop(): Promise<void> };

const LIBRARY = "/usr/share/request-tracker5";
const PACKAGES = ["request-tracker5", "rt5-db-sqlite", "rt5-standalone", "nullmailer"];

/** Null when it can be started here, else the reason to report beside the skipped test. */
export function whyNoRequestTracker(): string | null {
  if (existsSync(`${LIBRARY}/libexec/rt-server`)) return null;
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get"))
    return "Request Tracker comes from Debian's packages, and this is no Debian or Ubuntu.";
  if (process.getuid?.() !== 0)
    return "Request Tracker is not installed (apt-get install request-tracker5 rt5-db-sqlite rt5-standalone), and only root may install it.";
  try {
    install();
  } catch {
    return "Request Tracker could not be installed from the package archive.";
  }
  return existsSync(`${LIBRARY}/libexec/rt-server`)
    ? null
    : "The package archive here has no Request Tracker 5 with a standalone server.";
}

function install(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const policy = "/usr/sbin/policy-rc.d";
  const guarded = !existsSync(policy);
  if (guarded) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    execFileSync("debconf-set-selections", {
      input: "request-tracker5 request-tracker5/install-cronjobs boolean false\n",
      env,
    });
    execFileSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "update", "-qq"], { stdio: "ignore", env });
    execFileSync(
      "apt-get",
      ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "--no-install-recommends", ...PACKAGES],
      { stdio: "ignore", env },
    );
  } finally {
    if (guarded) rmSync(policy, { force: true });
  }
}

/** Sets up a fresh database with these people and tickets, and starts the server. */
export async function startRequestTracker(seed: { people: Person[]; tickets: WantedTicket[] }): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "marbles-rt-"));
  const port = await freePort();
  const env = configure(folder, port);
  const password = "Walk-Test-4711";
  execFileSync("rt-setup-database-5", ["--action", "init", "--skip-create", "--dba-password", ""], {
    env,
    stdio: "ignore",
  });
  const made = execFileSync("perl", [`-I${LIBRARY}/lib`, join(import.meta.dirname, "request-tracker.pl")], {
    env: { ...env, DESK_SEED: JSON.stringify({ password, ...seed }) },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const log = openSync(join(folder, "server.log"), "w");
  const server = spawn(
    `${LIBRARY}/libexec/rt-server`,
    ["--server", "Standalone", "--host", "127.0.0.1", "--port", String(port)],
    { env, stdio: ["ignore", log, log], detached: true },
  );
  const url = `http://127.0.0.1:${port}`;
  await waitForHttp(`${url}/`, 60_000);
  const tickets = made.toString().trim().split("\n").map(Number);
  return { url, user: "root", password, tickets, stop: () => stop(server, folder) };
}

function configure(folder: string, port: number): NodeJS.ProcessEnv {
  for (const name of ["conf.d", "mason", "session"]) mkdirSync(join(folder, name));
  const lines = {
    rtname: "desk.test",
    Organization: "desk.test",
    WebDomain: "127.0.0.1",
    WebPort: port,
    WebPath: "",
    DatabaseType: "SQLite",
    DatabaseName: join(folder, "rtdb"),
    LogToSTDERR: "warning",
    Timezone: "UTC",
    CorrespondAddress: "help@desk.test",
    CommentAddress: "help-comment@desk.test",
    MailCommand: "testfile",
    WebSecureCookies: 0,
    MasonDataDir: join(folder, "mason"),
    MasonSessionDir: join(folder, "session"),
    SendmailPath: "/bin/true",
  };
  const text = Object.entries(lines).map(
    ([name, value]) => `Set($${name}, ${typeof value === "number" ? value : `'${value}'`});`,
  );
  writeFileSync(join(folder, "RT_SiteConfig.pm"), `${text.join("\n")}\nSet($LogToSyslog, undef);\n1;\n`);
  return {
    ...process.env,
    RT_SITE_CONFIG: join(folder, "RT_SiteConfig.pm"),
    RT_SITE_CONFIG_DIR: join(folder, "conf.d"),
  };
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.pid !== undefined && server.exitCode === null) {
    const gone = new Promise((done) => server.once("exit", done));
    process.kill(-server.pid, "SIGTERM");
    await Promise.race([gone, new Promise((done) => setTimeout(done, 5000))]);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
