import type { Scope } from "../../shared/contract/endpoints/admin.ts";

export function makeKey(scopes: Scope[], options?: { name?: string; now?: number }): { key: string; sql: string };
