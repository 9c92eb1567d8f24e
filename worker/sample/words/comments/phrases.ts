export type Group = "promoter" | "passive" | "detractor";
export type Topic = "any" | "ticket" | "refund" | "plan" | "orders";
export type Phrases = Record<Group, Record<Topic, readonly string[]>>;
