export function deployConfig(toml: string, databaseId: string): string;
export function databaseName(toml: string): string;
