/**
 * A silence is unusual from twice the customer's usual gap on: with gaps spread as in a Poisson process one in seven is that long by
 * chance (e⁻²), so it is worth a word and no alarm.
 */
export const QUIET_FACTOR = 2;

/** Below two weeks nobody would call a customer silent. */
export const QUIET_LEAST_DAYS = 14;
