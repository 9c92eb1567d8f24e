/** The groups of the Net Promoter question: 0–6 detractor, 7–8 passive, 9–10 promoter (Reichheld, "The One Number You Need to Grow", HBR 2003). */
export const PROMOTER_FROM = 9;
export const PASSIVE_FROM = 7;

/** A step on the eleven-point scale is the least that can be called a change. */
export const TREND_STEP = 1;

/** More answers than fit a small chart say nothing more; all of them count in `n`. */
export const HISTORY_LENGTH = 24;
