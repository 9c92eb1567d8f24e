/**
 * The product speaks English so far: numbers and dates follow the reader's own variety of it, and British English for everyone
 * else, because "1.234" under English words would be read as one and a bit.
 */
export function readerLocale(languages: readonly string[]): string {
  return languages.find((language) => /^en(-|$)/i.test(language)) ?? "en-GB";
}

const languages = typeof navigator === "undefined" ? [] : (navigator.languages ?? []);

/** The locale of this reader; the formatting functions take it as their last argument so that tests can say another. */
export const LOCALE: string = readerLocale(languages);
