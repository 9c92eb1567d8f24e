/** Why contracts end: a code that a company counts, and what was said. */
export const DEPARTURES = [
  {
    reason: "price",
    weight: 26,
    details: ["Found a cheaper roaster nearby.", "The last rise was too much.", "Budget was cut for next year."],
  },
  {
    reason: "no_need",
    weight: 20,
    details: ["Drinks less coffee now.", "Most people work from home.", "Has enough beans for a year."],
  },
  {
    reason: "competitor",
    weight: 16,
    details: [
      "The landlord offers machines with the rent.",
      "Went to a vending company.",
      "Got an offer with a free grinder.",
    ],
  },
  { reason: "quality", weight: 13, details: ["Did not like the new blend.", "Three stale bags in a row."] },
  {
    reason: "service",
    weight: 13,
    details: ["Too many tickets, too few answers.", "The machine stood still for a week.", "Nobody called back."],
  },
  {
    reason: "moved",
    weight: 8,
    details: ["Moved abroad.", "The office closed.", "Moved in with somebody who has a subscription."],
  },
  { reason: "payment", weight: 4, details: ["The card expired and was not renewed."] },
] as const;
