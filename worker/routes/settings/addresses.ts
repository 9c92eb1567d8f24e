/** The lists of addresses that stand for no single person, in their one normal form. */
import { normaliseKey } from "../../../shared/contract/keys.ts";
import { ProblemError } from "../problem.ts";

type Wanted = { roleAddresses?: string[] | undefined; sharedAddresses?: string[] | undefined };
type Addresses = { roleAddresses?: string[]; sharedAddresses?: string[] };

/** Role addresses are local parts such as "billing", shared ones are whole keys such as "email:shop@acme.example". */
export function parseAddresses({ roleAddresses, sharedAddresses }: Wanted): Addresses {
  return {
    ...(roleAddresses === undefined ? {} : { roleAddresses: distinct(roleAddresses.map(toLocalPart)) }),
    ...(sharedAddresses === undefined ? {} : { sharedAddresses: distinct(sharedAddresses.map(toAddressKey)) }),
  };
}

function toLocalPart(text: string): string {
  const local = text.trim().toLowerCase();
  if (/^[^\s@:]+$/.test(local)) return local;
  throw new ProblemError("unprocessable", 'A role address is the part before the @, such as "billing".');
}

/** A plain e-mail address is taken for its key: that is how a person writes it. */
function toAddressKey(text: string): string {
  const key = normaliseKey(text) ?? normaliseKey(`email:${text}`);
  if (key !== null && /^(email|phone):/.test(key)) return key;
  throw new ProblemError("unprocessable", 'A shared address is a key, such as "email:shop@acme.example".');
}

const distinct = (texts: string[]): string[] => [...new Set(texts)].toSorted();
