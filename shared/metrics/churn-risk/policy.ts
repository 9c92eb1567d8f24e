/** Numbers behind the risk; horizon and bands, which an admin may change, stand in the thresholds of the policy. */

/** Without a contract a customer is asked for twice the expected gap: a Poisson buyer stays silent for that long one time in seven. */
export const GAPS_OF_SILENCE = 2;

/** Nobody plans further than two years for one customer; it is also the longest horizon the policy allows. */
export const LONGEST_HORIZON_DAYS = 730;

/** Half-width of an 80 % interval in standard errors of a normal estimate. */
export const STANDARD_ERRORS = 1.2816;

/** A change of less than half a point does not change the printed figure. */
export const LEAST_EFFECT_POINTS = 0.5;

/** A ticket open for a week has missed every usual service level. */
export const LONG_OPEN_DAYS = 7;

/** An answer older than a year is history. */
export const ANSWER_COUNTS_DAYS = 365;

/** A fall of a quarter in daily users from one four weeks to the next is more than holidays do. */
export const USE_FELL_TO = 0.75;

export const MOST_REASONS = 3;

/** With fewer repeat orders "so many times as often" would be arithmetic, not a habit. */
export const ORDERS_FOR_A_RATE = 3;
