/** Where the bands of value are cut. */

/**
 * The values at percentiles 0, 1 … 100, between neighbours by linear interpolation (Hyndman & Fan 1996, definition 7).
 * Null for fewer than `least` values: a hundred cuts through a handful of customers would call noise a band.
 */
export function percentiles(values: number[], least = 20): number[] | null {
  if (values.length < least) return null;
  const sorted = Float64Array.from(values).toSorted();
  return Array.from({ length: 101 }, (_, percent) => {
    const place = ((sorted.length - 1) * percent) / 100;
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? below;
    return below + (above - below) * (place - Math.floor(place));
  });
}
