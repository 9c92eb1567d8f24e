/** What people write to the help desk about; `minutes` is the usual time that an answer takes to work out. */
export type TicketTopic = {
  tag: string;
  minutes: number;
  severity: "low" | "normal" | "high" | "urgent";
  subjects: readonly string[];
};

export const HOME_TOPICS: readonly TicketTopic[] = [
  {
    tag: "delivery",
    minutes: 9,
    severity: "normal",
    subjects: [
      "Where is my parcel?",
      "Tracking has not moved for three days",
      "Delivered to the wrong house",
      "Can I change the address of my order?",
      "Parcel left in the rain",
    ],
  },
  {
    tag: "damaged",
    minutes: 17,
    severity: "high",
    subjects: [
      "Grinder arrived broken",
      "Bag was open in the box",
      "Cup with a crack",
      "The lid of the frother is bent",
    ],
  },
  {
    tag: "billing",
    minutes: 12,
    severity: "normal",
    subjects: [
      "Invoice shows the wrong amount",
      "Charged twice",
      "I need an invoice with my company's name",
      "Which payment is this?",
      "Voucher was not taken off",
    ],
  },
  {
    tag: "taste",
    minutes: 14,
    severity: "low",
    subjects: [
      "Which beans for a moka pot?",
      "Tastes burnt",
      "Something milder than the Sumatra?",
      "Roast date on the bag is missing",
    ],
  },
  {
    tag: "account",
    minutes: 7,
    severity: "low",
    subjects: [
      "Cannot sign in",
      "Please change my mail address",
      "Skip the next box",
      "How do I pause for the summer?",
      "Please delete my old address",
    ],
  },
  {
    tag: "machine",
    minutes: 26,
    severity: "high",
    subjects: ["Burr grinder is stuck", "Lever machine leaks at the group", "No steam", "Scale shows only zeros"],
  },
];

export const OFFICE_TOPICS: readonly TicketTopic[] = [
  {
    tag: "machine",
    minutes: 34,
    severity: "urgent",
    subjects: [
      "Machine on floor 2 is down",
      "Error 14 after descaling",
      "Water on the kitchen floor",
      "Milk unit does not clean itself",
    ],
  },
  {
    tag: "billing",
    minutes: 18,
    severity: "normal",
    subjects: [
      "Purchase order number missing on the invoice",
      "Please split the invoice by site",
      "We were billed for a machine that we gave back",
      "New VAT number",
    ],
  },
  {
    tag: "delivery",
    minutes: 11,
    severity: "normal",
    subjects: [
      "Beans ran out before the delivery",
      "Deliver to the back entrance please",
      "Two boxes missing",
      "Public holiday: can you come a day earlier?",
    ],
  },
  {
    tag: "contract",
    minutes: 29,
    severity: "high",
    subjects: [
      "What happens at renewal?",
      "We are moving to a new office",
      "Adding a second machine",
      "Terms for a third site",
      "Can we pause over the summer?",
    ],
  },
  {
    tag: "app",
    minutes: 13,
    severity: "low",
    subjects: ["New colleague cannot order in the app", "Export of our usage", "App asks to sign in every morning"],
  },
];
