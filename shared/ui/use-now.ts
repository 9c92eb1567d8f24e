import { useEffect, useState } from "react";

const TICK_MS = 30_000;

/** The time, told again twice a minute so that ages on screen do not stand still. */
export function useNow(clock: () => number): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
