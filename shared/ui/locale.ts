/**
 * The product speaks English so far, and so do the sentences that come from the service. Numbers and dates beside them are written
 * the same way for everyone: "1.234" under English words would be read as one and a bit, and "9/8" as two different days.
 */
export const NUMBERS = "en";
export const DATES = "en-GB";
