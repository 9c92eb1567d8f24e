/** What was said in the demo desk's tickets. `by` is the requester unless an agent wrote; hours count back from when the sample was told. */
export type Line = { by: "requester" | "agent" | "note"; hoursAgo: number; text: string };

export const AGENT = "Mina Castellanos";

const from = (hoursAgo: number, text: string): Line => ({ by: "requester", hoursAgo, text });
const reply = (hoursAgo: number, text: string): Line => ({ by: "agent", hoursAgo, text });
const note = (hoursAgo: number, text: string): Line => ({ by: "note", hoursAgo, text });

export const CONVERSATIONS: Readonly<Record<string, readonly Line[]>> = {
  "1": [
    from(
      2,
      "Hi,\n\nthe burr grinder from my last order came this morning and the hopper is cracked right through. The box looked fine from outside, so I suppose it was packed like that.\n\nIt was meant as a birthday present for Saturday. Could you send me a new one before then, or give me the €120 back so that I can buy one here in town?\n\nThanks\nAda",
    ),
    note(1, "Photo in the attachment: crack in the hopper, burrs are fine. Warehouse has four left."),
  ],
  "2": [
    from(
      3,
      "Hello, we are away until the middle of next month. Please skip the next box for us, and carry on with the one after that. Thank you very much.",
    ),
  ],
  "3": [
    from(
      5,
      "Good morning,\n\nthe tracking page says my parcel was delivered on Tuesday, but to a neighbour I do not have. I think two labels were swapped: a lady wrote to me that she has it. Her address is ada.byrne@inkwell.example, maybe you can sort it out with her directly.\n\nMine should have gone to the usual place.\n\nTomás Herrera",
    ),
    reply(
      4,
      "Good morning Tomás,\n\nthank you for telling us. I have asked the carrier for the signature and will write again today.\n\nMina",
    ),
    from(
      3,
      "Thank you. She forwarded me this:\n\n> From: Ada Byrne <ada.byrne@inkwell.example>\n> I got a parcel for Tomás Herrera, what shall I do with it?",
    ),
  ],
  "4": [
    from(
      7,
      "Dear Larkmoor team,\n\nour contract for the three machines renews in a few weeks. Before I sign for another year I would like to know two things: what the price will be, and whether we can give one machine back. Since the move most people are in on two days only.\n\nKind regards\nPriya Raman",
    ),
    note(6, "Her colleague Lars has an invoice question open as well (ticket 5)."),
  ],
  "5": [
    from(
      30,
      "You have billed us again for the machine on floor 2 that your technician took away in the spring. This is the third time I write about it.",
    ),
    reply(
      26,
      "Hello Lars,\n\nI am sorry. I have passed it on to billing with the pick-up note. You will hear from them by tomorrow.\n\nMina",
    ),
    from(9, "It is tomorrow."),
  ],
  "6": [
    from(
      20,
      "Hello,\n\nthe invoice of this month carries no purchase order number. Without it we cannot pay. Please send it again with the number that was agreed.\n\nLedgerhouse Bookkeeping",
    ),
  ],
  "7": [
    from(
      22,
      "Salam,\n\nI had your Ethiopia at a friend's place in Lisbon and loved it. Do you deliver to Rabat, and what would it cost?\n\nNoor",
    ),
  ],
  "8": [
    from(
      23,
      "Hi there, I made an account yesterday but have not ordered yet. I have a small moka pot on a gas stove. Which beans would you take, and which grind?\n\nJonas",
    ),
  ],
  "9": [
    from(
      26,
      "Bonjour,\n\nje n'ai plus commandé depuis un moment et je ne pense pas recommencer. Merci de clôturer mon compte et de me confirmer qu'il ne reste rien à payer.\n\nBien à vous\nHélène Marchand",
    ),
  ],
  "10": [
    from(
      30,
      "The beans taste like charcoal. Again. I want my money back, and this time I am not sending any photos of coffee beans to anyone.\n\nBrandon",
    ),
    reply(
      28,
      "Hello Brandon,\n\nI am sorry that the bag was not to your taste. Could you tell me the roast date on the back?\n\nMina",
    ),
    from(27, "No. Refund."),
  ],
  "11": [
    from(
      44,
      "Buongiorno,\n\nI have ended my plan. Will there be one more delivery before it runs out? I would like it sent to my office.\n\nGiulia",
    ),
    reply(
      40,
      "Buongiorno Giulia,\n\nyes, one more. Please send me the address of your office and I will change it.\n\nMina",
    ),
  ],
  "12": [
    from(
      49,
      "Hello all,\n\nwe are opening a second site in March, about forty people. We would like the same set-up as here, so probably four more machines, and one contract for both if that is possible.\n\nCould somebody call me this week?\n\nBest\nOluwaseun",
    ),
    note(48, "Called, no answer. Try again in the afternoon."),
  ],
  "13": [
    from(
      53,
      "Bonjour,\n\nle prélèvement de ce mois me semble plus élevé que prévu. Pouvez-vous m'expliquer la différence ?\n\nMerci\nليلى حداد",
    ),
  ],
};
