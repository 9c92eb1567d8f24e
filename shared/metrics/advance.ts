/** A summary written some days ago → the same customer today, without reading a fact. */
import { DAY_MS } from "../contract/time.ts";
import { addIntervals } from "./contract-terms.ts";
import type { Contract } from "./contracts.ts";
import { contractDeparture } from "./signals.ts";
import type { CustomerSummary } from "./summary.ts";

/**
 * Time passes in two ways: the silence since the last order grows, and contracts begin their next terms at the present price or reach
 * their stated end. New facts bring a new summary instead. Never goes back: a summary is not young again for an earlier `asOfMs`.
 */
export function advance(summary: CustomerSummary, asOfMs: number): CustomerSummary {
  const days = Math.floor((asOfMs - summary.asOfMs) / DAY_MS);
  if (days <= 0) return summary;
  const contracts = summary.contracts.map((contract) => advanceContract(contract, asOfMs));
  let begun = 0;
  let revenueMinor = 0;
  for (const [i, contract] of contracts.entries()) {
    const terms = contract.terms - (summary.contracts[i]?.terms ?? 0);
    begun += terms;
    revenueMinor += terms * (contract.priceMinor ?? 0);
  }
  const { money, signals, purchases } = summary;
  const departed = signals.departed ?? (purchases === null ? contractDeparture(contracts) : null);
  return {
    ...summary,
    asOfMs,
    asOfDay: summary.asOfDay + days,
    dayEndsAt: summary.dayEndsAt + days * DAY_MS,
    contracts,
    signals: { ...signals, departed },
    money:
      begun === 0 ? money : { ...money, sales: money.sales + begun, revenueMinor: money.revenueMinor + revenueMinor },
  };
}

function advanceContract(contract: Contract, asOfMs: number): Contract {
  if (contract.status === "ended") return contract;
  const end = contract.endsAt ?? Infinity;
  let { terms, nextAt } = contract;
  while (nextAt !== null && nextAt <= asOfMs && nextAt < end) {
    terms += 1;
    nextAt = addIntervals(nextAt, contract.interval, 1);
  }
  return end <= asOfMs ? { ...contract, terms, nextAt: null, status: "ended" } : { ...contract, terms, nextAt };
}
