/** The people of the demo desk. Each stands for one thing that a support rep meets. */
import { DAY } from "../calendar.ts";
import { COUNTRIES, type Country } from "../people/countries.ts";
import type { Account, Person, Unit } from "../people/who.ts";

const country = (code: string): Country => {
  const found = COUNTRIES.find((one) => one.code === code);
  if (found === undefined) throw new RangeError(`The sample has no customers in ${code}.`);
  return found;
};

/** A bookkeeper's mailbox that is read for three accounts: nobody can tell from it whose ticket it is. */
export const BOOKKEEPER = "accounts@ledgerhouse.example";
/** Nobody knows this address. */
export const STRANGER = { name: "Noor El-Amin", email: "noor.elamin@faraway.example" };

export type Cast = ReturnType<typeof castUnits>;

/** Unit numbers 1 to 99 are theirs; `asOf` dates how long they have been customers. */
export function castUnits(asOf: number) {
  const ago = (days: number) => asOf - days * DAY;
  return {
    loyal: alone(1, "Ada Byrne", "ada.byrne@inkwell.example", "IE", ago(1003), {
      billing: true,
      phone: "+441632960118",
    }),
    monthly: alone(2, "田中 有希", "yuki.tanaka@morrow.example", "AT", ago(668), { billing: true }),
    ordinary: alone(3, "Tomás Herrera", "tomas.herrera@postbox.example", "ES", ago(291), {}),
    twoPeople: office(4, "Fjordlight Architects", "design", "GB", ago(707), [
      ["Priya Raman", "priya.raman", "Office manager"],
      ["Lars Nygård", "lars.nygard", "Head of operations"],
    ]),
    newcomer: alone(8, "Jonas Weidner", "jonas.weidner@nimbus.example", "DE", ago(1), {}),
    quiet: alone(9, "Hélène Marchand", "helene.marchand@foxglove.example", "FR", ago(1040), { billing: true }),
    losing: alone(10, "Brandon Pike", "brandon.pike@quickmail.example", "US", ago(402), {}),
    leaving: alone(11, "Giulia Lombardini", "giulia.lombardini@homely.example", "IT", ago(521), { billing: true }),
    top: office(12, "Northgate Robotics", "industry", "GB", ago(980), [
      ["Oluwaseun Adeyemi", "oluwaseun.adeyemi", "Founder"],
    ]),
    tagged: alone(13, "ليلى حداد", "layla.haddad@seaglass.example", "FR", ago(764), { billing: true }),
    books: [
      office(
        21,
        "Marlowmere Dental Care",
        "health",
        "GB",
        ago(540),
        [["Tessa Whitcombe", "tessa.whitcombe", "Finance"]],
        BOOKKEEPER,
      ),
      office(
        22,
        "Harrowlane Studios",
        "design",
        "IE",
        ago(610),
        [["Rory Gallagher-Doyle", "rory", "Founder"]],
        BOOKKEEPER,
      ),
      office(
        23,
        "Otterbrook Legal",
        "law",
        "GB",
        ago(330),
        [["Imogen Lockwood", "imogen.lockwood", "Assistant to the board"]],
        BOOKKEEPER,
      ),
    ],
  };
}

export const unitsOf = ({ books, ...rest }: Cast): Unit[] => [...Object.values(rest), ...books];

function alone(
  no: number,
  name: string,
  email: string,
  code: string,
  since: number,
  known: { billing?: true; phone?: string },
): Unit {
  const person: Person = {
    name,
    email,
    ...(known.phone === undefined ? {} : { phone: known.phone }),
    country: country(code),
    ids: { shop: `1${no}00`, ...(known.billing ? { billing: `c${no}00` } : {}), desk: `7${no}00` },
    since,
  };
  return { no, account: null, people: [person] };
}

function office(
  no: number,
  name: string,
  trade: string,
  code: string,
  since: number,
  people: [[string, string, string], ...[string, string, string][]],
  readBy?: string,
): Unit {
  const domain = `${name.split(" ")[0]?.toLowerCase()}.example`;
  const account: Account = {
    name,
    trade,
    domain,
    id: `A-${no}`,
    billingId: `b${no}00`,
    owner: "Amara Diallo",
    country: country(code),
    roleAddresses: readBy === undefined ? [] : [readBy],
    since,
  };
  const member = ([full, local, role]: [string, string, string], seat: number): Person => ({
    name: full,
    email: `${local}@${domain}`,
    country: country(code),
    ids: { shop: `1${no}0${seat}`, desk: `7${no}0${seat}` },
    role,
    since,
  });
  const [first, ...rest] = people;
  return { no, account, people: [member(first, 0), ...rest.map((one, i) => member(one, i + 1))] };
}
