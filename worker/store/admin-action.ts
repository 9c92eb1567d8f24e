/** What admins did, append-only. `detail` holds the new values that matter to a reader, never a secret or a customer's data. */
export type AdminAction = {
  no: number;
  at: number;
  who: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
};

type Row = Omit<AdminAction, "detail"> & { detail: string };

const toAdminAction = (row: Row): AdminAction => ({
  ...row,
  detail: JSON.parse(row.detail) as Record<string, unknown>,
});

export async function recordAdminAction(db: D1Database, action: Omit<AdminAction, "no">): Promise<void> {
  await db
    .prepare("INSERT INTO admin_action (at, who, action, subject, detail) VALUES (?, ?, ?, ?, ?)")
    .bind(action.at, action.who, action.action, action.subject, JSON.stringify(action.detail))
    .run();
}

/** Newest first; `before` is the `no` of the last one already seen. */
export async function listAdminActions(db: D1Database, before: number | null, limit: number): Promise<AdminAction[]> {
  const { results } = await db
    .prepare("SELECT * FROM admin_action WHERE ?1 IS NULL OR no < ?1 ORDER BY no DESC LIMIT ?2")
    .bind(before, limit)
    .all<Row>();
  return results.map(toAdminAction);
}
