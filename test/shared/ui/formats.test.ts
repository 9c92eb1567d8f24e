import { describe, expect, it } from "vitest";
import { formatAge, formatDate, formatOld } from "../../../shared/ui/age.ts";
import { webAddress } from "../../../shared/ui/href.ts";
import { formatMoney, type MoneyStyle } from "../../../shared/ui/money.ts";
import { initials, visibleText } from "../../../shared/ui/name.ts";
import { formatPoints, formatShare } from "../../../shared/ui/percent.ts";
import { rangeParts } from "../../../shared/ui/range-parts.ts";
import { placeScores } from "../../../shared/ui/score-path.ts";

describe("money", () => {
  it.each<[string, string, MoneyStyle, string]>([
    ["6240.40", "EUR", "figure", "€6,240"],
    ["6240.40", "EUR", "exact", "€6,240.40"],
    ["3.50", "EUR", "figure", "€3.50"],
    ["0.00", "EUR", "figure", "€0"],
    ["-310.20", "EUR", "figure", "−€310"],
    ["2410000", "EUR", "figure", "€2.41M"],
    ["980000", "EUR", "change", "+€980,000"],
    ["0", "EUR", "change", "€0"],
    ["1500", "JPY", "exact", "¥1,500"],
    ["9007199254740993.12", "USD", "exact", "$9,007,199,254,740,993.12"],
    ["1,5", "EUR", "figure", "–"],
    ["NaN", "EUR", "figure", "–"],
  ])("%s %s as %s reads %s", (amount, currency, style, text) => {
    expect(formatMoney(amount, currency, style)).toBe(text);
  });
});

describe("shares and points", () => {
  it.each([
    [0, "0%"],
    [0.004, "under 1%"],
    [0.231, "23%"],
    [0.996, "over 99%"],
    [1, "100%"],
    [1.5, "100%"],
    [-1, "0%"],
    [Number.NaN, "–"],
  ])("%d reads %s", (share, text) => expect(formatShare(share)).toBe(text));

  it.each([
    [11, "+11 pts"],
    [-4.6, "−5 pts"],
    [1, "+1 pt"],
    [0.4, "+0.4 pts"],
    [0.02, "±0 pts"],
    [Number.POSITIVE_INFINITY, "–"],
  ])("%d points read %s", (points, text) => expect(formatPoints(points)).toBe(text));
});

describe("ages", () => {
  const hour = 3_600_000;
  it.each([
    [-5000, "just now"],
    [59_000, "just now"],
    [4 * 60_000, "4 min old"],
    [5 * hour, "5 h old"],
    [24 * hour, "1 day old"],
    [13 * 24 * hour, "13 days old"],
    [35 * 24 * hour, "5 weeks old"],
    [200 * 24 * hour, "6 months old"],
    [1000 * 24 * hour, "2 years old"],
  ])("%d ms is %s", (age, text) => expect(formatOld(age)).toBe(text));

  it("does not invent an age or a date", () => {
    expect(formatAge(Number.NaN)).toBe("unknown");
    expect(formatDate("soon", 0)).toBe("–");
  });

  it("gives the year only when it is another", () => {
    const now = Date.parse("2026-11-20T12:00:00Z");
    expect(formatDate("2026-03-04T12:00:00Z", now)).toBe("4 Mar");
    expect(formatDate("2024-03-04T12:00:00Z", now)).toBe("4 Mar 2024");
  });
});

describe("names", () => {
  it.each([
    ["  Ada \u200b Byrne ", "Ada Byrne"],
    ["evil\u202egpj.exe", "evilgpj.exe"],
    ["line\u2028break\u0007", "line break"],
    ["\u200b\u2066\u2069", null],
    ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
    ["👩\u200d🚀 Mae", "👩\u200d🚀 Mae"],
    ["Zoë\u200d", "Zoë"],
    [null, null],
  ])("%j is shown as %j", (text, shown) => expect(visibleText(text)).toBe(shown));

  it.each([
    ["Ada Byrne", "AB"],
    ["Northwind", "N"],
    ["Ludwig van Beethoven", "LB"],
    ["ada.byrne@example.com", "AC"],
    ["李 雷", "李雷"],
    ["!!!", "?"],
    [null, "?"],
  ])("%j has the mark %s", (name, mark) => expect(initials(name)).toBe(mark));
});

describe("addresses out of records", () => {
  it.each([
    ["https://acme.example/1", "https://acme.example/1"],
    ["http://localhost:8787/x", "http://localhost:8787/x"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["/relative", null],
    [undefined, null],
  ])("%s links to %s", (text, href) => expect(webAddress(text)).toBe(href));
});

describe("the bar", () => {
  it("puts every part on one scale inside the bar", () => {
    const cases = [
      rangeParts(1930, { mean: 6240, low: 4830, high: 8030 }),
      rangeParts(-310, { mean: -220, low: -310, high: -70 }),
      rangeParts(0, { mean: 0, low: 0, high: 0 }),
      rangeParts(100, null),
    ];
    for (const { done, next, interval } of cases)
      for (const part of [done, next, interval])
        if (part !== null) {
          expect(part.left).toBeGreaterThanOrEqual(0);
          expect(part.left + part.width).toBeLessThanOrEqual(100);
        }
  });

  it("marks zero only when something lies below it", () => {
    expect(rangeParts(10, null).zero).toBeNull();
    expect(rangeParts(-10, { mean: 20, low: 0, high: 40 }).zero).toBeGreaterThan(0);
    expect(rangeParts(-10, null).done.loss).toBe(true);
  });
});

describe("the scores", () => {
  const box = { width: 100, height: 50, pad: 5 };
  it("stand by time, better ones higher, and stay inside the box", () => {
    const [a, b, c] = placeScores(
      [
        { at: 0, score: 0 },
        { at: 50, score: 14 },
        { at: 200, score: 5 },
      ],
      10,
      box,
    );
    expect(a).toEqual({ x: 5, y: 45 });
    expect(b).toEqual({ x: 27.5, y: 5 });
    expect(c).toEqual({ x: 95, y: 25 });
  });
  it("are spread when they came at one instant", () => {
    expect(
      placeScores(
        [
          { at: 9, score: 1 },
          { at: 9, score: 2 },
        ],
        10,
        box,
      ).map(({ x }) => x),
    ).toEqual([5, 95]);
  });
});
