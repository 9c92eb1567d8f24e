/**
 * A new list of role or shared addresses. The change is noted first and the note taken away last: what a crash cuts off is begun again,
 * and every step may be done twice.
 */
import type { AddressRules } from "../directory/rows.ts";
import { directoryAt, everyShard } from "../slots.ts";
import type { Desk } from "./desk.ts";

type Change = { from: AddressRules; to: AddressRules };

/** `rules` null: only finish a change that was cut off. */
export async function changeRules(sql: SqlStorage, desk: Desk, rules: AddressRules | null): Promise<void> {
  await desk.recover();
  const cutOff = readChange(sql);
  if (cutOff !== null) await finish(sql, desk, cutOff);
  if (rules === null) return;
  const change = { from: desk.rules(), to: toNormal(rules) };
  if (JSON.stringify(change.from) === JSON.stringify(change.to)) return;
  sql.exec(
    "insert or replace into meta values ('rules', ?1), ('rules_from', ?2)",
    JSON.stringify(change.to),
    JSON.stringify(change.from),
  );
  await finish(sql, desk, change);
}

async function finish(sql: SqlStorage, desk: Desk, { from, to }: Change): Promise<void> {
  await Promise.all(everyShard(desk.slots).map((shard) => directoryAt(desk.env, shard).putRules(to)));
  const keys = [...difference(from.shared, to.shared), ...(await listed(desk, difference(from.roles, to.roles)))];
  const ids = [...new Set(keys)].map((key) => desk.slots.hash(key));
  desk.putRechecks([...ids, ...(await childrenOf(desk, ids))]);
  await desk.recheckAll(true);
  sql.exec("delete from meta where name = 'rules_from'");
}

function readChange(sql: SqlStorage): Change | null {
  const rows = sql
    .exec<{ name: string; value: string }>("select name, value from meta where name in ('rules', 'rules_from')")
    .toArray();
  const value = (name: string) => rows.find((row) => row.name === name)?.value;
  const [to, from] = [value("rules"), value("rules_from")];
  return to === undefined || from === undefined
    ? null
    : { from: JSON.parse(from) as AddressRules, to: JSON.parse(to) as AddressRules };
}

/** Which addresses with these local parts any record lists. */
async function listed(desk: Desk, roles: string[]): Promise<string[]> {
  if (roles.length === 0) return [];
  const pages = everyShard(desk.slots).map(async (shard) => {
    const keys: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const page: { keys: string[]; next: string | null } = await directoryAt(desk.env, shard).addressesWith(
        roles,
        after,
      );
      keys.push(...page.keys);
      after = page.next;
    }
    return keys;
  });
  return (await Promise.all(pages)).flat();
}

/** People whose parent was named by one of these addresses. */
async function childrenOf(desk: Desk, ids: string[]): Promise<string[]> {
  const { mentions } = await desk.ground().reader.gather([], ids, []);
  return mentions.filter(({ via }) => via === "p").map(({ lead }) => lead);
}

const difference = (a: string[], b: string[]): string[] => [
  ...a.filter((one) => !b.includes(one)),
  ...b.filter((one) => !a.includes(one)),
];

const toNormal = ({ roles, shared }: AddressRules): AddressRules => ({
  roles: [...new Set(roles.map((role) => role.trim().toLowerCase()))].sort(),
  shared: [...new Set(shared)].sort(),
});
