import { err, ok, type Result } from "../../../shared/result.ts";

export type RateLine = { day: string; from: string; to: string; rate: number };

/** Lines of "day,from,to,rate" (commas, semicolons or tabs); the first line that is wrong is named. Empty lines are passed over. */
export function parseRates(text: string): Result<RateLine[], string> {
  const rates: RateLine[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [day = "", from = "", to = "", rate = ""] = line.split(/[,;\t]/).map((cell) => cell.trim());
    const number = Number(rate);
    if (
      !/^\d{4}-\d{2}-\d{2}$/.test(day) ||
      !/^[A-Za-z]{3}$/.test(from) ||
      !/^[A-Za-z]{3}$/.test(to) ||
      rate === "" ||
      !(number > 0)
    )
      return err(`Line ${index + 1} is not day, from, to, rate. Write the rate with a point, such as 0.8841.`);
    rates.push({ day, from: from.toUpperCase(), to: to.toUpperCase(), rate: number });
  }
  return ok(rates);
}
