/** Companies that buy for their offices: a name, a trade and a domain under the reserved `.example`. */
import { type Dice, pick } from "../dice.ts";

const FIRST =
  "Alder Amber Anchor Arden Aspen Beacon Birch Bluewater Briar Brook Cairn Cedar Chalk Clover Copper Coral Corner Dale Dune Elm Ember Falcon Fern Field Fjord Flint Garnet Glen Gran Harbour Hazel Heath Heron Hill Ivory Juniper Kestrel Kite Lantern Larch Linden Maple Marsh Meadow Mill Moss North Oak Opal Orchard Otter Peak Pebble Pine Plover Quarry Quill Raven Reed Ridge River Rowan Saffron Sage Salt Sorrel Spruce Stone Summit Swift Tamar Thistle Timber Vale Walnut Willow Wren".split(
    " ",
  );
const SECOND =
  "bank bridge brook brow croft dale field ford gate grove haven holt land light march mere point port quay row shore side stead view ward water way wick wood works".split(
    " ",
  );
export const TRADES = [
  ["Architects", "design"],
  ["Analytics", "software"],
  ["Dental Care", "health"],
  ["Engineering", "industry"],
  ["Film", "media"],
  ["Freight", "logistics"],
  ["Insurance", "finance"],
  ["Labs", "software"],
  ["Legal", "law"],
  ["Optics", "industry"],
  ["Partners", "consulting"],
  ["Publishing", "media"],
  ["Robotics", "industry"],
  ["School", "education"],
  ["Software", "software"],
  ["Studios", "design"],
  ["Travel", "travel"],
  ["Veterinary", "health"],
] as const;

export type Firm = { name: string; trade: string; domain: string };

/** `taken` holds the domains in use and grows with each answer. */
export function drawFirm(d: Dice, taken: Set<string>): Firm {
  for (;;) {
    const [suffix, trade] = pick(d, TRADES);
    const word = pick(d, FIRST) + pick(d, SECOND);
    const domain = `${word}-${suffix.replaceAll(" ", "")}.example`.toLowerCase();
    if (taken.has(domain)) continue;
    taken.add(domain);
    return { name: `${word} ${suffix}`, trade, domain };
  }
}

/** Mail hosts of private people; invented, and reserved so that no letter can ever arrive. */
export const MAIL_HOSTS =
  "morrow bluepost inkwell pigeon postbox letterbox halfmoon paperboat quickmail everpost nimbus homely tinroof skylark brightmail windowsill seaglass foxglove".split(
    " ",
  );

export const ROLES = [
  "Office manager",
  "Head of operations",
  "Facilities",
  "People team",
  "Founder",
  "Assistant to the board",
  "Finance",
  "Workplace lead",
] as const;
