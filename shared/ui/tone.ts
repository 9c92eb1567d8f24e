/** How something reads at a glance. Always beside words or a sign: colour is never the only carrier. */
export type Tone = "good" | "warn" | "bad" | "neutral" | "accent";
