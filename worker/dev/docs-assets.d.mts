export function writeDocsAssets(folder: string): Promise<void>;
