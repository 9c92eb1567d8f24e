/** What people write beside their score, by how they feel and what happened to them. */
import type { Phrases } from "./phrases.ts";

export const ENGLISH: Phrases = {
  promoter: {
    any: [
      "Best coffee we have had delivered anywhere.",
      "I have sent three friends your way already.",
      "Never had a reason to look elsewhere.",
      "You make my mornings better. That is all.",
      "Consistent, bag after bag.",
      "Honest people and honest prices.",
      "The note in the parcel made my day.",
      "Would not change a thing.",
    ],
    ticket: [
      "Your support answered within the hour and knew what to do.",
      "I had a problem, one mail later it was gone. Rare these days.",
      "Whoever answers your mail should get a raise.",
      "The replacement was here before I had finished complaining.",
    ],
    refund: [
      "One parcel was damaged, but you made it right without a discussion.",
      "The refund came faster than the apology. Well done.",
    ],
    plan: [
      "The monthly box always arrives just before we run out.",
      "I like that I can skip a month without being asked why.",
      "The machine has not stood still for a single day.",
      "Your technician is a favourite in our office.",
    ],
    orders: [
      "Every order so far was right the first time.",
      "The Ethiopia is worth every cent.",
      "The grinder is a joy, I use it every day.",
      "Roast dates are always fresh.",
    ],
  },
  passive: {
    any: [
      "Good coffee, ordinary service.",
      "Fine, but nothing I would write home about.",
      "Happy overall. Shipping is a little dear.",
      "I wish there were smaller bags of the single origins.",
      "The website forgets my address now and then.",
      "All right. I would like more choice in decaf.",
    ],
    ticket: [
      "I got my answer in the end, after I asked twice.",
      "Friendly support, although every mail came from somebody else.",
      "It was solved, it just took its time.",
    ],
    refund: ["The refund was fine, the form for it was not.", "You took the bag back, but I paid for the return."],
    plan: [
      "The subscription does what it says. The price rise was not lovely.",
      "Please let us change the delivery day ourselves.",
      "The machine is good, the app for it could be simpler.",
    ],
    orders: [
      "The last two bags tasted darker than before.",
      "Delivery used to take two days, now it takes four.",
      "Fast help every time. Your invoices still confuse me.",
    ],
  },
  detractor: {
    any: [
      "Too expensive for what it is.",
      "It was better when you were smaller.",
      "I feel like a number.",
      "Not what was promised on the page.",
      "The local roaster does it for less, and I can walk there.",
    ],
    ticket: [
      "Four mails, four people, and I still have the same problem.",
      "Nobody called back although I was told they would.",
      "I waited eleven days for an answer that did not answer anything.",
      "The chat closed while I was typing.",
    ],
    refund: [
      "I had to send photos three times before anyone believed me.",
      "Half the money back for a grinder that never worked. Not fair.",
      "The second broken parcel in a row. Please use a bigger box.",
    ],
    plan: [
      "You raised the price and told us afterwards.",
      "The machine was down for a week and we still paid for it.",
      "Cancelling took longer than signing up. That says enough.",
      "We pay for three machines and use one.",
    ],
    orders: [
      "Stale beans for the second time.",
      "The parcel went round the country for nine days.",
      "Wrong grind again. I wrote it in capital letters this time.",
    ],
  },
};
