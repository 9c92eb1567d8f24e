/** Numbers behind the reasons of value; what an admin may change stands in the thresholds of the policy. */

/** The range that holds the outcome four times in five. Wide enough to be honest, narrow enough to act on. */
export const INTERVAL = 0.8;

/** A reason below a hundredth of the total would not change anybody's mind. */
export const LEAST_EFFECT_SHARE = 0.01;

/** Frequency or spend within a fifth of the typical customer's is typical. */
export const TYPICAL_WITHIN = 0.2;

export const MOST_REASONS = 3;
