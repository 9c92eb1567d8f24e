/** What the shop sells, by what it costs. */
export const GOODS = [
  {
    upTo: 30,
    names: ["Morning blend 500 g", "Moorland decaf 500 g", "Paper filters", "Cold brew bottle", "Sumatra beans 500 g"],
  },
  {
    upTo: 70,
    names: ["Morning blend 2 kg", "Hand grinder", "Ethiopia beans 1 kg", "Espresso blend 2 kg", "Pour-over set"],
  },
  { upTo: 140, names: ["Espresso blend 5 kg", "Milk frother", "Cup set for six", "Scale with timer", "Tasting box"] },
  {
    upTo: Number.POSITIVE_INFINITY,
    names: ["Burr grinder", "Espresso blend 12 kg", "Boiler service kit", "Lever machine", "Office beans 15 kg"],
  },
] as const;

/** Euros a term; of an office plan for each machine. */
export type Plan = { plan: string; interval: "month" | "year"; price: number };

export const HOME_PLANS: readonly Plan[] = [
  { plan: "Fresh every month", interval: "month", price: 26 },
  { plan: "Two bags a month", interval: "month", price: 44 },
  { plan: "A year of coffee", interval: "year", price: 289 },
];

export const OFFICE_PLANS: readonly Plan[] = [
  { plan: "Office Basic", interval: "month", price: 94 },
  { plan: "Office Care", interval: "year", price: 1180 },
];
